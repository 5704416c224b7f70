using Shahr.Kit;

namespace Shahr.Contracts;

/// <summary>What others may know of a person without looking at their record.</summary>
/// <param name="Id">The person, or an organisation.</param>
/// <param name="DisplayName">Name and family name, or the organisation's name.</param>
public sealed record PersonName(PersonId Id, string DisplayName)
{
    /// <summary>One of the <paramref name="names"/> that <see cref="IPeople.NamesAsync"/> answered;
    /// <paramref name="otherwise"/> for who is not known (any more).</summary>
    public static string In(IReadOnlyDictionary<PersonId, PersonName> names, PersonId person, string otherwise = "") =>
        names.TryGetValue(person, out var name) ? name.DisplayName : otherwise;
}

/// <summary>The part of a person's record that a certificate or a letter needs. Reading another's is logged.</summary>
/// <param name="Id">The person.</param>
/// <param name="GivenName">نام</param>
/// <param name="FamilyName">نام خانوادگی</param>
/// <param name="NationalCode">کد ملی, ten digits; of who has none the passport, <c>DEU C01X00T47</c>.</param>
/// <param name="Mobile">Mobile, canonical; null for who has none.</param>
public sealed record PersonRecord(
    PersonId Id,
    string GivenName,
    string FamilyName,
    string NationalCode,
    string? Mobile
);

/// <summary>An office and its Persian name.</summary>
public sealed record OfficeName(OfficeId Id, string Code, string Fa, string En);

/// <summary>How to reach a person, and in which language.</summary>
/// <param name="Mobile">Canonical mobile, or null.</param>
/// <param name="Email">E-mail, or null.</param>
/// <param name="Language"><c>fa</c> or <c>en</c>.</param>
public sealed record Reach(string? Mobile, string? Email, string Language);

/// <summary>Questions others may ask about people and offices.</summary>
public interface IPeople
{
    /// <summary>Names for ids, for lists and timelines. Not logged: a name of who handles a file is public.</summary>
    Task<IReadOnlyDictionary<PersonId, PersonName>> NamesAsync(
        IReadOnlyCollection<PersonId> people,
        CancellationToken ct = default
    );

    /// <summary>A person's record for a stated reason; another's record is logged and shown to that person.</summary>
    Task<PersonRecord?> RecordAsync(PersonId person, string reason, CancellationToken ct = default);

    /// <summary>How to reach a person. For Notify; not logged.</summary>
    Task<Reach?> ReachAsync(PersonId person, CancellationToken ct = default);

    /// <summary>
    /// Who reads what is written to an applicant about a service: the person themselves, or those members of an
    /// organisation who may see its cases of that service.
    /// </summary>
    Task<IReadOnlyList<PersonId>> ReadersOfAsync(PersonId applicant, string service, CancellationToken ct = default);

    /// <summary>True for one person, in two accounts too, and where the first acts for the other, as a member of an
    /// organisation does: nobody works on such a case.</summary>
    Task<bool> AreCloseAsync(PersonId one, PersonId other, CancellationToken ct = default);
}

/// <summary>Offices of the city.</summary>
public interface IOffices
{
    /// <summary>All offices.</summary>
    Task<IReadOnlyList<OfficeName>> AllAsync(CancellationToken ct = default);

    /// <summary>The office of a code such as <c>lighting</c>, or null.</summary>
    Task<OfficeName?> FindAsync(string code, CancellationToken ct = default);

    /// <summary>Those who hold a permission in an office, longest there first, at most so many.</summary>
    Task<IReadOnlyList<PersonId>> OfficersAsync(
        OfficeId office,
        string permission,
        int most,
        CancellationToken ct = default
    );
}

/// <summary>Which officers are away from work. Why, nobody knows here.</summary>
public interface IAbsences
{
    /// <summary>Those of these people who are away now, and the instant at which each is back.</summary>
    Task<IReadOnlyDictionary<PersonId, DateTime>> AwayAsync(
        IReadOnlyCollection<PersonId> people,
        CancellationToken ct = default
    );
}

/// <summary>
/// The log of looks: whenever somebody's record is shown to another, one row is committed before bytes leave,
/// and the person sees it at <c>/me/looks</c>.
/// </summary>
public interface IAccessLog
{
    /// <summary>Records that the current actor looks at these people's fields; own looks are left out.</summary>
    Task LookedAtAsync(
        IReadOnlyCollection<PersonId> people,
        string reason,
        IReadOnlyList<string> fields,
        CancellationToken ct = default
    );
}

/// <summary>A column of what is held: a lasting name for machines, words for people.</summary>
public sealed record HeldColumn(string Name, string Fa, string En);

/// <summary>One kind of thing that a room of the city holds of a person.</summary>
/// <param name="Name">A lasting name for machines, <c>cases</c>.</param>
/// <param name="Fa">Its title.</param>
/// <param name="En">The same in English.</param>
/// <param name="Columns">What is known of each.</param>
/// <param name="Rows">Texts, whole numbers, UTC instants, days or nulls, in the order of the columns.</param>
public sealed record HeldData(
    string Name,
    string Fa,
    string En,
    IReadOnlyList<HeldColumn> Columns,
    IReadOnlyList<IReadOnlyList<object?>> Rows
);

/// <summary>Whoever holds data of people gives all of it to the one it belongs to, at <c>/me/data</c>.</summary>
public interface IHoldData
{
    /// <summary>Rows of one kind that are given out at most; more than this is told, not hidden.</summary>
    public const int Most = 10_000;

    /// <summary>Everything this room holds of the person, newest first, at most <see cref="Most"/> of a kind.</summary>
    Task<IReadOnlyList<HeldData>> OfAsync(PersonId person, CancellationToken ct = default);
}
