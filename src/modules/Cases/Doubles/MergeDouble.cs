using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Desk;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Doubles;

/// <summary>An officer merges a double into the case that goes on: shown once more before, with a reason.</summary>
internal static class MergeDouble
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/desk/{key}/doubles/check", Show).RequireSignIn();
        app.MapPost("/desk/{key}/doubles", Submit).RequireSignIn();
    }

    public static async Task<IResult> Show(
        string key,
        string? @double,
        Actor actor,
        UiContext ui,
        CaseStore store,
        DeskDoor door,
        FindDoubles doubles,
        MergeCases merge,
        CancellationToken ct
    )
    {
        if (await store.FindAsync(key, ct) is not { } kept)
            return DeskDoor.Refuse(CasesProblems.NotFound, null);
        if (await door.WhyNotWorkAsync(kept, actor, ct) is { } closed)
            return DeskDoor.Refuse(closed, key);
        var twin = PublicNumber.TryParse(@double, out var number) ? await store.FindAsync(number.Value, ct) : null;
        var problem = twin is null
            ? (number.Value.Length == 0 ? DoublesProblems.NumberNeeded : CasesProblems.NotFound)
            : await merge.WhyNotAsync(twin, kept, actor, ct);
        if (twin is not null && problem is null)
            return Pages.Of<MergeDoublePage>(ViewOf(twin, kept, ui.Language));
        // What a page may not do is said at the field, where another number can be typed.
        var list = ListDoubles.ViewOf(kept, await doubles.OfAsync(kept, actor, ct), ui.Language);
        var typed = FormState.From([new("double", @double ?? "")], (problem ?? CasesProblems.NotFound).On("double"));
        return Pages.Again<ListDoublesPage>(list, typed);
    }

    public static async Task<IResult> Submit(
        string key,
        IFormCollection form,
        Actor actor,
        UiContext ui,
        CaseStore store,
        DeskDoor door,
        MergeCases merge,
        CancellationToken ct
    )
    {
        if (
            !PublicNumber.TryParse(form["double"].FirstOrDefault(), out var number)
            || await store.FindAsync(key, ct) is not { } kept
            || await store.FindAsync(number.Value, ct) is not { } twin
        )
            return DeskDoor.Refuse(CasesProblems.NotFound, null);
        if (await door.WhyNotWorkAsync(kept, actor, ct) is { } closed)
            return DeskDoor.Refuse(closed, kept.Number);
        // Before the page says anything of the other case.
        if (await merge.WhyNotAsync(twin, kept, actor, ct) is { } no)
            return DeskDoor.Refuse(no, kept.Number);
        var reason = Remark.Read(form, "reason", "دلیل", "the reason");
        var wrong = reason.Problem ?? (reason.Value.Length == 0 ? WorkProblems.ReasonNeeded.On("reason") : null);
        if (wrong is not null)
            return Pages.Again<MergeDoublePage>(ViewOf(twin, kept, ui.Language), FormState.From(form, wrong));
        var merged = await merge.MergeAsync(twin.Number, kept.Number, reason.Value, actor, ct);
        return merged.Problem is { } problem
            ? DeskDoor.Refuse(problem, kept.Number)
            : new SeeOther($"/desk/{merged.Value}");
    }

    private static MergeView ViewOf(Case twin, Case kept, string language) =>
        new(DoubleLine.Of(twin, language), DoubleLine.Of(kept, language), twin.Applicant == kept.Applicant);
}

/// <summary>The two cases, before they become one.</summary>
public sealed record MergeView(DoubleLine Double, DoubleLine Kept, bool SameApplicant);
