using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>How far it has come.</summary>
internal enum FourEyesState
{
    /// <summary>Another officer has not confirmed it yet; nothing follows from it.</summary>
    Waiting,

    /// <summary>Confirmed, and so it is.</summary>
    Done,

    /// <summary>Stopped by somebody who doubted; nothing was changed.</summary>
    Stopped,

    /// <summary>Nobody confirmed it in time; nothing was changed.</summary>
    Expired,

    /// <summary>Taken back by who began it, or nothing to decide about any more.</summary>
    Withdrawn,
}

/// <summary>
/// What one officer begins and a second must confirm. Its state changes only by the guarded updates of
/// <see cref="FourEyesRows"/>: of two who decide at once, one wins.
/// </summary>
internal abstract class FourEyes
{
    public Guid Id { get; set; }

    /// <summary>Whom it is about.</summary>
    public PersonId PersonId { get; set; }

    public string Reason { get; set; } = "";

    public PersonId BegunBy { get; set; }

    public DateTime BegunAt { get; set; }

    public DateTime EndsAt { get; set; }

    public FourEyesState State { get; set; }

    public PersonId? DecidedBy { get; set; }

    public DateTime? DecidedAt { get; set; }

    /// <summary>Why it was stopped or taken back.</summary>
    public string? Why { get; set; }

    public bool IsWaiting(DateTime now) => State == FourEyesState.Waiting && now < EndsAt;
}

/// <summary>What happens to what waits, by whoever is first.</summary>
internal static class FourEyesRows
{
    /// <summary>What may still be decided.</summary>
    public static IQueryable<T> StillWaiting<T>(this IQueryable<T> rows, DateTime now)
        where T : FourEyes => rows.Where(r => r.State == FourEyesState.Waiting && r.EndsAt > now);

    /// <summary>The same as a list, the one that ends first before the others.</summary>
    public static Task<List<T>> WaitingAsync<T>(this IQueryable<T> rows, DateTime now, int most, CancellationToken ct)
        where T : FourEyes => rows.AsNoTracking().StillWaiting(now).OrderBy(r => r.EndsAt).Take(most).ToListAsync(ct);

    /// <summary>One of them as it stands now, or null.</summary>
    public static Task<T?> ByIdAsync<T>(this IQueryable<T> rows, Guid id, CancellationToken ct)
        where T : FourEyes => rows.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);

    /// <summary>Decides all that still wait of these rows; how many they were.</summary>
    /// <param name="rows">The one, or several.</param>
    /// <param name="state">What becomes of them.</param>
    /// <param name="by">Who decided; null where nobody did.</param>
    /// <param name="why">The reason, where there is one.</param>
    /// <param name="now">The time.</param>
    /// <param name="ct">Ends the waiting.</param>
    /// <param name="also">What else changes with it.</param>
    public static Task<int> EndAsync<T>(
        this IQueryable<T> rows,
        FourEyesState state,
        PersonId? by,
        string? why,
        DateTime now,
        CancellationToken ct,
        Action<UpdateSettersBuilder<T>>? also = null
    )
        where T : FourEyes =>
        rows.StillWaiting(now)
            .ExecuteUpdateAsync(
                set =>
                {
                    set.SetProperty(r => r.State, state)
                        .SetProperty(r => r.DecidedBy, by)
                        .SetProperty(r => r.DecidedAt, now)
                        .SetProperty(r => r.Why, why);
                    also?.Invoke(set);
                },
                ct
            );

    /// <summary>Whatever nobody confirmed in time is over.</summary>
    public static Task<int> ExpireAsync<T>(
        this IQueryable<T> rows,
        DateTime now,
        CancellationToken ct,
        Action<UpdateSettersBuilder<T>>? also = null
    )
        where T : FourEyes =>
        rows.Where(r => r.State == FourEyesState.Waiting && r.EndsAt <= now)
            .ExecuteUpdateAsync(
                set =>
                {
                    set.SetProperty(r => r.State, FourEyesState.Expired);
                    also?.Invoke(set);
                },
                ct
            );

    /// <summary>True when the officer, or whoever they act for, is this person or close to them.</summary>
    public static async Task<bool> AreOwnAsync(
        this IPeople people,
        Actor actor,
        PersonId person,
        CancellationToken ct
    ) => await people.AreCloseAsync(actor.Person, person, ct) || await people.AreCloseAsync(actor.For, person, ct);
}
