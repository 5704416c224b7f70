using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Ui;

namespace Shahr.Cases.Desk;

/// <summary>Who may do what at the desk: by office, and never with a case of one's own.</summary>
internal sealed class DeskDoor(CaseStore store, CasesDb db, ServiceShelf shelf, IPeople people)
{
    /// <summary>The reason written beside every look at a case.</summary>
    public const string ReadingReason = "رسیدگی به پرونده";

    /// <summary>The same of an office that only answers an inquiry.</summary>
    public const string AnsweringReason = "پاسخ به استعلام";

    private static readonly Func<CasesDb, CaseId, PersonId, CancellationToken, Task<bool>> _actedForAnother =
        EF.CompileAsyncQuery(
            (CasesDb db, CaseId on, PersonId officer, CancellationToken ct) =>
                db.Lines.Any(l => l.CaseId == on && l.Person == officer && l.InNameOf != null)
        );

    /// <summary>Offices whose steps this officer sees.</summary>
    public static IReadOnlyList<OfficeId> OfficesOf(Actor actor) =>
        [.. actor.OfficesWith(CasesPermissions.Work).Union(actor.OfficesWith(CasesPermissions.Decide))];

    /// <summary>True when this officer may do what the step asks, in its office.</summary>
    public static bool CanWork(Actor actor, CaseStep step) => actor.Can(step.Permission, step.Office);

    /// <summary>True where the step is the office's own work now, and no opinion it was asked for.</summary>
    public static bool IsAtWork(Actor actor, CaseStep step) =>
        step is { IsActive: true, AskedBy: null } && CanWork(actor, step);

    /// <summary>Null when the officer may do with the whole case what ending one of its steps would do.</summary>
    public async Task<Problem?> WhyNotWorkAsync(Case on, Actor actor, CancellationToken ct)
    {
        if (on.State is not (CaseState.Open or CaseState.Merged))
            return WorkProblems.AlreadyClosed;
        // A double can be opened again: its steps count as they stood.
        if (!on.Steps.Any(s => IsAtWork(actor, s) || (s is { Stood: not null, AskedBy: null } && CanWork(actor, s))))
            return WorkProblems.NotYourOffice;
        return await WhyTooCloseAsync(on, actor, ct);
    }

    /// <summary>How much of the case the officer reads, or why nothing of it.</summary>
    public async Task<Result<CaseSight>> ReadAsync(Case on, Actor actor, CancellationToken ct)
    {
        if (CaseSight.Of(on, actor, shelf.Get(on.ServiceCode, on.ServiceVersion)) is not { } sight)
            return WorkProblems.NotYourOffice;
        return await WhyTooCloseAsync(on, actor, ct) is { } no ? no : sight;
    }

    /// <summary>A step to change, locked with its case, or the refusal.</summary>
    public async Task<Result<(Case Case, CaseStep Step)>> LockAsync(
        string key,
        string step,
        Actor actor,
        CancellationToken ct
    )
    {
        if (
            !StepId.TryParse(step, out var id)
            || await store.LockAsync(key, ct) is not { } found
            || found.Step(id) is not { } at
        )
            return CasesProblems.NotFound;
        if (!CanWork(actor, at))
            return WorkProblems.NotYourOffice;
        return await WhyTooCloseAsync(found, actor, ct) is { } no ? no : (found, at);
    }

    private async Task<Problem?> WhyTooCloseAsync(Case on, Actor actor, CancellationToken ct)
    {
        if (await people.AreCloseAsync(actor.Person, on.Applicant, ct))
            return WorkProblems.OwnCase;
        if (on.OpenedBy == actor.Person || await _actedForAnother(db, on.Id, actor.Person, ct))
            return WorkProblems.ActedInIt;
        return on.Concerns is { } person && await people.AreCloseAsync(actor.Person, person, ct)
            ? WorkProblems.ConcernsYou
            : null;
    }

    /// <summary>A refusal at the desk, with the way back to the case or to the desk.</summary>
    public static IResult Refuse(Problem problem, string? key) =>
        problem.Status is 403 or 404 || key is null
            ? Pages.Refuse(problem, new WayOn("میز کار", "Desk", "/desk"))
            : Pages.Refuse(problem, new WayOn("بازگشت به پرونده", "Back to the case", $"/desk/{key}"));
}
