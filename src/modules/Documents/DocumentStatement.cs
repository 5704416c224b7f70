using System.Text.Encodings.Web;
using System.Text.Json;
using Shahr.Contracts;

namespace Shahr.Documents;

/// <summary>
/// The canonical data inside every signed PDF (<c>document.json</c>): what machines read instead of the drawn page.
/// Members stand in alphabetical order, without blanks, in UTF-8, so that the same document gives the same bytes.
/// </summary>
public sealed record DocumentStatement
{
    private static readonly JsonSerializerOptions Canonical = new(JsonSerializerOptions.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>Paragraphs.</summary>
    public required IReadOnlyList<string> BodyFa { get; init; }

    /// <summary>Number of the case it answers.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Who issues: the city's Persian name.</summary>
    public required string City { get; init; }

    /// <summary>Facts.</summary>
    public required IReadOnlyList<DocumentField> Fields { get; init; }

    /// <summary>Day of issue in the city.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Kind, <c>residence-certificate</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>Public number, digits in groups of three.</summary>
    public required string Number { get; init; }

    /// <summary>Office, in Persian.</summary>
    public required string OfficeFa { get; init; }

    /// <summary>Whose document it is, by name.</summary>
    public required string Owner { get; init; }

    /// <summary>Who decided.</summary>
    public required string SignedByFa { get; init; }

    /// <summary>Title.</summary>
    public required string TitleEn { get; init; }

    /// <summary>Title.</summary>
    public required string TitleFa { get; init; }

    /// <summary>Last day of validity, or null.</summary>
    public DateOnly? ValidUntil { get; init; }

    /// <summary>Where it can be verified.</summary>
    public required string VerifyAt { get; init; }

    /// <summary>Edition of this shape.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The bytes kept in the PDF.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Canonical);

    /// <summary>Reads what <see cref="ToBytes"/> wrote; null when it is something else.</summary>
    public static DocumentStatement? Read(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return JsonSerializer.Deserialize<DocumentStatement>(bytes, Canonical);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
