using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Requests;

/// <summary>«Check your answers»: everything that will be sent, each with its way back.</summary>
internal static class CheckRequest
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/drafts/{id}/check", Show).RequireSignIn().AlsoForAnother();

    public static async Task<IResult> Show(string id, Actor actor, UiContext ui, Drafts drafts, CancellationToken ct)
    {
        var found = await drafts.FindAsync(id, actor, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem);
        var (draft, service) = found.Value;
        if (draft.SentAs is { } sent)
            return new SeeOther($"/cases/{sent}");

        // Coming back to a draft begins where it was left.
        return service.FirstMissing(draft.Answers) is { } missing
            ? new SeeOther($"/drafts/{draft.Id}/questions/{missing.Name}")
            : Pages.Of<CheckRequestPage>(ViewOf(draft, service, ui.Language));
    }

    public static CheckView ViewOf(Draft draft, ServiceDefinition service, string language) =>
        new()
        {
            Service = service.Title.In(language),
            DraftId = draft.Id.ToString(),
            Answers =
            [
                .. service
                    .Asked(draft.Answers)
                    .Select(field => new CheckLine(
                        field.Label.In(language),
                        AnswerText.Of(field, draft.Answers[field.Name], language),
                        $"/drafts/{draft.Id}/questions/{field.Name}?from=check",
                        [
                            .. (draft.Answers[field.Name] as FilesAnswer)
                                ?.Files.Where(f => f.MediaType.StartsWith("image/", StringComparison.Ordinal))
                                .Select(f => $"/drafts/{draft.Id}/files/{f.Hash}")
                                ?? [],
                        ],
                        EntriesOf(draft, field, language)
                    )),
            ],
        };

    private static List<(string Text, string ChangeUrl)> EntriesOf(
        Draft draft,
        FieldDefinition field,
        string language
    ) =>
        [
            .. ((draft.Answers[field.Name] as GroupAnswer)?.Entries ?? []).Select(e =>
                (AnswerText.OfEntry(field, e, language), AskGroup.UrlOf(draft, field, e.Key) + "?from=check")
            ),
        ];
}

/// <summary>What «check your answers» shows.</summary>
public sealed record CheckView
{
    /// <summary>Name of the service.</summary>
    public required string Service { get; init; }

    /// <summary>The draft.</summary>
    public required string DraftId { get; init; }

    /// <summary>The answers in order.</summary>
    public required IReadOnlyList<CheckLine> Answers { get; init; }
}

/// <summary>One answer with its way back and its pictures, or the entries of a group, each with its own.</summary>
public sealed record CheckLine(
    string Question,
    string? Text,
    string ChangeUrl,
    IReadOnlyList<string> Pictures,
    IReadOnlyList<(string Text, string ChangeUrl)> Entries
);
