using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;

namespace Shahr.Identity;

/// <summary>What an officer writes down.</summary>
internal sealed record ChangeOrder(ChangeKind Kind, string Reason, string Paper)
{
    /// <summary>The account that stays.</summary>
    public Person? Other { get; init; }

    public string? GivenName { get; init; }

    public string? FamilyName { get; init; }

    public DateOnly? Day { get; init; }
}

/// <summary>
/// Four eyes, never on one's own record, one change of a person at a time. Whether it may be is asked when it is
/// written down and again when it is confirmed, with everybody it is about locked; of two who decide at once, one
/// guarded update is the winner's.
/// </summary>
internal sealed class ChangeDesk(
    IdentityDb db,
    IPeople people,
    Limits limits,
    ChangeNews news,
    ChangedPerson changed,
    AuditTrail audit,
    TimeProvider clock
) : IFourEyesDesk<Change>
{
    public const int MostADay = 40;

    public Problem Unknown => ChangeProblems.Unknown;

    public Problem Own => ChangeProblems.Own;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Writes it down; it now waits for another officer.</summary>
    public async Task<(Change? Change, Refusal? Refusal)> BeginAsync(
        Person person,
        ChangeOrder order,
        Actor actor,
        CancellationToken ct
    )
    {
        var change = New(person, order, actor);
        if (await IsOwnAsync(actor, change, ct))
            return (null, new Refusal(ChangeProblems.Own));
        if (await limits.CountAsync($"change-begin:{actor.Person}", MostADay, TimeSpan.FromDays(1), ct) is { } wait)
            return (null, Refusal.Minutes(IdentityProblems.TooOften, wait));
        await LockAsync(change, ct);
        if (await RefuseAsync(change, ct) is { } problem)
            return (null, new Refusal(problem));
        await db.Changes.ExpireAsync(Now, ct);
        var about = change.People.ToList();
        if (
            await db.Changes.AnyAsync(
                c =>
                    c.State == FourEyesState.Waiting
                    && (about.Contains(c.PersonId) || (c.OtherId != null && about.Contains(c.OtherId.Value))),
                ct
            )
        )
            return (null, new Refusal(ChangeProblems.There));
        db.Changes.Add(change);
        Record("identity.change_begun", change, order.Reason);
        await news.BegunAsync(change, ct);
        return (change, null);
    }

    /// <summary>The second pair of eyes: what was written down is so from now on.</summary>
    public async Task<Problem?> ConfirmAsync(Change change, Actor actor, CancellationToken ct)
    {
        if (await IsOwnAsync(actor, change, ct))
            return ChangeProblems.Own;
        if (change.BegunBy == actor.Person)
            return ChangeProblems.SecondOfficer;
        await LockAsync(change, ct);
        if (!await EndAsync(change, FourEyesState.Done, actor, null, ct))
            return ChangeProblems.Over;
        // What was right yesterday may not be today; then nothing of this is kept.
        if (await RefuseAsync(change, ct) is { } problem)
            return problem;
        await changed.ApplyAsync(change, actor.Person, ct);
        Record("identity.change_confirmed", change, change.Reason);
        await news.DoneAsync(change, ct);
        return null;
    }

    /// <summary>An officer who doubts stops it.</summary>
    public async Task<Problem?> StopAsync(Change change, Actor actor, string why, CancellationToken ct)
    {
        if (!await EndAsync(change, FourEyesState.Stopped, actor, why, ct))
            return ChangeProblems.Over;
        Record("identity.change_stopped", change, why);
        await news.StoppedAsync(change, why, ct);
        return null;
    }

    /// <summary>True when the officer is one of those it is about, or acts for one.</summary>
    public async Task<bool> IsOwnAsync(Actor actor, Change change, CancellationToken ct)
    {
        foreach (var person in change.People)
            if (await people.AreOwnAsync(actor, person, ct))
                return true;
        return false;
    }

    public Task<Change?> FindAsync(Guid id, CancellationToken ct) => db.Changes.ByIdAsync(id, ct);

    /// <summary>What waits, the one that ends first before the others.</summary>
    public Task<List<Change>> WaitingAsync(int most, CancellationToken ct) => db.Changes.WaitingAsync(Now, most, ct);

    // Everybody in one order, so that officers who take the same two accounts the other way round both come through.
    private async Task LockAsync(Change change, CancellationToken ct)
    {
        foreach (var person in change.People.OrderBy(p => p.Value))
            await db.LockPersonAsync(person, ct);
    }

    private async Task<Problem?> RefuseAsync(Change change, CancellationToken ct)
    {
        var ids = change.People.Select(p => p.Value).ToList();
        var about = await db.Users.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        var (person, other) = (
            about.Find(p => p.PersonId == change.PersonId),
            about.Find(p => p.PersonId == change.OtherId)
        );
        if (person is null)
            return ChangeProblems.PersonGone;
        return change.Kind switch
        {
            ChangeKind.DeathUndone => person.DiedOn is null ? ChangeProblems.NotSo : null,
            ChangeKind.MergeUndone when person.MergedInto is null => ChangeProblems.NotSo,
            ChangeKind.MergeUndone => person.MergedAt + Change.UndoWithin < Now ? ChangeProblems.TooLate : null,
            _ when person.IsClosed || other is { IsClosed: true } => ChangeProblems.Closed,
            ChangeKind.Merge when other is null => ChangeProblems.OtherUnknown,
            ChangeKind.Merge when other.Id == person.Id => ChangeProblems.SameAccount,
            // Parting must find its way back: accounts go into one that stays, never along a chain.
            ChangeKind.Merge when await db.Users.AnyAsync(p => p.MergedInto == change.PersonId, ct) =>
                ChangeProblems.HoldsAnother,
            _ => null,
        };
    }

    private async Task<bool> EndAsync(
        Change change,
        FourEyesState state,
        Actor actor,
        string? why,
        CancellationToken ct
    ) => await db.Changes.Where(c => c.Id == change.Id).EndAsync(state, actor.Person, why, Now, ct) == 1;

    private Change New(Person person, ChangeOrder order, Actor actor) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Kind = order.Kind,
            PersonId = person.PersonId,
            // Whoever parts two accounts need not say which: the record knows.
            OtherId = order.Kind == ChangeKind.MergeUndone ? person.MergedInto : order.Other?.PersonId,
            OldName = order.Kind == ChangeKind.Name ? person.DisplayName : null,
            GivenName = order.GivenName,
            FamilyName = order.FamilyName,
            Day = order.Day,
            Paper = order.Paper,
            Reason = order.Reason,
            BegunBy = actor.Person,
            BegunAt = Now,
            EndsAt = Now + Change.Length,
        };

    private void Record(string action, Change change, string reason) =>
        audit.Record(
            action,
            "person",
            change.PersonId.ToString(),
            reason,
            new
            {
                change = change.Id,
                kind = change.Kind.ToString(),
                other = change.OtherId?.ToString(),
            }
        );
}
