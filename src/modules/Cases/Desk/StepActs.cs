using Shahr.Cases.Definitions;
using Shahr.Cases.Fees;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;

namespace Shahr.Cases.Desk;

/// <summary>
/// What an officer does to a locked step, alike for one case and for many: a refusal leaves the case as it was.
/// </summary>
internal sealed class StepActs(
    CaseStore store,
    ServiceShelf shelf,
    OrderPapers papers,
    FeesOfCase fees,
    CityEvents events,
    IAbsences absences,
    CaseClock clock
)
{
    /// <summary>Takes the step in hand, also from a colleague who is away or whose time is over.</summary>
    public async Task<Problem?> ClaimAsync(Case on, CaseStep at, Actor actor, CancellationToken ct)
    {
        var away = at.Holder is { } holder && (await absences.AwayAsync([holder], ct)).ContainsKey(holder);
        var kind =
            away ? LineKind.TakenOver
            : at.Holder is not null ? LineKind.TakenOverLate
            : LineKind.Claimed;
        if (on.Claim(at, actor.Person, away) is { } problem)
            return problem;
        store.Write(on, kind, actor, at);
        return null;
    }

    /// <summary>Gives the step back to the office; its clock runs on.</summary>
    public Problem? Release(Case on, CaseStep at, Actor actor)
    {
        if (on.Release(at, actor.Person) is { } problem)
            return problem;
        store.Write(on, LineKind.Released, actor, at);
        return null;
    }

    /// <summary>Ends the step. A decision ends the case, tells the city, and orders the papers it grants.</summary>
    public async Task<Problem?> CloseAsync(
        Case on,
        CaseStep at,
        Actor actor,
        bool yes,
        string? reason,
        CancellationToken ct,
        DateTime? worked = null
    )
    {
        var service = shelf.Get(on.ServiceCode, on.ServiceVersion);
        if (BreaksFourEyes(on, at, service, actor))
            return WorkProblems.FourEyes;
        if (worked is { } done && at.Worked(done, clock.Now) is { } impossible)
            return impossible;
        if (on.Close(at, actor.Person, yes, reason, service.Outcomes, clock) is { } problem)
            return problem;
        store.Write(on, LineOf(at), actor, at, SaidOf(at, reason));
        if (at.AskedBy is not null)
            events.Tell(new OfficeAnswered(on.Id, at.Id));
        await fees.AskAsync(on, null, ct);
        if (on.State == CaseState.Granted)
            await papers.OrderAsync(on, service, at, actor.DisplayName, ct);
        if (!on.IsOpen)
            events.Tell(DecidedOf(on, reason));
        return null;
    }

    // Both times stand in history and audit.
    private static string? SaidOf(CaseStep at, string? reason) =>
        at.WorkedAt is { } worked
            ? $"{reason}\nکار در {CaseWords.Instant("fa", worked)} انجام شده بود.".Trim()
            : reason;

    private static bool BreaksFourEyes(Case on, CaseStep at, ServiceDefinition service, Actor actor) =>
        service.Of(at) is { FourEyes: true } && on.Steps.Any(s => s.ClosedBy == actor.Person);

    private static CaseDecided DecidedOf(Case on, string? reason) =>
        new(on.Id, on.Number, on.TitleFa, on.Applicant, on.State == CaseState.Granted, reason ?? on.OutcomeFa ?? "");

    private static LineKind LineOf(CaseStep step) =>
        step switch
        {
            { AskedBy: not null, Result: StepResult.Confirmed } => LineKind.OfficeFor,
            { AskedBy: not null } => LineKind.OfficeAgainst,
            _ => LineOf(step.Result),
        };

    private static LineKind LineOf(StepResult? result) =>
        result switch
        {
            StepResult.Granted => LineKind.Granted,
            StepResult.Refused => LineKind.Refused,
            StepResult.Confirmed => LineKind.Confirmed,
            _ => LineKind.NotConfirmed,
        };
}
