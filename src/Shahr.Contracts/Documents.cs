using Shahr.Kit;
using Shahr.Kit.Outbox;

namespace Shahr.Contracts;

/// <summary>A line of a document's table: label and value.</summary>
public sealed record DocumentField(string Name, string LabelFa, string LabelEn, string Value);

/// <summary>What a document says; Documents makes the PDF, the HTML twin, the QR and the signature.</summary>
public sealed record DocumentOrder
{
    /// <summary>Idempotency key, for example the case id: the same key makes one document.</summary>
    public required string Key { get; init; }

    /// <summary>Kind, <c>residence-certificate</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Title on top.</summary>
    public required string TitleFa { get; init; }

    /// <summary>The same in English, for the HTML twin and the API.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Whose document it is; only they (and who they show it to) read it whole.</summary>
    public required PersonId Owner { get; init; }

    /// <summary>Paragraphs of the body.</summary>
    public required IReadOnlyList<string> BodyFa { get; init; }

    /// <summary>Facts as a table, also embedded as canonical data.</summary>
    public required IReadOnlyList<DocumentField> Fields { get; init; }

    /// <summary>Office that issues it, in Persian.</summary>
    public required string OfficeFa { get; init; }

    /// <summary>Name and role of who decided.</summary>
    public required string SignedByFa { get; init; }

    /// <summary>Number of the case it answers.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Last day of validity, or null for ever.</summary>
    public DateOnly? ValidUntil { get; init; }
}

/// <summary>A document that was made.</summary>
/// <param name="Number">Its public number, printed beside the QR and asked at <c>/verify</c>.</param>
/// <param name="Title">Title in Persian.</param>
/// <param name="Href">Its page: HTML twin, with the PDF beside it.</param>
public sealed record DocumentMade(string Number, string Title, string Href);

/// <summary>Makes and finds signed documents.</summary>
public interface IDocuments
{
    /// <summary>
    /// Orders a document; joins the caller's transaction. The PDF is signed after the commit, within seconds.
    /// </summary>
    Task<DocumentMade> OrderAsync(DocumentOrder order, CancellationToken ct = default);

    /// <summary>The document of a key, or null; <c>Ready</c> tells whether the signed PDF exists yet.</summary>
    Task<(DocumentMade Document, bool Ready)?> FindAsync(string key, CancellationToken ct = default);
}

/// <summary>A signed document is ready for its owner.</summary>
public sealed record DocumentSigned(string Number, string TitleFa, PersonId Owner, string Key) : ICityEvent
{
    /// <inheritdoc/>
    public string Stream => Number;
}
