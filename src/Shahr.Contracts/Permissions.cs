using Shahr.Kit;

namespace Shahr.Contracts;

/// <summary>Why somebody does not hold a permission, or why it does not act: true of them, from what is kept.</summary>
public enum ShutBecause
{
    /// <summary>It was never given to them.</summary>
    NeverGiven,

    /// <summary>A manager asked for it; a second has not confirmed it yet.</summary>
    Waits,

    /// <summary>A second manager refused it.</summary>
    Refused,

    /// <summary>Whoever asked for it took that back.</summary>
    TakenBack,

    /// <summary>Nobody confirmed it in time.</summary>
    RanOut,

    /// <summary>It was taken in a quarterly review.</summary>
    TakenInReview,

    /// <summary>It ended when they left the office.</summary>
    LeftOffice,

    /// <summary>It ended when they were given other work in the office.</summary>
    OtherWork,

    /// <summary>They hold it; it rests while they act for somebody else.</summary>
    ActsForAnother,

    /// <summary>They hold it; it acts after a second factor.</summary>
    OneFactor,

    /// <summary>They are away from work. That alone takes nothing.</summary>
    Away,
}

/// <summary>One reason in words, with what may be done about it.</summary>
/// <param name="Because">Which.</param>
/// <param name="Fa">A Persian sentence or two.</param>
/// <param name="En">The same in English.</param>
public sealed record ShutReason(ShutBecause Because, string Fa, string En);

/// <summary>A permission that somebody has not, and why.</summary>
/// <param name="Permission">Its code.</param>
/// <param name="Fa">Its Persian name.</param>
/// <param name="En">Its English name.</param>
/// <param name="Offices">Offices in which somebody holds it.</param>
/// <param name="Reasons">What is true of who asks; never empty.</param>
public sealed record ShutDoor(
    string Permission,
    string Fa,
    string En,
    IReadOnlyList<OfficeName> Offices,
    IReadOnlyList<ShutReason> Reasons
);

/// <summary>Questions about who may do what.</summary>
public interface IPermissions
{
    /// <summary>
    /// Why this permission does not open a door to the actor. Says nothing of what lies behind the door, nor of anybody
    /// else; null where the city knows no such permission.
    /// </summary>
    Task<ShutDoor?> WhyShutAsync(Actor actor, string permission, CancellationToken ct = default);
}
