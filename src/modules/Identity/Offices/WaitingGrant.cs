using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>How far a grant has come that needs four eyes.</summary>
internal enum GrantState
{
    /// <summary>No second officer has confirmed it yet; it has no effect.</summary>
    Waiting,

    /// <summary>Confirmed: the permission is held.</summary>
    Given,

    /// <summary>A second officer said no.</summary>
    Refused,

    /// <summary>Whoever asked for it took it back, or the officer left.</summary>
    Withdrawn,

    /// <summary>Nobody confirmed it in time.</summary>
    Lapsed,
}

/// <summary>
/// A permission that one officer wants to give and a second must confirm. Its state changes only by guarded updates in
/// <see cref="GrantDesk"/>.
/// </summary>
internal sealed class WaitingGrant
{
    public static readonly TimeSpan Length = TimeSpan.FromDays(14);

    public Guid Id { get; set; }

    public OfficeId OfficeId { get; set; }

    /// <summary>Who is to hold it.</summary>
    public PersonId PersonId { get; set; }

    public string Permission { get; set; } = "";

    public string Reason { get; set; } = "";

    public PersonId AskedBy { get; set; }

    public DateTime AskedAt { get; set; }

    public DateTime EndsAt { get; set; }

    public GrantState State { get; set; }

    public PersonId? DecidedBy { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>Why it was refused or taken back.</summary>
    public string? Why { get; set; }

    public bool IsWaiting(DateTime now) => State == GrantState.Waiting && now < EndsAt;
}
