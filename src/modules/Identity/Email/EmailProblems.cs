using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>What is refused about a person's e-mail address. None tells whether anybody else has the same.</summary>
internal static class EmailProblems
{
    public static readonly Problem Wrong = new(
        "identity.email_wrong",
        422,
        "این نشانی رایانامه درست نیست. آن را کامل و بی فاصله بنویسید؛ مانند maryam@example.ir.",
        "This e-mail address is not right. Write all of it, without blanks, for example maryam@example.ir."
    );

    public static readonly Problem StrangeLetters = new(
        "identity.email_strange_letters",
        422,
        "در این نشانی حرف‌هایی از الفباهای گوناگون کنار هم است و می‌شود آن را با نشانی دیگری اشتباه گرفت. "
            + "پیش از @ تنها حرف لاتین بنویسید، و پس از آن لاتین یا فارسی.",
        "This address mixes letters of several alphabets and could pass for another one. "
            + "Write Latin letters only before the @, and Latin or Persian ones behind it."
    );

    public static readonly Problem TooLong = new(
        "identity.email_too_long",
        422,
        "این نشانی از ۲۵۴ نویسه بلندتر است و هیچ نامه‌رسانی آن را نمی‌پذیرد. ببینید چیزی اضافه ننوشته باشید.",
        "This address is longer than 254 characters, which no mail server takes. See whether something was added."
    );

    public static readonly Problem Same = new(
        "identity.email_same",
        409,
        "این همان رایانامهٔ کنونی شماست و کاری نمانده است. اگر می‌خواهید عوضش کنید، نشانی دیگری بنویسید.",
        "This is your e-mail address already; nothing is left to do. To change it, write another one."
    );

    public static readonly Problem CodeWrong = new(
        "identity.email_code_wrong",
        422,
        "این کد درست نیست. تازه‌ترین نامهٔ ما را باز کنید و شش رقم آن را بنویسید، یا کد تازه بگیرید.",
        "This code is wrong. Open our newest e-mail and type its six digits, or get a new code."
    );

    public static readonly Problem ResendTooSoon = new(
        "identity.email_resend_too_soon",
        429,
        "نامه گاهی با اندکی درنگ می‌رسد؛ پوشهٔ هرزنامه را هم ببینید. {0} ثانیهٔ دیگر می‌توانید کد تازه بگیرید.",
        "Mail sometimes arrives late; look into the spam folder too. You can get a new code in {0} seconds."
    );

    public static readonly Problem Over = new(
        "identity.email_over",
        409,
        "زمان تأیید این نشانی گذشته یا پیش‌تر به پایان رسیده است. رایانامهٔ خود را ببینید؛ "
            + "اگر تأیید نشده است دوباره بنویسیدش.",
        "The time to confirm this address is over, or it was confirmed before. Look at your e-mail address; "
            + "if it is not confirmed, write it again."
    );

    public static readonly Problem Gone = new(
        "identity.email_gone",
        404,
        "رایانامه‌ای در حساب شما نیست. اگر می‌خواهید پیام‌ها را با رایانامه بگیرید، یکی بنویسید.",
        "There is no e-mail address in your account. Write one if you want messages by e-mail."
    );
}
