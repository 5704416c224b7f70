using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Documents;

/// <summary>Where a document stands.</summary>
internal enum DocumentState
{
    /// <summary>Ordered; the signing job makes it within seconds.</summary>
    Ordered,

    /// <summary>Signed and ready for its owner.</summary>
    Signed,

    /// <summary>Taken back with a reason; the PDF in people's hands no longer counts.</summary>
    Revoked,
}

/// <summary>One document of the register (سند). What it says is sealed; see <see cref="ContentSeal"/>.</summary>
internal sealed class Document
{
    public required Guid Id { get; init; }

    /// <summary>Digits of the <see cref="PublicNumber"/>.</summary>
    public required string Number { get; init; }

    public required string OrderKey { get; init; }

    public required string Kind { get; init; }

    public required string TitleFa { get; init; }

    public required string TitleEn { get; init; }

    public required PersonId OwnerId { get; init; }

    public required string SealedContent { get; init; }

    public DateOnly? ValidUntil { get; init; }

    public DocumentState State { get; private set; }

    public required DateTime OrderedAt { get; init; }

    public DateTime? SignedAt { get; private set; }

    /// <summary>SHA-256 of the signed PDF as people hold it.</summary>
    public string? FileHash { get; private set; }

    /// <summary>Name of the encrypted PDF in the file store.</summary>
    public string? StoredHash { get; private set; }

    public DateTime? RevokedAt { get; private set; }

    public PersonId? RevokedBy { get; private set; }

    public string? SealedReason { get; private set; }

    public int Attempts { get; private set; }

    public DateTime NextAt { get; private set; }

    public string? Error { get; private set; }

    public PublicNumber PublicNumber => PublicNumber.Parse(Number);

    /// <summary>True after the last day of validity, as the city's calendar has it.</summary>
    public bool IsOver(DateTime now) => ValidUntil is { } last && CityDay.Of(now) > last;

    /// <summary>The city takes it back. The reason is kept sealed; the owner reads it.</summary>
    public Problem? Revoke(PersonId by, string sealedReason, DateTime now)
    {
        if (State == DocumentState.Ordered)
            return DocumentsProblems.NotSignedYet;
        if (State == DocumentState.Revoked)
            return DocumentsProblems.AlreadyRevoked;
        (State, RevokedBy, SealedReason, RevokedAt) = (DocumentState.Revoked, by, sealedReason, now);
        return null;
    }
}

/// <summary>Which day it is in the city.</summary>
internal static class CityDay
{
    public static DateOnly Of(DateTime utc) => DateOnly.FromDateTime(PersianTime.ToTehran(utc));

    /// <summary>A day in the reader's language.</summary>
    public static string In(string language, DateOnly day) =>
        language == "en"
            ? day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            : JalaliDate.From(day).ToMediumString();
}
