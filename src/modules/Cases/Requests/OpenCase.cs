using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.LifeEvents;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Cases.Requests;

/// <summary>
/// Turns a complete draft into a case, or into a life event with its cases, once. Pages and API share it.
/// </summary>
internal sealed class OpenCase(
    CasesDb db,
    ServiceShelf shelf,
    AddCase cases,
    OpenLifeEvent lifeEvents,
    CaseClock clock,
    CityEvents events
)
{
    /// <summary>The number of what this draft became: a new one, or the one it had already become.</summary>
    /// <param name="draft">With every needed answer.</param>
    /// <param name="actor">Who sends it.</param>
    /// <param name="concerns">Somebody else it is about, who may not work on it; usually nobody.</param>
    /// <param name="wishes">What was ticked on the page it was sent from.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task<Result<PublicNumber>> FromAsync(
        Draft draft,
        Actor actor,
        PersonId? concerns,
        SendingWishes wishes,
        CancellationToken ct
    )
    {
        var service = shelf.Get(draft.ServiceCode, draft.ServiceVersion);
        var id = CaseId.New();

        // Whoever comes second waits here for the first to commit, and then finds the draft sent.
        var sent = await db
            .Drafts.Where(d => d.Id == draft.Id && d.SentAs == null)
            .ExecuteUpdateAsync(
                change => change.SetProperty(d => d.SentAs, id).SetProperty(d => d.Answers, Answers.None),
                ct
            );
        return sent == 0
            ? await NumberOfAsync(draft.Id, ct)
            : await OpenAsync(new Sent(id, service, draft.Owner, draft.Answers), actor, concerns, wishes, ct);
    }

    /// <summary>Opens what has been written down as sent, from a draft or without one.</summary>
    public async Task<Result<PublicNumber>> OpenAsync(
        Sent sent,
        Actor actor,
        PersonId? concerns,
        SendingWishes wishes,
        CancellationToken ct
    )
    {
        var (id, service, applicant, given) = sent;
        if (shelf.IsWithdrawn(service.Code))
            return CasesProblems.Withdrawn;
        var reckoned = service.Reckoned(given, clock.Today);
        if (reckoned.Problem is { } tooLarge)
            return tooLarge;
        if (service.FirstMissing(reckoned.Value) is { } missing)
            return CasesProblems.NotComplete.On(missing.Name);
        // What was answered before an earlier answer was corrected may be asked no more: it is not part of the case.
        var answers = service.Kept(reckoned.Value);
        if (WithinLimit.WhyTooMuch(service, answers, actor) is { } above)
            return above;
        if (service.IsLifeEvent)
            return await lifeEvents.FromAsync(sent with { Answers = reckoned.Value }, actor, wishes, ct);

        var make = new NewCase(id, concerns) { Consents = wishes.Consents };
        var made = await cases.AddAsync(service, answers, applicant, actor, make, ct);
        if (made.Problem is { } problem)
            return problem;
        events.Tell(new CaseOpened(id, made.Value.Number, made.Value.TitleFa, made.Value.Applicant));
        return made.Value.PublicNumber;
    }

    private async Task<Result<PublicNumber>> NumberOfAsync(DraftId draft, CancellationToken ct)
    {
        var sentAs = db.Drafts.Where(d => d.Id == draft).Select(d => d.SentAs);
        var number =
            await db.Cases.Where(c => sentAs.Contains(c.Id)).Select(c => c.Number).SingleOrDefaultAsync(ct)
            ?? await db.LifeEvents.Where(e => sentAs.Contains(e.Id)).Select(e => e.Number).SingleOrDefaultAsync(ct);
        return number is null ? CasesProblems.NotFound : PublicNumber.Parse(number);
    }
}

/// <summary>A request that is written down as sent, so that the same one cannot be sent again.</summary>
/// <param name="As">The id of the case or life event that becomes of it.</param>
/// <param name="Service">The version it was asked by.</param>
/// <param name="Applicant">Whose it is.</param>
/// <param name="Answers">What was answered, also what is asked no more.</param>
internal sealed record Sent(CaseId As, ServiceDefinition Service, PersonId Applicant, Answers Answers);

/// <summary>What was ticked on the page a request is sent from.</summary>
/// <param name="Parts">Services of the parts of a life event that are wanted; null for all of them.</param>
internal sealed record SendingWishes(IReadOnlyCollection<string>? Parts = null)
{
    /// <summary>Keys of the inquiries that are agreed to.</summary>
    public IReadOnlyCollection<string> Consents { get; init; } = [];
}
