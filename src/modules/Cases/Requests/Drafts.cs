using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;

namespace Shahr.Cases.Requests;

/// <summary>The drafts of one person, or those begun in whose name one acts; any other does not exist.</summary>
internal sealed class Drafts(
    CasesDb db,
    CityTransaction transaction,
    ServiceShelf shelf,
    AuditTrail audit,
    CaseClock clock
)
{
    /// <summary>More than this is a machine or a mistake.</summary>
    public const int Most = 20;

    /// <summary>An open draft of this person with its service, or the refusal.</summary>
    public async Task<Result<(Draft Draft, ServiceDefinition Service)>> FindAsync(
        string id,
        Actor actor,
        CancellationToken ct
    )
    {
        if (!DraftId.TryParse(id, out var draftId))
            return CasesProblems.NotFound;
        var draft = await db.Drafts.ReachedBy(actor).SingleOrDefaultAsync(d => d.Id == draftId, ct);
        return draft is null ? CasesProblems.NotFound : (draft, shelf.Get(draft.ServiceCode, draft.ServiceVersion));
    }

    /// <summary>Begins a draft of the version in force, with the answers that are known.</summary>
    public async Task<Result<Draft>> StartAsync(
        ServiceDefinition service,
        Actor actor,
        DraftId id,
        Answers answers,
        CancellationToken ct
    )
    {
        if (NotFor(service, actor) is { } no)
            return no;
        if (await db.Drafts.CountAsync(d => d.Owner == actor.For && d.SentAs == null, ct) >= Most)
            return CasesProblems.TooManyDrafts.With(CaseWords.Number("fa", Most), Most);

        // A caller may name the draft (Idempotency-Key). Of two calls with one name the second waits here: an open
        // draft takes the new answers, a sent one is found sent.
        var draft = new Draft
        {
            Id = id,
            Owner = actor.For,
            BegunBy = actor.Mandate is null ? null : actor.Person,
            ServiceCode = service.Code,
            ServiceVersion = service.Version,
            StartedAt = clock.Now,
            ChangedAt = clock.Now,
            Answers = answers,
        };
        await using var insert = transaction.Command(
            """
            insert into cases_drafts
              (id, owner, begun_by, service_code, service_version, answers, started_at, changed_at)
            values (@id, @owner, @by, @code, @version, @answers, @at, @at) on conflict (id) do update
              set service_code = excluded.service_code, service_version = excluded.service_version,
                answers = excluded.answers, changed_at = excluded.changed_at
              where cases_drafts.owner = excluded.owner and cases_drafts.sent_as is null
            """
        );
        insert
            .With("@id", id.Value)
            .With("@owner", draft.Owner.Value)
            .With("@by", draft.BegunBy?.Value)
            .With("@code", service.Code)
            .With("@version", service.Version)
            .With("@answers", answers.ToJson())
            .With("@at", draft.StartedAt);
        if (await insert.ExecuteNonQueryAsync(ct) == 0)
            return await FindAsync(id.ToString(), actor, ct) is { IsOk: true } sent
                ? sent.Value.Draft
                : CasesProblems.KeyTaken;
        audit.Record("cases.draft_started", "draft", id.ToString(), details: new { service = service.Code });
        return draft;
    }

    /// <summary>
    /// Writes down that this key was sent as this case, without a draft before it; false where the key is known: then
    /// whoever used it first has committed.
    /// </summary>
    public async Task<Result<bool>> SendWholeAsync(
        ServiceDefinition service,
        Actor actor,
        DraftId id,
        CaseId sentAs,
        CancellationToken ct
    )
    {
        if (NotFor(service, actor) is { } no)
            return no;
        await using var insert = transaction.Command(
            """
            insert into cases_drafts
              (id, owner, begun_by, service_code, service_version, answers, started_at, changed_at, sent_as)
            values (@id, @owner, @by, @code, @version, @answers, @at, @at, @case) on conflict (id) do nothing
            """
        );
        insert
            .With("@id", id.Value)
            .With("@owner", actor.For.Value)
            .With("@by", actor.Mandate is null ? null : actor.Person.Value)
            .With("@code", service.Code)
            .With("@version", service.Version)
            .With("@answers", Answers.None.ToJson())
            .With("@at", clock.Now)
            .With("@case", sentAs.Value);
        return await insert.ExecuteNonQueryAsync(ct) == 1;
    }

    private static Problem? NotFor(ServiceDefinition service, Actor actor)
    {
        if (service.Who == WhoMayAsk.Officer && !actor.IsOfficer)
            return AskerProblems.NotForYou;
        if (service.Who == WhoMayAsk.City && actor.Person != PersonId.City)
            return AskerProblems.NotAsked;
        if (actor.Mandate is { } mandate && !mandate.Covers(service.Code))
            return CasesProblems.NotCovered.With(mandate.For.Name);
        // A paper names a person with their national code.
        return InNameOf.WhyNoPaper(service, actor);
    }

    /// <summary>
    /// Puts an answer into the draft, or takes it away. Whoever writes into it at the same time waits for us, and the
    /// answer is made from what is there then: of two windows neither loses the other's.
    /// </summary>
    public async Task<Problem?> AnswerAsync(
        Draft draft,
        FieldDefinition field,
        Func<Answer?, Result<Answer?>> change,
        CancellationToken ct
    )
    {
        var now = clock.Now;
        var locked = await db
            .Drafts.Where(d => d.Id == draft.Id && d.SentAs == null)
            .ExecuteUpdateAsync(set => set.SetProperty(d => d.ChangedAt, now), ct);
        if (locked == 0)
            return CasesProblems.SentMeanwhile;
        await db.Entry(draft).ReloadAsync(ct);
        var changed = change(draft.Answers[field.Name]);
        if (changed.Problem is { } problem)
            return problem;
        var service = shelf.Get(draft.ServiceCode, draft.ServiceVersion);
        var reckoned = service.Reckoned(draft.Answers.With(field.Name, changed.Value), clock.Today);
        if (reckoned.Problem is { } tooLarge)
            return tooLarge.On(field.Name);
        draft.Answers = reckoned.Value;
        audit.Record("cases.draft_changed", "draft", draft.Id.ToString(), details: new { field = field.Name });
        return null;
    }

    /// <summary>Throws the draft away with everything in it.</summary>
    public void Remove(Draft draft)
    {
        db.Drafts.Remove(draft);
        audit.Record("cases.draft_removed", "draft", draft.Id.ToString());
    }
}
