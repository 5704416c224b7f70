using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Requests;

/// <summary>
/// A question that is answered as often as there is something to tell. Its page lists what was told; each entry has a
/// page of its own and is kept as soon as it is sent. The address of a new entry carries its key, so that a form posted
/// twice adds it once, and two windows add two.
/// </summary>
internal static class AskGroup
{
    private const string Address = "/drafts/{id}/questions/{field}/entries/{key}";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Show).RequireSignIn().AlsoForAnother();
        app.MapPost(Address, Submit).RequireSignIn().AlsoForAnother().RequireRateLimiting("upload");
        app.MapPost(Address + "/removal", Remove).RequireSignIn().AlsoForAnother();
    }

    public static string UrlOf(Draft draft, FieldDefinition group, string key) =>
        $"/drafts/{draft.Id}/questions/{group.Name}/entries/{key}";

    public static async Task<IResult> Show(
        string id,
        string field,
        string key,
        string? from,
        Actor actor,
        UiContext ui,
        Drafts drafts,
        [FromServices] IMaps maps,
        CancellationToken ct
    )
    {
        var found = await FindAsync(id, field, key, actor, drafts, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem);
        var (draft, service, group) = found.Value;
        if (AskQuestion.Elsewhere(draft, service, group) is { } elsewhere)
            return elsewhere;
        var entries = EntriesOf(draft, group);
        return entries.Count >= GroupRules.Most(group) && entries.All(e => e.Key != key)
            ? new SeeOther(ListUrl(draft, group, from))
            : Pages.Of<AskEntryPage>(ViewOf(draft, service, group, key, from, ui.Language, maps));
    }

    public static async Task<IResult> Submit(
        string id,
        string field,
        string key,
        string? from,
        IFormCollection form,
        Actor actor,
        UiContext ui,
        Drafts drafts,
        EntryReader reader,
        [FromServices] IMaps maps,
        CancellationToken ct
    )
    {
        var found = await FindAsync(id, field, key, actor, drafts, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem);
        var (draft, service, group) = found.Value;
        if (AskQuestion.Elsewhere(draft, service, group) is { } elsewhere)
            return elsewhere;
        var (entry, problems) = await reader.ReadAsync(group, key, Typed.From(form), service.Kept(draft.Answers), ct);
        if (problems.Count == 0 && await drafts.AnswerAsync(draft, group, Add, ct) is { } refused)
            problems = [refused];
        if (problems.Count > 0)
        {
            var view = ViewOf(draft, service, group, key, from, ui.Language, maps);
            return Pages.Again<AskEntryPage>(view, FormState.From(form, problems));
        }

        return new SeeOther(BackUrl(draft, group, from));

        Result<Answer?> Add(Answer? before)
        {
            var added = (before as GroupAnswer ?? new GroupAnswer([])).With(entry);
            var most = GroupRules.Most(group);
            return added.Entries.Count > most ? GroupProblems.WrongCount(group, most + 1) : added;
        }
    }

    public static async Task<IResult> Remove(
        string id,
        string field,
        string key,
        string? from,
        IFormCollection form,
        Actor actor,
        Drafts drafts,
        CancellationToken ct
    )
    {
        _ = form;
        var found = await FindAsync(id, field, key, actor, drafts, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem);
        var (draft, service, group) = found.Value;
        if (AskQuestion.Elsewhere(draft, service, group) is { } elsewhere)
            return elsewhere;
        return
            await drafts.AnswerAsync(draft, group, before => (before as GroupAnswer)?.Without(key), ct) is { } refused
            ? Pages.Refuse(refused)
            : new SeeOther(ListUrl(draft, group, from));
    }

    /// <summary>On from the list: what is written is kept already; only how many, and whether whole.</summary>
    public static IResult GoOn(
        Draft draft,
        ServiceDefinition service,
        FieldDefinition group,
        QuestionView question,
        string? from,
        string language
    )
    {
        var entries = EntriesOf(draft, group);
        var kept = service.Kept(draft.Answers);
        var problem =
            entries.Count == 0 && !group.Required ? null
            : !GroupRules.Takes(group, entries.Count) ? GroupProblems.WrongCount(group, entries.Count)
            : entries.All(e => group.IsWhole(e, kept)) ? null
            : GroupProblems.EntryNotWhole.With(group.Label.Fa, group.Label.En).On(group.Name);
        return problem is null
            ? new SeeOther(AskQuestion.After(draft, service, group, from))
            : Pages.Again<AskGroupPage>(
                GroupView.Of(draft, service, group, question, from, language),
                FormState.Of(problem)
            );
    }

    private static IReadOnlyList<GroupEntry> EntriesOf(Draft draft, FieldDefinition group) =>
        (draft.Answers[group.Name] as GroupAnswer)?.Entries ?? [];

    private static EntryView ViewOf(
        Draft draft,
        ServiceDefinition service,
        FieldDefinition group,
        string key,
        string? from,
        string language,
        IMaps maps
    )
    {
        var entries = EntriesOf(draft, group);
        var (number, entry) = entries.Index().FirstOrDefault(e => e.Item.Key == key) is { Item: { } kept } at
            ? (at.Index + 1, kept)
            : (entries.Count + 1, new GroupEntry(key, new Dictionary<string, Answer>()));
        var view = EntryView.Of(draft, service, group, entry, number, language, maps);
        return view with
        {
            Action = UrlOf(draft, group, key) + (from is "check" or "list" ? "?from=" + from : ""),
            BackUrl = BackUrl(draft, group, from),
        };
    }

    // "check" came from «check your answers» and goes back there; "list" came there by way of the list.
    private static string BackUrl(Draft draft, FieldDefinition group, string? from) =>
        from == "check" ? $"/drafts/{draft.Id}/check" : ListUrl(draft, group, from);

    private static string ListUrl(Draft draft, FieldDefinition group, string? from) =>
        $"/drafts/{draft.Id}/questions/{group.Name}" + (from is "list" or "check" ? "?from=check" : "");

    private static async Task<Result<(Draft Draft, ServiceDefinition Service, FieldDefinition Group)>> FindAsync(
        string id,
        string field,
        string key,
        Actor actor,
        Drafts drafts,
        CancellationToken ct
    )
    {
        if (key.Length > 40 || !key.All(char.IsAsciiLetterOrDigit))
            return CasesProblems.NotFound;
        var found = await AskQuestion.FindAsync(id, field, actor, drafts, ct);
        return found is { IsOk: true, Value.Field.Type: not FieldType.Group } ? CasesProblems.NotFound : found;
    }
}
