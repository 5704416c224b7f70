using Shahr.Kit;

namespace Shahr.Contracts;

/// <summary>What the city may already know of somebody, so that nobody is asked twice.</summary>
public enum KnownKind
{
    /// <summary>Given and family name.</summary>
    FullName,

    /// <summary>Where they live: words and a point.</summary>
    HomeAddress,

    /// <summary>Ten digits.</summary>
    HomePostalCode,

    /// <summary>Where they work: words and a point.</summary>
    WorkAddress,

    /// <summary>Ten digits.</summary>
    WorkPostalCode,
}

/// <summary>A fact, and where it stands.</summary>
/// <param name="Text">The words; of an address, as its owner wrote it.</param>
/// <param name="At">The point of an address, where it has one.</param>
/// <param name="SourceFa">Where it comes from, as its owner calls it.</param>
/// <param name="SourceEn">The same in English.</param>
/// <param name="Href">Where its owner changes it; null where they cannot themselves.</param>
public sealed record KnownFact(string Text, GeoPoint? At, string SourceFa, string SourceEn, string? Href);

/// <summary>
/// Tells somebody what is known of themselves, for them to confirm. It is asked in a person's own name only; it is not
/// logged, for nobody else sees it.
/// </summary>
public interface IKnown
{
    /// <summary>The fact, or null where there is none.</summary>
    Task<KnownFact?> FindAsync(PersonId person, KnownKind kind, CancellationToken ct = default);
}

/// <summary>Finds whom somebody wants to send money to, by what they know of them.</summary>
public interface IPayees
{
    /// <summary>
    /// The one whose national code, mobile or national id of an organisation was typed; their name is for the asker to
    /// confirm. Questions are counted, so that nobody learns names by trying numbers: whoever asks must not roll a
    /// refusal back.
    /// </summary>
    Task<Result<PersonName>> FindAsync(PersonId asker, string? typed, CancellationToken ct = default);
}
