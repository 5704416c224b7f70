using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>
/// The questions exactly as citizens would be asked them. Nothing is kept: what later conditions look at goes along in
/// the address, and files are taken as sent without being read.
/// </summary>
internal static class PreviewDesign
{
    private const int LongestAddress = 6000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/designer/{id:guid}/preview", Begin).RequirePermission(CasesPermissions.Design);
        app.MapGet("/designer/{id:guid}/preview/{field}", Show).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/{id:guid}/preview/{field}", Submit)
            .RequirePermission(CasesPermissions.Design)
            .ChangesNothing();
    }

    public static async Task<IResult> Begin(
        Guid id,
        DesignDesk desk,
        ServiceShelf shelf,
        OfficeNames offices,
        UiContext ui,
        CancellationToken ct
    )
    {
        var found = await desk.FindAsync(id, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem, ListDesigns.Way);
        var design = found.Value;
        return design.Service.Questions(Answers.None) is [var first, ..]
            ? TypedResults.LocalRedirect($"{design.Url}/preview/{first.Name}")
            : End(design, Answers.None, shelf, await offices.AllAsync(ui.Language, ct), ui);
    }

    public static async Task<IResult> Show(
        Guid id,
        string field,
        string? so,
        DesignDesk desk,
        ServiceShelf shelf,
        OfficeNames offices,
        UiContext ui,
        [FromServices] IMaps maps,
        CancellationToken ct
    )
    {
        var found = await desk.FindAsync(id, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem, ListDesigns.Way);
        var (design, answers) = (found.Value, Read(so));
        if (field == "-")
            return End(design, answers, shelf, await offices.AllAsync(ui.Language, ct), ui);
        return design.Service.Field(field) is { } question && design.Service.Questions(answers).Contains(question)
            ? Page(design, question, answers, ui, maps, FormState.Empty)
            : TypedResults.LocalRedirect($"{design.Url}/preview");
    }

    public static async Task<IResult> Submit(
        Guid id,
        string field,
        string? so,
        IFormCollection form,
        DesignDesk desk,
        EntryReader reader,
        CaseClock clock,
        UiContext ui,
        [FromServices] IMaps maps,
        CancellationToken ct
    )
    {
        var found = await desk.FindAsync(id, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem, ListDesigns.Way);
        var (design, answers) = (found.Value, Read(so));
        if (design.Service.Field(field) is not { } question || !design.Service.Questions(answers).Contains(question))
            return new SeeOther($"{design.Url}/preview");
        var (answer, problems) = await ReadAsync(question, form, answers, reader, ct);
        if (problems.Count > 0)
            return Page(design, question, answers, ui, maps, FormState.From(form, problems));
        var reckoned = design.Service.Reckoned(answers.With(field, answer), clock.Today);
        if (reckoned.Problem is { } tooLarge)
            return Page(design, question, answers, ui, maps, FormState.From(form, tooLarge));
        var given = Short(reckoned.Value, design.Service);
        var next = design.Service.Questions(given).SkipWhile(f => f != question).Skip(1).FirstOrDefault();
        return new SeeOther($"{design.Url}/preview/{next?.Name ?? "-"}?so={Write(given)}");
    }

    // Of a group one entry is shown and read; its list of entries needs a draft.
    private static async Task<(Answer? Answer, IReadOnlyList<Problem> Problems)> ReadAsync(
        FieldDefinition question,
        IFormCollection form,
        Answers answers,
        EntryReader reader,
        CancellationToken ct
    )
    {
        if (question.TakesFiles)
            return (new FilesAnswer([]), []);
        if (question.Type == FieldType.Group)
        {
            var (entry, wrong) = await reader.ReadAsync(question, "e1", Typed.From(form), answers, ct);
            return (new GroupAnswer([entry]), wrong);
        }

        var read = await reader.ReadOneAsync(question, Typed.From(form), ct);
        return read.Problem is { } problem ? (null, [problem]) : (read.Value, []);
    }

    private static PageResult Page(
        OpenDesign design,
        FieldDefinition question,
        Answers answers,
        UiContext ui,
        IMaps maps,
        FormState state
    )
    {
        var view = ViewOf(design, question, answers, ui, maps);
        if (question.Type != FieldType.Group)
            return Pages.Again<AskQuestionPage>(view, state);
        var none = new GroupEntry("e1", new Dictionary<string, Answer>());
        var entry = EntryView.Of(DraftOf(design, answers), design.Service, question, none, 1, ui.Language, maps);
        return Pages.Again<AskEntryPage>(
            entry with
            {
                Kicker = view.Service,
                Action = view.Action,
                BackUrl = view.BackUrl,
                PreviewOf = view.PreviewOf,
            },
            state
        );
    }

    private static QuestionView ViewOf(
        OpenDesign design,
        FieldDefinition question,
        Answers answers,
        UiContext ui,
        IMaps maps
    )
    {
        var asked = design.Service.Questions(answers);
        var before = asked.TakeWhile(f => f != question).LastOrDefault();
        var (service, so) = (design.Service, Write(answers));
        var view = QuestionView.Of(DraftOf(design, answers), service, question, null, ui.Language, maps);
        return view with
        {
            Service = ui.Say("پیش‌نمایش: ", "Preview: ") + view.Service,
            Action = $"{design.Url}/preview/{question.Name}?so={so}",
            BackUrl = before is null ? design.Url : $"{design.Url}/preview/{before.Name}?so={so}",
            PreviewOf = design.Url,
        };
    }

    private static Draft DraftOf(OpenDesign design, Answers answers) =>
        new()
        {
            Id = default,
            Owner = design.Row.Author,
            ServiceCode = design.Service.Code,
            ServiceVersion = design.Service.Version,
            StartedAt = design.Row.StartedAt,
            ChangedAt = design.Row.ChangedAt,
            Answers = answers,
        };

    // Behind the questions stands what these answers lead to: consents to give, and the parts of a life event.
    private static PageResult End(
        OpenDesign design,
        Answers answers,
        ServiceShelf shelf,
        NamesOfOffices offices,
        UiContext ui
    )
    {
        var (service, kept) = (design.Service, design.Service.Kept(answers));
        return Pages.Of<PreviewEndPage>(
            new PreviewEndView(service.Title.In(ui.Language), design.Url)
            {
                Consents =
                [
                    .. service
                        .Inquiries.Where(i => i.IsAsked(kept))
                        .Select(i => ShownAnswers.Consent(service, i, offices.Of(i.Office), null, ui.Language)),
                ],
                Parts =
                [
                    .. service
                        .Parts.Where(p => p.IsIn(service, answers))
                        .Select(p => shelf.Newest(p.Service)?.Title.In(ui.Language) ?? p.Service),
                ],
            }
        );
    }

    // Only what a condition or a computation asks for goes along, and of texts and places only that they were given.
    private static Answers Short(Answers answers, ServiceDefinition service)
    {
        var reckoned = service.AllFields().SelectMany(f => f.Compute?.Operators() ?? []).SelectMany(o => o.Of);
        var looked = service
            .AllFields()
            .SelectMany(f => f.When)
            .Concat(service.Inquiries.SelectMany(i => i.When))
            .Concat(service.Parts.SelectMany(p => p.When))
            .Select(row => row.Field)
            .Concat(reckoned)
            .ToHashSet(StringComparer.Ordinal);
        return service
            .Fields.Where(f => f.Fields.Prepend(f).Any(i => looked.Contains(i.Name)) && answers.Has(f.Name))
            .Aggregate(
                Answers.None,
                (kept, field) =>
                    kept.With(
                        field.Name,
                        answers[field.Name] switch
                        {
                            TextAnswer => new TextAnswer("…"),
                            PlaceAnswer or ShapeAnswer or AddressAnswer => new TextAnswer("…"),
                            PersonAnswer or OrganisationAnswer => new TextAnswer("…"),
                            var other => other,
                        }
                    )
            );
    }

    private static string Write(Answers answers)
    {
        var text = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(answers.ToJson()));
        return text.Length > LongestAddress ? "" : text;
    }

    private static Answers Read(string? so)
    {
        if (so is not { Length: > 0 and <= LongestAddress } || !Base64Url.IsValid(so))
            return Answers.None;
        try
        {
            return Answers.FromJson(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(so)));
        }
        catch (JsonException)
        {
            return Answers.None;
        }
    }
}

/// <summary>Where a preview ends.</summary>
public sealed record PreviewEndView(string Title, string DesignUrl)
{
    /// <summary>What a citizen would be asked to agree to.</summary>
    public IReadOnlyList<string> Consents { get; init; } = [];

    /// <summary>The services that the request would become.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];
}
