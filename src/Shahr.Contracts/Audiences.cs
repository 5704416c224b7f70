using Shahr.Kit;

namespace Shahr.Contracts;

/// <summary>Whom a notice is for; without anything it is everybody.</summary>
/// <param name="Around">Only who lives or works about this point; to the nearest square of half a kilometre.</param>
/// <param name="RadiusMeters">How far from the point.</param>
/// <param name="Office">Only the officers of this office.</param>
public sealed record Audience(GeoPoint? Around = null, int RadiusMeters = 0, OfficeId? Office = null)
{
    /// <summary>Only who lives or works in a square of half a kilometre with its middle within these corners.</summary>
    public IReadOnlyList<GeoPoint>? Within { get; init; }

    /// <summary>Only who may act for this organisation.</summary>
    public PersonId? Organisation { get; init; }

    /// <summary>Only those of these; organisations among them are nobody.</summary>
    public IReadOnlyList<PersonId>? Among { get; init; }
}

/// <summary>Somebody of an audience, and how to reach them.</summary>
public sealed record Listener(PersonId Person, Reach Reach);

/// <summary>The people of an audience, for Notify; not logged, as <see cref="IPeople.ReachAsync"/>.</summary>
public interface IAudiences
{
    /// <summary>At most so many who follow this person in the order of ids; fewer mean that nobody is left.</summary>
    Task<IReadOnlyList<Listener>> NextAsync(
        Audience audience,
        PersonId? after,
        int most,
        CancellationToken ct = default
    );

    /// <summary>The confirmed organisation of a national id (شناسهٔ ملی) as it was typed, or null.</summary>
    Task<PersonName?> OrganisationAsync(string typed, CancellationToken ct = default);
}
