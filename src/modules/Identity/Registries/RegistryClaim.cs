using Microsoft.EntityFrameworkCore;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>How far the city believes what somebody says.</summary>
internal enum ClaimState
{
    /// <summary>Somebody says so; nothing follows from it yet.</summary>
    Claimed,

    /// <summary>A registry or an officer says so too.</summary>
    Confirmed,

    /// <summary>An officer did not believe it, or a rule forbids it.</summary>
    Refused,
}

/// <summary>
/// Somebody's word that they may act for another, about which a registry is asked, and what became of it. Its state
/// changes only by the guarded updates of <see cref="RegistryClaims"/>.
/// </summary>
internal abstract class RegistryClaim
{
    public ClaimState State { get; set; }

    public DateTime ClaimedAt { get; set; }

    /// <summary>When the registry is asked next; null when it is asked no more.</summary>
    public DateTime? CheckAt { get; set; }

    /// <summary>How often it was asked without an answer.</summary>
    public int CheckTimes { get; set; }

    /// <summary>When the registry said no; an officer decides.</summary>
    public DateTime? DifferedAt { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>The officer; null where the registry decided.</summary>
    public PersonId? DecidedBy { get; set; }

    /// <summary>What paper the officer saw, or why they refused.</summary>
    public string? Note { get; set; }
}

/// <summary>What happens to a claim, by whoever is first.</summary>
internal static class RegistryClaims
{
    /// <summary>Decides the one claim asked for; false when it is decided already.</summary>
    public static async Task<bool> DecideAsync<T>(
        this IQueryable<T> one,
        ClaimState state,
        PersonId? by,
        string? note,
        DateTime now,
        CancellationToken ct
    )
        where T : RegistryClaim =>
        await one.Where(c => c.State == ClaimState.Claimed)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(c => c.State, state)
                        .SetProperty(c => c.DecidedAt, now)
                        .SetProperty(c => c.DecidedBy, by)
                        .SetProperty(c => c.Note, note)
                        .SetProperty(c => c.CheckAt, (DateTime?)null),
                ct
            ) == 1;

    /// <summary>
    /// The registry said no, and an officer decides; or nothing, and it is asked again later. True for the one round
    /// that heard the no.
    /// </summary>
    public static async Task<bool> PutOffAsync<T>(
        this IQueryable<T> one,
        T claim,
        Verdict verdict,
        DateTime now,
        CancellationToken ct
    )
        where T : RegistryClaim
    {
        var (asked, times) = (claim.CheckAt, claim.CheckTimes + 1);
        var differs = verdict == Verdict.Differs;
        var again = RegistryRound.Again(now, times);
        var rows = await one.Where(c => c.State == ClaimState.Claimed && c.CheckAt == asked)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(c => c.CheckTimes, times)
                        .SetProperty(c => c.CheckAt, differs ? (DateTime?)null : again)
                        .SetProperty(c => c.DifferedAt, differs ? now : (DateTime?)null),
                ct
            );
        return differs && rows == 1;
    }
}
