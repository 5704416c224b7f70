using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Requests;

/// <summary>
/// One question per page. What was answered is kept at once; what was refused comes back as it was typed.
/// </summary>
internal static class AskQuestion
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/drafts/{id}/questions/{field}", Show).RequireSignIn().AlsoForAnother();
        app.MapPost("/drafts/{id}/questions/{field}", Submit)
            .RequireSignIn()
            .AlsoForAnother()
            .RequireRateLimiting("upload");
    }

    public static async Task<IResult> Show(
        string id,
        string field,
        string? from,
        Actor actor,
        UiContext ui,
        Drafts drafts,
        [FromServices] IMaps maps,
        [FromServices] IKnown known,
        CancellationToken ct
    )
    {
        var found = await FindAsync(id, field, actor, drafts, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem);
        var (draft, service, question) = found.Value;
        if (Elsewhere(draft, service, question) is { } elsewhere)
            return elsewhere;
        var view = QuestionView.Of(draft, service, question, from, ui.Language, maps);
        if (question.Type == FieldType.Group)
            return Pages.Of<AskGroupPage>(GroupView.Of(draft, service, question, view, from, ui.Language));
        // A helper is not told what the city knows of the giver.
        if (actor.Mandate is null && question.Known is { } kind && draft.Answers[field] is null)
            view = await known.FindAsync(actor.Person, kind, ct) is { } fact
                ? await WithPostalCodeAsync(view.Filled(fact, ui.Language), kind, actor, known, ct)
                : view;
        return Pages.Of<AskQuestionPage>(view);
    }

    public static async Task<IResult> Submit(
        string id,
        string field,
        string? from,
        IFormCollection form,
        Actor actor,
        UiContext ui,
        Drafts drafts,
        AnswerReader reader,
        NearbyReports nearby,
        [FromServices] IMaps maps,
        CancellationToken ct
    )
    {
        var found = await FindAsync(id, field, actor, drafts, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem);
        var (draft, service, question) = found.Value;
        if (Elsewhere(draft, service, question) is { } elsewhere)
            return elsewhere;

        var view = QuestionView.Of(draft, service, question, from, ui.Language, maps);
        if (question.Type == FieldType.Group)
            return AskGroup.GoOn(draft, service, question, view, from, ui.Language);
        var read = await reader.ReadAsync(question, Typed.From(form), draft.Answers[field], ct);
        if (read.Problem is { } wrong)
            return Pages.Again<AskQuestionPage>(view, FormState.From(form, wrong));
        if (await drafts.AnswerAsync(draft, question, _ => read, ct) is { } refused)
            return Pages.Again<AskQuestionPage>(view, FormState.From(form, refused));
        if (service.Nearby?.Field == field && (await nearby.FindAsync(draft, service, ct)).Count > 0)
            return new SeeOther($"/drafts/{draft.Id}/nearby");
        return new SeeOther(After(draft, service, question, from));
    }

    // An address is known in two facts, its words and its postal code.
    private static async Task<QuestionView> WithPostalCodeAsync(
        QuestionView view,
        KnownKind kind,
        Actor actor,
        IKnown known,
        CancellationToken ct
    )
    {
        if (view.Type != FieldType.Address)
            return view;
        var code = kind == KnownKind.WorkAddress ? KnownKind.WorkPostalCode : KnownKind.HomePostalCode;
        return await known.FindAsync(actor.Person, code, ct) is { } fact
            ? view with
            {
                Parts =
                [
                    .. view.Parts.Select(p => p.Name == view.Name + "PostalCode" ? p with { Value = fact.Text } : p),
                ],
            }
            : view;
    }

    /// <summary>The question after this one, or «check your answers» at the end and after a correction.</summary>
    public static string After(Draft draft, ServiceDefinition service, FieldDefinition question, string? from)
    {
        var next = service.Questions(draft.Answers).SkipWhile(f => f != question).Skip(1).FirstOrDefault();
        return next is null || from == "check"
            ? $"/drafts/{draft.Id}/check"
            : $"/drafts/{draft.Id}/questions/{next.Name}";
    }

    /// <summary>A request that was sent shows its case; a question that another tab's answer made idle is passed
    /// over.</summary>
    public static IResult? Elsewhere(Draft draft, ServiceDefinition service, FieldDefinition question) =>
        draft.SentAs is { } sent ? new SeeOther($"/cases/{sent}")
        : service.Questions(draft.Answers).Contains(question) ? null
        : new SeeOther($"/drafts/{draft.Id}/check");

    /// <summary>The question of this name in a draft one may reach.</summary>
    public static async Task<Result<(Draft Draft, ServiceDefinition Service, FieldDefinition Field)>> FindAsync(
        string id,
        string field,
        Actor actor,
        Drafts drafts,
        CancellationToken ct
    )
    {
        var found = await drafts.FindAsync(id, actor, ct);
        if (found.Problem is { } problem)
            return problem;
        var (draft, service) = found.Value;
        return service.Field(field) is { Type: not FieldType.Computed } question
            ? (draft, service, question)
            : CasesProblems.NotFound;
    }
}
