using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Cases.Requests;

/// <summary>A request that comes with all its answers at once: from the API, or from another room.</summary>
internal sealed class WholeRequest(Drafts drafts, AnswerReader reader, EntryReader entries, OpenCase open)
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
        var given = new Dictionary<string, Answer>(StringComparer.Ordinal);
        foreach (var field in service.Fields)
        {
            if (!field.IsAskedAfter(given.GetValueOrDefault))
                continue;
            if (field.TakesFiles && !typed.Files.Any(f => f.Name == field.Name))
            {
                if (field.Required)
                    return CasesProblems.SendFilesByPage.On(field.Name);
                continue;
            }

            var read =
                field.Type == FieldType.Group
                    ? await entries.ReadAllAsync(field, typed, Answers.Of(given), ct)
                    : await reader.ReadAsync(field, typed, null, ct);
            if (read.Problem is { } wrong)
                return wrong;
            if (read.Value is { } answer)
                given[field.Name] = answer;
        }

        return await drafts.StartAsync(service, actor, key, Answers.Of(given), ct);
    }
}
