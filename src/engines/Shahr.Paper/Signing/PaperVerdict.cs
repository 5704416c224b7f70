namespace Shahr.Paper;

/// <summary>What verification found. Only <see cref="Valid"/> may be relied on.</summary>
public enum PaperOutcome
{
    /// <summary>Signed by a signer of a trusted root, in its time, and no byte differs.</summary>
    Valid,

    /// <summary>A PDF without a signature.</summary>
    NotSigned,

    /// <summary>Bytes were altered or appended after signing, or the signature does not cover the whole file.</summary>
    ChangedAfterSigning,

    /// <summary>Unchanged, but the signer does not come from a trusted root or may not sign documents.</summary>
    UnknownSigner,

    /// <summary>Unchanged, but the signer's certificate, or the root's, is over.</summary>
    Expired,

    /// <summary>Unchanged, but signed before the certificate began, or in the future.</summary>
    NotYetValid,

    /// <summary>The key or the digest is weaker than the city accepts.</summary>
    AlgorithmRefused,

    /// <summary>More than one signature: the city signs a document once.</summary>
    SeveralSignatures,

    /// <summary>The file or its signature cannot be read.</summary>
    Damaged,

    /// <summary>The bytes are no PDF at all.</summary>
    NotPdf,
}

/// <summary>The answer of <see cref="PaperVerifier"/>.</summary>
/// <param name="Outcome">The finding.</param>
/// <param name="Reason">Details in English, for logs and experts.</param>
/// <param name="SignerName">The common name in the certificate; null unless the signature's bytes are
/// unchanged.</param>
/// <param name="SigningTime">What the signer claims; a B-B signature carries no proof of time.</param>
/// <param name="Data">The canonical data; only where the document is valid, or its signer's time is over.</param>
/// <param name="UnchangedLength">Where bytes were appended to a document that was valid: how long it was; else
/// null.</param>
public sealed record PaperVerdict(
    PaperOutcome Outcome,
    string Reason,
    string? SignerName = null,
    DateTimeOffset? SigningTime = null,
    ReadOnlyMemory<byte>? Data = null,
    int? UnchangedLength = null
)
{
    /// <summary>The document is as the city signed it.</summary>
    public bool IsValid => Outcome == PaperOutcome.Valid;

    /// <summary>The finding for a citizen, with what to do next.</summary>
    public string Sentence =>
        Outcome switch
        {
            PaperOutcome.Valid => "این سند درست است: امضای شهر را دارد و پس از امضا تغییری نکرده است.",
            PaperOutcome.NotSigned => "این پرونده امضای الکترونیکی ندارد. نسخهٔ امضاشده را از صفحهٔ پیگیری خود بگیرید.",
            PaperOutcome.ChangedAfterSigning =>
                "این سند پس از امضا تغییر کرده است و اعتبار ندارد. نسخهٔ اصلی را از دارندهٔ آن یا از شهرداری بخواهید.",
            PaperOutcome.UnknownSigner => "امضاکنندهٔ این سند را شهر نمی‌شناسد. به آن تکیه نکنید و از شهرداری بپرسید.",
            PaperOutcome.Expired =>
                "سند تغییری نکرده، ولی مهلت گواهی امضاکننده گذشته است. شمارهٔ سند را در سامانهٔ شهر بررسی کنید.",
            PaperOutcome.NotYetValid =>
                "زمان امضای این سند با زمان گواهی امضاکننده نمی‌خواند. ساعت دستگاه خود را ببینید و دوباره بسنجید.",
            PaperOutcome.AlgorithmRefused =>
                "روش امضای این سند امن نیست و پذیرفته نمی‌شود. نسخهٔ تازه‌ای از شهرداری بخواهید.",
            PaperOutcome.SeveralSignatures =>
                "این پرونده بیش از یک امضا دارد و سند شهر نیست. نسخهٔ اصلی را از شهرداری بخواهید.",
            PaperOutcome.Damaged => "این پرونده آسیب دیده است و خوانده نمی‌شود. آن را دوباره دریافت کنید.",
            PaperOutcome.NotPdf => "این پرونده PDF نیست. پروندهٔ PDF سند را برگزینید.",
            _ => "نتیجه‌ای به دست نیامد. دوباره بکوشید.",
        };
}
