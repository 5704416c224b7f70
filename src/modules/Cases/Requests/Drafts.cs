using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Audit;

namespace Shahr.Cases.Requests;

/// <summary>The drafts of one person; somebody else's do not exist.</summary>
internal sealed class Drafts(CasesDb db, ServiceShelf shelf, AuditTrail audit, CaseClock clock)
{
    /// <summary>More than this is a machine or a mistake.</summary>
    public const int Most = 20;

    /// <summary>An open draft of this person with its service, or the refusal.</summary>
    public async Task<Result<(Draft Draft, ServiceDefinition Service)>> FindAsync(string id, Actor actor, CancellationToken ct)
    {
        if (!DraftId.TryParse(id, out var draftId)) return CasesProblems.NotFound;
        var draft = await db.Drafts.SingleOrDefaultAsync(d => d.Id == draftId && d.Owner == actor.For, ct);
        return draft is null ? CasesProblems.NotFound : (draft, shelf.Get(draft.ServiceCode, draft.ServiceVersion));
    }

    /// <summary>Begins a draft of the version in force.</summary>
    public async Task<Result<Draft>> StartAsync(ServiceDefinition service, Actor actor, DraftId id, CancellationToken ct)
    {
        if (service.Who == WhoMayAsk.Officer && !actor.IsOfficer) return CasesProblems.NotForYou;
        if (await db.Drafts.CountAsync(d => d.Owner == actor.For && d.SentAs == null, ct) >= Most)
            return CasesProblems.TooManyDrafts.With(CaseWords.Number("fa", Most), Most);
        var draft = new Draft
        {
            Id = id, Owner = actor.For, ServiceCode = service.Code, ServiceVersion = service.Version,
            StartedAt = clock.Now, ChangedAt = clock.Now, Answers = Answers.None,
        };
        db.Drafts.Add(draft);
        audit.Record("cases.draft_started", "draft", id.ToString(), details: new { service = service.Code });
        return draft;
    }

    /// <summary>Puts an answer into the draft, or takes it away.</summary>
    public void Answer(Draft draft, string field, Answer? answer)
    {
        draft.Answers = draft.Answers.With(field, answer);
        draft.ChangedAt = clock.Now;
        audit.Record("cases.draft_changed", "draft", draft.Id.ToString(), details: new { field });
    }

    /// <summary>Throws the draft away with everything in it.</summary>
    public void Remove(Draft draft)
    {
        db.Drafts.Remove(draft);
        audit.Record("cases.draft_removed", "draft", draft.Id.ToString());
    }
}
