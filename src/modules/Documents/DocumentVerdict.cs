namespace Shahr.Documents;

/// <summary>What a check of a document found. Only <see cref="Valid"/> may be relied on.</summary>
public enum DocumentFinding
{
    /// <summary>Issued by the city, unchanged, and in its life.</summary>
    Valid,

    /// <summary>Issued and unchanged, but its last day is over.</summary>
    Expired,

    /// <summary>Issued and unchanged, but taken back by the city.</summary>
    Revoked,

    /// <summary>Bytes differ from what was signed.</summary>
    Changed,

    /// <summary>Signed by somebody the city does not know.</summary>
    NotOurs,

    /// <summary>The signature is sound, but the city's register has no such document.</summary>
    NotInRegister,

    /// <summary>Unchanged, but the signer's certificate is over, so that only the city's register can tell.</summary>
    SignerOver,

    /// <summary>A PDF without a signature.</summary>
    NotSigned,

    /// <summary>The bytes are no readable PDF.</summary>
    Unreadable,
}

/// <summary>The answer to «is this document real?».</summary>
/// <param name="Finding">The finding.</param>
/// <param name="Statement">What it says; only where it is as the city signed it.</param>
/// <param name="SignerName">Name in the signer's certificate, where the signature holds.</param>
/// <param name="SignedAt">UTC, as the signer says.</param>
/// <param name="RevokedOn">Day of revocation in the city.</param>
/// <param name="Detail">Details in English, for experts.</param>
public sealed record DocumentVerdict(
    DocumentFinding Finding,
    DocumentStatement? Statement = null,
    string? SignerName = null,
    DateTime? SignedAt = null,
    DateOnly? RevokedOn = null,
    string Detail = ""
)
{
    /// <summary>True when it may be relied on.</summary>
    public bool IsValid => Finding == DocumentFinding.Valid;

    /// <summary>The finding in a few words.</summary>
    public string Title(string language) => Words(language).Title;

    /// <summary>What it means and what to do next.</summary>
    public string Sentence(string language) => Words(language).Sentence;

    private (string Title, string Sentence) Words(string language) => language == "en" ? English() : Persian();

    private (string Title, string Sentence) Persian() =>
        Finding switch
        {
            DocumentFinding.Valid => (
                "این سند درست است",
                "شهر آن را صادر کرده، پس از امضا هیچ تغییری نکرده است و اعتبار دارد. "
                    + "آنچه در زیر می‌خوانید متن رسمی سند است."
            ),
            DocumentFinding.Expired => (
                "مهلت این سند گذشته است",
                "شهر آن را صادر کرده و تغییری نکرده است، ولی دیگر اعتبار ندارد. از دارنده‌اش بخواهید سند تازه بگیرد."
            ),
            DocumentFinding.Revoked => (
                "این سند باطل شده است",
                "شهر آن را صادر کرده بود و سپس پس گرفته است. آن را نپذیرید؛ دارنده‌اش علت را در «سندهای من» می‌بیند."
            ),
            DocumentFinding.Changed => (
                "این سند دست‌کاری شده است",
                "فایل پس از امضا تغییر کرده است و اعتبار ندارد. آن را نپذیرید و فایل اصلی را از دارنده‌اش بخواهید."
            ),
            DocumentFinding.NotOurs => (
                "این سند از شهر ما نیست",
                "امضاکنندهٔ آن را نمی‌شناسیم. آن را به نام این شهر نپذیرید."
            ),
            DocumentFinding.NotInRegister => (
                "این سند در دفتر شهر نیست",
                "امضای آن به نام شهر است، ولی چنین سندی ثبت نشده است. آن را نپذیرید و به شهرداری خبر دهید."
            ),
            DocumentFinding.SignerOver => (
                "این سند را این‌جا نمی‌توان تأیید کرد",
                "سند تغییری نکرده، ولی مهلت گواهی امضاکننده‌اش گذشته است. "
                    + "آن را در صفحهٔ راستی‌آزمایی سامانهٔ شهر بسنجید."
            ),
            DocumentFinding.NotSigned => (
                "این فایل امضای الکترونیکی ندارد",
                "شاید چاپ یا عکسی از سند باشد. فایل PDF اصلی را بفرستید، یا شماره و کد پای سند را بنویسید."
            ),
            _ => (
                "این فایل خوانده نمی‌شود",
                "فایل PDF نیست یا آسیب دیده است. فایل اصلی را دوباره از دارنده‌اش بگیرید و بفرستید."
            ),
        };

    private (string Title, string Sentence) English() =>
        Finding switch
        {
            DocumentFinding.Valid => (
                "This document is genuine",
                "The city issued it, nothing was changed after signing, and it is in force. "
                    + "Below is what it officially says."
            ),
            DocumentFinding.Expired => (
                "This document has expired",
                "The city issued it and it is unchanged, but it is no longer in force. Ask its owner for a new one."
            ),
            DocumentFinding.Revoked => (
                "This document was revoked",
                "The city issued it and later took it back. "
                    + "Do not accept it; its owner sees the reason under «My documents»."
            ),
            DocumentFinding.Changed => (
                "This document was altered",
                "The file was changed after signing and does not count. "
                    + "Do not accept it; ask its owner for the original file."
            ),
            DocumentFinding.NotOurs => (
                "This document is not from our city",
                "We do not know who signed it. Do not accept it in this city's name."
            ),
            DocumentFinding.NotInRegister => (
                "This document is not in the city's register",
                "It is signed in the city's name, but no such document was recorded. "
                    + "Do not accept it, and tell the municipality."
            ),
            DocumentFinding.SignerOver => (
                "This document cannot be confirmed here",
                "It is unchanged, but its signer's certificate is over. Check it on the city's own verification page."
            ),
            DocumentFinding.NotSigned => (
                "This file has no electronic signature",
                "It may be a print or a picture of the document. "
                    + "Send the original PDF, or type the number and code at its foot."
            ),
            _ => (
                "This file cannot be read",
                "It is not a PDF or is damaged. Get the original file from its owner again."
            ),
        };
}
