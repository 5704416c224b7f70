using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Desk;
using Shahr.Cases.Fees;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Cases.Doubles;

/// <summary>
/// Makes two cases one, and two again: locks both, asks the door of both, moves followers, writes both histories and
/// tells the applicants. Neither of them is told who the other is.
/// </summary>
internal sealed class MergeCases(
    CasesDb db,
    CaseStore store,
    DeskDoor door,
    ServiceShelf shelf,
    CityTransaction transaction,
    INotify notify,
    IPeople people,
    FeesOfCase fees,
    CaseClock clock
)
{
    /// <summary>Why this officer may not merge the one into the other; null where they may.</summary>
    public async Task<Problem?> WhyNotAsync(Case twin, Case kept, Actor actor, CancellationToken ct)
    {
        if (twin.WhyNotDoubleOf(kept) is { } problem)
            return problem;
        if ((await door.WhyNotWorkAsync(kept, actor, ct) ?? await door.WhyNotWorkAsync(twin, actor, ct)) is { } closed)
            return closed;
        if (!WorkedOn(twin, actor).Intersect(WorkedOn(kept, actor)).Any())
            return DoublesProblems.OtherOffice;
        if (twin.Steps.Any(s => s.IsActive && s.Holder is { } holder && holder != actor.Person))
            return DoublesProblems.ColleagueHolds;
        return twin.Applicant != kept.Applicant && shelf.Get(twin.ServiceCode, twin.ServiceVersion).Outputs.Count > 0
            ? DoublesProblems.EachOwnPaper
            : null;
    }

    /// <summary>Merges the double into the kept case; its number, or why it cannot be.</summary>
    public async Task<Result<string>> MergeAsync(
        string twinNumber,
        string keptNumber,
        string reason,
        Actor actor,
        CancellationToken ct
    )
    {
        // In one order, so that of two officers who merge a pair both ways the second waits, and finds it merged.
        var locked = new Dictionary<string, Case>();
        foreach (var number in new[] { twinNumber, keptNumber }.Distinct().Order(StringComparer.Ordinal))
        {
            if (await store.LockAsync(number, ct) is not { } found)
                return CasesProblems.NotFound;
            locked[number] = found;
        }

        var (twin, kept) = (locked[twinNumber], locked[keptNumber]);
        var no = await WhyNotAsync(twin, kept, actor, ct) ?? await fees.DropAsync(twin, ct);
        if ((no ?? twin.MergeInto(kept, clock)) is { } problem)
            return problem;
        store.Write(twin, LineKind.FoundDouble, actor, StepOf(twin, actor), reason);
        store.Write(kept, LineKind.DoubleJoined, actor, StepOf(kept, actor), twin.PublicNumber.Display);
        await FollowAsync(twin, kept, ct);
        await TellAsync(twin, "case_merged", kept.Number, reason, ct);
        if (kept.Applicant != twin.Applicant)
            await TellAsync(kept, "case_joined", twin.Number, reason, ct);
        return kept.Number;
    }

    /// <summary>Opens a double again; null when done.</summary>
    public async Task<Problem?> ReopenAsync(Case seen, string reason, Actor actor, CancellationToken ct)
    {
        if (seen.DoubleOf is not { } into)
            return DoublesProblems.NotMerged;
        // The one that goes on is locked first: whoever takes it back opens its doubles in the same order.
        if (
            await store.LockAsync(into.ToString(), ct) is not { } kept
            || await store.LockAsync(seen.Number, ct) is not { } twin
        )
            return CasesProblems.NotFound;
        if (twin.DoubleOf != kept.Id)
            return DoublesProblems.NotMerged;
        if (await door.WhyNotWorkAsync(twin, actor, ct) is { } closed)
            return closed;
        if (!kept.IsOpen)
            return DoublesProblems.KeptIsOver;
        if (twin.ClosedAt?.AddDays(Case.ReopenDays) < clock.Now)
            return DoublesProblems.TooLateToReopen;
        return await PartAsync(twin, kept, reason, actor, ct);
    }

    /// <summary>Its applicant took the case back: what was merged into it goes its own way again.</summary>
    public async Task LetGoAsync(Case withdrawn, Actor actor, CancellationToken ct)
    {
        var twins = await db
            .Cases.AsNoTracking()
            .Where(c => c.DoubleOf == withdrawn.Id)
            .OrderBy(c => c.Number)
            .Select(c => c.Number)
            .ToListAsync(ct);
        foreach (var number in twins)
        {
            if (await store.LockAsync(number, ct) is { } twin && twin.DoubleOf == withdrawn.Id)
                await PartAsync(twin, withdrawn, "پرونده‌ای که با آن یکی بود پس گرفته شد.", actor, ct);
        }
    }

    private async Task<Problem?> PartAsync(Case twin, Case kept, string reason, Actor actor, CancellationToken ct)
    {
        var reopened = twin.Reopen(clock);
        if (reopened.Problem is { } problem)
            return problem;
        var between = CaseWords.WorkTime("fa", reopened.Value, clock.Calendar);
        var said = $"{reason}\nساعت در این میان ایستاده بود: {between}";
        store.Write(twin, LineKind.Reopened, actor, text: said);
        await fees.AskAsync(twin, null, ct);
        store.Write(kept, LineKind.DoubleLeft, actor, text: twin.PublicNumber.Display);
        await db.Followers.Where(f => f.CaseId == kept.Id && f.CameWith == twin.Id).ExecuteDeleteAsync(ct);
        await TellAsync(twin, "case_reopened", kept.Number, reason, ct);
        return null;
    }

    // Whoever followed the double, and whose it is, hears how the kept one ends; nobody follows what is their own.
    private async Task FollowAsync(Case twin, Case kept, CancellationToken ct)
    {
        await using var follow = transaction.Command(
            """
            insert into cases_followers (case_id, person, at, came_with)
            select @kept, w.person, @at, @twin
            from (
              select f.person from cases_followers f where f.case_id = @twin
              union
              select c.applicant from cases_cases c where c.id = @twin
            ) w
            where w.person <> @own
            on conflict (case_id, person) do nothing
            """
        );
        follow.With("@kept", kept.Id.Value).With("@twin", twin.Id.Value).With("@at", clock.Now);
        follow.With("@own", kept.Applicant.Value);
        await follow.ExecuteNonQueryAsync(ct);
    }

    private async Task TellAsync(Case on, string template, string other, string reason, CancellationToken ct)
    {
        var values = new Dictionary<string, string>
        {
            ["service"] = on.TitleFa,
            ["number"] = on.PublicNumber.Grouped,
            ["other"] = PublicNumber.Parse(other).Grouped,
            ["reason"] = reason,
        };
        foreach (var reader in await people.ReadersOfAsync(on.Applicant, on.ServiceCode, ct))
        {
            var key = $"{template}-{on.Id}-{on.Revision}-{reader}";
            await notify.SendAsync(new Message(key, reader, template, values, "/cases/" + on.Number), ct);
        }
    }

    private static CaseStep? StepOf(Case on, Actor actor) =>
        on.Steps.FirstOrDefault(s => (s.IsActive || s.Stood is not null) && DeskDoor.CanWork(actor, s));

    // Who was asked for an opinion neither merges nor splits what they were asked about.
    private static IEnumerable<OfficeId> WorkedOn(Case on, Actor actor) =>
        on.Steps.Where(s => DeskDoor.IsAtWork(actor, s)).Select(s => s.Office);
}
