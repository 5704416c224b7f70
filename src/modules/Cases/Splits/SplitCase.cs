using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Definitions;
using Shahr.Cases.Desk;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Splits;

/// <summary>
/// The applicant wrote of two matters: an officer chooses the service of the second and what goes along, fills in or
/// leaves to the applicant what the other form still asks, and says why.
/// </summary>
internal static class SplitCase
{
    public static void AddSplits(this IServiceCollection services) => services.AddScoped<MakeSecondCase>();

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/desk/{key}/splits/new", Show).RequireSignIn();
        app.MapPost("/desk/{key}/splits", Submit).RequireSignIn();
    }

    public static async Task<IResult> Show(
        string key,
        string? service,
        Actor actor,
        UiContext ui,
        CaseStore store,
        DeskDoor door,
        ServiceShelf shelf,
        OfficerCaseViews officer,
        [FromServices] IMaps maps,
        CaseClock clock,
        CancellationToken ct
    )
    {
        if (await store.FindAsync(key, ct) is not { } found)
            return DeskDoor.Refuse(CasesProblems.NotFound, null);
        if (await WhyNotAsync(found, door, actor, ct) is { } closed)
            return DeskDoor.Refuse(closed, found.Number);
        if (SplitPlan.Services(shelf).FirstOrDefault(s => s.Code == service) is not { } into)
            return Pages.Of<ChooseSplitPage>(ChoiceOf(found, shelf, ui.Language));
        // The page shows what the case holds, and the look is in its applicant's log as that of the case is.
        await officer.LookedAsync(found, ct);
        var plan = SplitPlan.Of(found, into, DateOnly.FromDateTime(found.OpenedAt));
        return Pages.Of<SplitCasePage>(SplitView.Of(found, plan, CaseId.New(), ui.Language, maps));
    }

    public static async Task<IResult> Submit(
        string key,
        IFormCollection form,
        Actor actor,
        UiContext ui,
        CaseStore store,
        DeskDoor door,
        ServiceShelf shelf,
        AnswerReader reader,
        MakeSecondCase second,
        [FromServices] IMaps maps,
        CancellationToken ct
    )
    {
        if (
            !CaseId.TryParse(form["split-key"].FirstOrDefault(), out var id)
            || await store.LockAsync(key, ct) is not { } found
        )
            return DeskDoor.Refuse(CasesProblems.NotFound, null);
        if (await WhyNotAsync(found, door, actor, ct) is { } closed)
            return DeskDoor.Refuse(closed, found.Number);
        var service = form["split-service"].FirstOrDefault();
        if (SplitPlan.Services(shelf).FirstOrDefault(s => s.Code == service) is not { } into)
            return DeskDoor.Refuse(CasesProblems.NoSuchService, found.Number);
        var plan = SplitPlan.Of(found, into, DateOnly.FromDateTime(found.OpenedAt));
        var reason = Remark.Read(form, SplitPlan.Reason, "دلیل", "the reason");
        var taken = form[SplitPlan.Take].OfType<string>().ToHashSet(StringComparer.Ordinal);
        var answers = await plan.ReadAsync(Typed.From(form), taken, reader, ct);
        var wrong =
            answers.Problem
            ?? reason.Problem
            ?? (reason.Value.Length == 0 ? WorkProblems.ReasonNeeded.On(SplitPlan.Reason) : null);
        var made = wrong is null
            ? await second.OpenAsync(found, into, answers.Value, id, reason.Value, actor, ct)
            : (Result<string>)wrong;
        return made.Problem is { } problem
            ? Pages.Again<SplitCasePage>(
                SplitView.Of(found, plan, id, ui.Language, maps) with
                {
                    Taken = taken,
                },
                FormState.From(form, problem)
            )
            : new SeeOther($"/desk/{found.Number}");
    }

    private static async Task<Problem?> WhyNotAsync(Case on, DeskDoor door, Actor actor, CancellationToken ct) =>
        on.IsOpen ? await door.WhyNotWorkAsync(on, actor, ct) : WorkProblems.AlreadyClosed;

    private static SplitChoice ChoiceOf(Case on, ServiceShelf shelf, string language) =>
        new(
            on.Number,
            on.Title(language),
            on.ServiceCode,
            [
                .. SplitPlan
                    .Services(shelf)
                    .Select(s => new Choice(s.Code, s.Title.In(language)))
                    .OrderBy(c => c.Label, StringComparer.Ordinal),
            ]
        );
}

/// <summary>The services a second case can be of.</summary>
public sealed record SplitChoice(string Number, string Title, string Service, IReadOnlyList<Choice> Services);

/// <summary>What the page of a split shows.</summary>
public sealed record SplitView
{
    /// <summary>The case with two matters.</summary>
    public required string Number { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Code and name of the second's service.</summary>
    public required (string Code, string Title) Service { get; init; }

    /// <summary>Id of the case this page makes.</summary>
    public required string Key { get; init; }

    /// <summary>What may go along: by the name of the question.</summary>
    public required IReadOnlyList<Choice> Along { get; init; }

    /// <summary>What goes along.</summary>
    public required IReadOnlyCollection<string> Taken { get; init; }

    /// <summary>What may be filled in.</summary>
    public required IReadOnlyList<QuestionView> Questions { get; init; }

    internal static SplitView Of(Case on, SplitPlan plan, CaseId key, string language, IMaps maps) =>
        new()
        {
            Number = on.Number,
            Title = on.Title(language),
            Service = (plan.Service.Code, plan.Service.Title.In(language)),
            Key = key.ToString(),
            Along =
            [
                .. plan.Along.Select(a => new Choice(
                    a.Field.Name,
                    a.Field.Label.In(language),
                    AnswerText.Of(a.Field, a.Answer, language, masked: true)
                        ?? CaseWords.Say(language, "فایل‌ها", "Files")
                )),
            ],
            Taken = [.. plan.Along.Select(a => a.Field.Name)],
            Questions =
            [
                .. plan.Fillable.Select(f =>
                    QuestionView.Of(f with { Required = false }, null, null, language, maps) with
                    {
                        Question = f.Label.In(language),
                    }
                ),
            ],
        };
}
