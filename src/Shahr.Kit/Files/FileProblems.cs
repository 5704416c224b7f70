namespace Shahr.Kit.Files;

/// <summary>Every refusal of the file intake: warm, exact, and saying what to do next.</summary>
public static class FileProblems
{
    /// <summary>Nothing was sent.</summary>
    public static Problem Empty { get; } =
        new(
            "files.empty",
            422,
            "این پرونده خالی است. شاید فرستادنش نیمه‌کاره مانده باشد؛ لطفاً دوباره انتخابش کنید.",
            "This file is empty. Sending it may have been cut short; please choose it again."
        );

    /// <summary>Longer than the slice accepts; place 0 is the limit in megabytes.</summary>
    public static Problem TooLarge { get; } =
        new(
            "files.too_large",
            413,
            "حجم این پرونده بیش از {0} مگابایت است. لطفاً نسخهٔ کوچک‌تری بفرستید؛ عکس را با کیفیت معمولی هم بگیرید "
                + "کافی است.",
            "This file is larger than {0} MB. Please send a smaller one; a photo of ordinary quality is enough."
        );

    /// <summary>Not one of the kinds this place accepts; place 0 lists them.</summary>
    public static Problem WrongKind { get; } =
        new(
            "files.wrong_kind",
            415,
            "این نوع پرونده را اینجا نمی‌توانیم بپذیریم. لطفاً یکی از این‌ها را بفرستید: {0}.",
            "We cannot take this kind of file here. Please send one of these: {0}."
        );

    /// <summary>The structure does not hold together.</summary>
    public static Problem Broken { get; } =
        new(
            "files.broken",
            422,
            "این پرونده سالم به دست ما نرسید. لطفاً بازش کنید و اگر درست نمایش داده شد، دوباره بفرستیدش.",
            "This file did not reach us whole. Please open it, and if it shows properly, send it again."
        );

    /// <summary>Two files in one, or a file with a programme hidden in it.</summary>
    public static Problem Mixed { get; } =
        new(
            "files.mixed",
            422,
            "در این پرونده چیزی جز عکس یا نوشته هم هست و برای ایمنی همه پذیرفته نمی‌شود. "
                + "لطفاً عکس تازه‌ای بگیرید یا سند را دوباره چاپ به پی‌دی‌اف کنید و همان را بفرستید.",
            "There is something besides a picture or a text in this file, and for everyone's safety it is not "
                + "accepted. "
                + "Please take a fresh photo, or print the document to PDF again, and send that."
        );

    /// <summary>More than 50 million points.</summary>
    public static Problem TooManyPixels { get; } =
        new(
            "files.too_many_pixels",
            422,
            "ابعاد این عکس بیش از ۵۰ میلیون نقطه است. لطفاً آن را کوچک‌تر کنید و دوباره بفرستید.",
            "This picture has more than 50 million points. Please make it smaller and send it again."
        );

    /// <summary>A moving picture.</summary>
    public static Problem Animated { get; } =
        new(
            "files.animated",
            422,
            "این عکس متحرک است. لطفاً یک عکس ثابت بفرستید.",
            "This picture moves. Please send a still one."
        );

    /// <summary>A PDF that runs or carries something.</summary>
    public static Problem ActivePdf { get; } =
        new(
            "files.active_pdf",
            422,
            "این پی‌دی‌اف برنامه یا پروندهٔ پیوست در خود دارد. لطفاً آن را دوباره «چاپ به پی‌دی‌اف» کنید و نسخهٔ ساده "
                + "را بفرستید.",
            "This PDF carries a programme or an attached file. Please “print to PDF” again and send the plain copy."
        );

    /// <summary>A PDF behind a password or with restrictions.</summary>
    public static Problem LockedPdf { get; } =
        new(
            "files.locked_pdf",
            422,
            "این پی‌دی‌اف قفل یا رمز دارد و نمی‌توانیم بازش کنیم. لطفاً نسخهٔ بدون رمز آن را بفرستید.",
            "This PDF is locked or has a password and we cannot open it. Please send a copy without a password."
        );

    /// <summary>Unpacks to far more than it weighs.</summary>
    public static Problem TooDense { get; } =
        new(
            "files.too_dense",
            422,
            "این پرونده بیش از اندازه فشرده است و باز کردنش ایمن نیست. لطفاً آن را دوباره از برنامهٔ اصلی ذخیره کنید "
                + "و بفرستید.",
            "This file is packed too tightly to open safely. Please save it again from the original programme and "
                + "send that."
        );
}
