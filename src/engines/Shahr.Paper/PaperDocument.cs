namespace Shahr.Paper;

/// <summary>One official document: what it says, who says it and how it can be checked. Drawn as PDF and as
/// HTML.</summary>
/// <remarks>All text is plain; markup in it is shown as it stands. Digits are drawn as given: make them Persian
/// first.</remarks>
public sealed record PaperDocument
{
    /// <summary>What the document is, for example «گواهی سکونت».</summary>
    public required string Title { get; init; }

    /// <summary>Who issues it, and the number, date and attachment lines of an Iranian letter.</summary>
    public required PaperLetterhead Letterhead { get; init; }

    /// <summary>Headings, paragraphs, facts, tables and seals in reading order.</summary>
    public required IReadOnlyList<PaperBlock> Body { get; init; }

    /// <summary>Who signs, drawn after the body; null draws none.</summary>
    public PaperSignature? Signature { get; init; }

    /// <summary>The panel with the QR code at the end of the last page; null draws none.</summary>
    public PaperVerification? Verification { get; init; }

    /// <summary>One line at the foot of every page, beside «صفحهٔ ۱ از ۲».</summary>
    public string? Footer { get; init; }

    /// <summary>Canonical JSON of the document, kept byte for byte as the attachment <c>document.json</c>; empty:
    /// none.</summary>
    public ReadOnlyMemory<byte> CanonicalData { get; init; }

    /// <summary>The instant written into the file's properties; the same instant gives the same bytes.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The head of the first page.</summary>
/// <param name="Issuer">The city or office, large, for example «شهرداری شهر نمونه».</param>
/// <param name="Office">The department under it, or null.</param>
/// <param name="Number">«شماره», as shown.</param>
/// <param name="Date">«تاریخ», a Jalali day as shown, for example «۱۴۰۵/۰۹/۰۲».</param>
/// <param name="Attachment">«پیوست», for example «ندارد».</param>
/// <param name="Invocation">The small line above the title, for example «به نام خدا»; null: none.</param>
/// <param name="EmblemPath">SVG path data in a 100×100 box for the city's own emblem; null: an eight-pointed
/// star.</param>
public sealed record PaperLetterhead(
    string Issuer,
    string? Office,
    string Number,
    string Date,
    string Attachment,
    string? Invocation = "به نام خدا",
    string? EmblemPath = null
);

/// <summary>A piece of the body.</summary>
public abstract record PaperBlock;

/// <summary>A heading inside the body; the document's title is one level above it.</summary>
/// <param name="Text">The words.</param>
public sealed record PaperHeading(string Text) : PaperBlock;

/// <summary>A paragraph, justified, of plain and bold pieces.</summary>
/// <param name="Spans">The pieces in reading order.</param>
public sealed record PaperParagraph(IReadOnlyList<PaperSpan> Spans) : PaperBlock
{
    /// <summary>A paragraph of one plain piece.</summary>
    /// <param name="text">The words.</param>
    public PaperParagraph(string text)
        : this([new PaperSpan(text)]) { }
}

/// <summary>A piece of text with one look.</summary>
/// <param name="Text">The words.</param>
/// <param name="Bold">Heavier.</param>
/// <param name="LeftToRight">Isolated left to right: phone numbers, plates, Sheba, addresses of pages.</param>
public sealed record PaperSpan(string Text, bool Bold = false, bool LeftToRight = false);

/// <summary>Names and values in two columns, for example «نام خانوادگی: رضایی».</summary>
/// <param name="Rows">The facts in order.</param>
public sealed record PaperFacts(IReadOnlyList<PaperFact> Rows) : PaperBlock;

/// <summary>One fact.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">The value as shown.</param>
/// <param name="LeftToRight">The value is a number or code that reads left to right.</param>
public sealed record PaperFact(string Name, string Value, bool LeftToRight = false);

/// <summary>A table; its head is repeated on each page it reaches. Rows are not split between pages.</summary>
/// <param name="Columns">The columns, the first at the right edge.</param>
/// <param name="Rows">Cells as shown; each row has as many cells as there are columns.</param>
/// <param name="Caption">A line above the table, or null.</param>
public sealed record PaperTable(
    IReadOnlyList<PaperColumn> Columns,
    IReadOnlyList<IReadOnlyList<string>> Rows,
    string? Caption = null
) : PaperBlock;

/// <summary>One column.</summary>
/// <param name="Name">The head's words.</param>
/// <param name="Share">Its share of the width, relative to the others; more than 0.</param>
/// <param name="LeftToRight">Its cells are numbers or codes that read left to right.</param>
public sealed record PaperColumn(string Name, float Share = 1, bool LeftToRight = false);

/// <summary>A drawn seal: the emblem in a double ring with the words under it. It is decoration; the signature is
/// proof.</summary>
/// <param name="Caption">The words under the ring.</param>
/// <param name="EmblemPath">As in <see cref="PaperLetterhead"/>.</param>
public sealed record PaperSeal(string Caption, string? EmblemPath = null) : PaperBlock;

/// <summary>Who signs.</summary>
/// <param name="Name">The signer, for example «داوود احمدی».</param>
/// <param name="Role">The office held, for example «رئیس ادارهٔ ثبت».</param>
/// <param name="Note">A small line, for example «با امضای الکترونیکی»; null: none.</param>
/// <param name="WithSeal">Draws the city's seal beside the name.</param>
public sealed record PaperSignature(
    string Name,
    string Role,
    string? Note = "این سند با امضای الکترونیکی صادر شده است.",
    bool WithSeal = true
);

/// <summary>How a reader checks the document.</summary>
/// <param name="Address">The page of the city that checks documents; the QR code holds it, with the number if it has
/// one.</param>
/// <param name="PublicNumber">The number a person can read aloud.</param>
/// <param name="QrText">What the QR code holds; null: <paramref name="Address"/>.</param>
public sealed record PaperVerification(string Address, string PublicNumber, string? QrText = null);
