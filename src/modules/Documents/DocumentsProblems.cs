using Shahr.Kit;

namespace Shahr.Documents;

/// <summary>Every refusal this module can give.</summary>
internal static class DocumentsProblems
{
    public static readonly Problem NotFound = new(
        "documents.not_found",
        404,
        "سندی با این شماره در میان سندهای شما نیست. فهرست «سندهای من» را ببینید؛ "
            + "اگر سند دیگری در دست دارید، آن را راستی‌آزمایی کنید.",
        "There is no document of this number among yours. See «My documents»; "
            + "a document of somebody else can be verified."
    );

    public static readonly Problem NotReady = new(
        "documents.not_ready",
        409,
        "این سند هنوز امضا نشده است. چند ثانیهٔ دیگر صفحه را تازه کنید.",
        "This document is not signed yet. Reload the page in a few seconds."
    );

    public static readonly Problem FileNeeded = new(
        "documents.file_needed",
        422,
        "فایل PDF سند را برگزینید و دوباره بفرستید.",
        "Choose the document's PDF file and send again."
    );

    public static readonly Problem FileTooLarge = new(
        "documents.file_too_large",
        413,
        "این فایل از {0} مگابایت بزرگ‌تر است و سند شهر نیست. فایلی را که از سامانه گرفته‌اید بفرستید.",
        "This file is larger than {1} MB, so it is not the city's. Send the file that was downloaded from the city."
    );

    public static readonly Problem PdfOnly = new(
        "documents.pdf_only",
        415,
        "بدنهٔ درخواست باید خود فایل PDF با نوع application/pdf باشد.",
        "The body must be the PDF file itself, of type application/pdf."
    );

    public static readonly Problem NumberWrong = new(
        "documents.number_wrong",
        422,
        "شمارهٔ سند نه رقم است و یکی از رقم‌ها درست نیست. آن را سه‌تا سه‌تا از پای سند بنویسید.",
        "A document number has nine digits, and one of these is wrong. "
            + "Copy it in groups of three from the foot of the document."
    );

    public static readonly Problem CodeWrong = new(
        "documents.code_wrong",
        422,
        "کد راستی‌آزمایی شش رقم است و کنار شمارهٔ سند چاپ شده است.",
        "The check code has six digits and is printed beside the document's number."
    );

    public static readonly Problem NoSuchPair = new(
        "documents.no_such_pair",
        404,
        "سندی با این شماره و این کد در دفتر شهر نیست. "
            + "هر دو را دوباره از روی سند بنویسید؛ اگر باز پیدا نشد، به آن تکیه نکنید.",
        "The city has no document of this number and code. "
            + "Copy both again; if it is still not found, do not rely on it."
    );

    public static readonly Problem NoSuchDocument = new(
        "documents.no_such_document",
        404,
        "سندی با این شماره در دفتر شهر نیست. شماره را دوباره از روی سند بنویسید.",
        "The city has no document of this number. Copy the number again from the document."
    );

    public static readonly Problem ReasonNeeded = new(
        "documents.reason_needed",
        422,
        "بنویسید چرا سند باطل می‌شود؛ دارندهٔ سند آن را می‌خواند و در تاریخچه می‌ماند (تا ۵۰۰ نویسه).",
        "Write why the document is revoked; its owner reads it and it stays in the history (up to 500 characters)."
    );

    public static readonly Problem AlreadyRevoked = new(
        "documents.already_revoked",
        409,
        "این سند پیش از این باطل شده است؛ کار دیگری لازم نیست.",
        "This document was revoked already; nothing more is needed."
    );

    public static readonly Problem NotSignedYet = new(
        "documents.not_signed_yet",
        409,
        "این سند هنوز امضا نشده است. چند ثانیهٔ دیگر دوباره بکوشید.",
        "This document is not signed yet. Try again in a few seconds."
    );

    public static readonly Problem OwnDocument = new(
        "documents.own_document",
        403,
        "دربارهٔ سند خود یا نزدیکانتان نمی‌توانید تصمیم بگیرید. آن را به همکار دیگری بسپارید.",
        "You may not decide about your own document or one of your family. Leave it to a colleague."
    );
}
