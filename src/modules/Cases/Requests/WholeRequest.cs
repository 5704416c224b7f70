using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases.Requests;

/// <summary>A request that comes with all its answers at once: from the API, or from another room.</summary>
internal sealed class WholeRequest(Drafts drafts, WholeAnswers whole, OpenCase open)
{
    /// <summary>Opens the case. The draft's id is the idempotency key: what was sent before answers its
    /// number.</summary>
    public async Task<Result<PublicNumber>> OpenAsync(
        DraftId key,
        ServiceDefinition service,
        Typed typed,
        Actor actor,
        PersonId? concerns,
        SendingWishes wishes,
        CancellationToken ct
    )
    {
        var id = CaseId.New();
        var isNew = await drafts.SendWholeAsync(service, actor, key, id, ct);
        if (isNew.Problem is { } no)
            return no;
        if (isNew.Value)
        {
            var answers = await whole.ReadAsync(service, typed, ct);
            return answers.Problem is { } wrong
                ? wrong
                : await open.OpenAsync(new(id, service, actor.For, answers.Value), actor, concerns, wishes, ct);
        }

        // The key is known: what was sent answers its number, and a draft begun by page takes these answers and is
        // sent.
        var draft = await drafts.FindAsync(key.ToString(), actor, ct)
            is { IsOk: true, Value.Draft: { SentAs: not null } } sent
            ? sent.Value.Draft
            : await WriteAsync(key, service, typed, actor, ct);
        return draft.Problem is { } problem ? problem : await open.FromAsync(draft.Value, actor, concerns, wishes, ct);
    }

    private async Task<Result<Draft>> WriteAsync(
        DraftId key,
        ServiceDefinition service,
        Typed typed,
        Actor actor,
        CancellationToken ct
    )
    {
        var answers = await whole.ReadAsync(service, typed, ct);
        if (answers.Problem is { } wrong)
            return wrong;
        return await drafts.StartAsync(service, actor, key, answers.Value, ct);
    }
}
