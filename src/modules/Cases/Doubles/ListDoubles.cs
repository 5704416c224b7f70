using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Desk;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Doubles;

/// <summary>Which other open cases may be about the same thing; an officer goes on from here to merge one.</summary>
internal static class ListDoubles
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/desk/{key}/doubles", Show).RequireSignIn();

    public static async Task<IResult> Show(
        string key,
        Actor actor,
        UiContext ui,
        CaseStore store,
        DeskDoor door,
        FindDoubles doubles,
        CancellationToken ct
    )
    {
        if (await store.FindAsync(key, ct) is not { } found)
            return DeskDoor.Refuse(CasesProblems.NotFound, null);
        if (await door.WhyNotWorkAsync(found, actor, ct) is { } closed)
            return DeskDoor.Refuse(closed, key);
        return Pages.Of<ListDoublesPage>(ViewOf(found, await doubles.OfAsync(found, actor, ct), ui.Language));
    }

    /// <summary>The page's view of what was found.</summary>
    public static DoublesView ViewOf(Case on, IReadOnlyList<LikelyDouble> likely, string language) =>
        new(
            on.Number,
            on.Title(language),
            [.. likely.Select(d => DoubleLine.Of(d.Case, language) with { Signs = [.. Signs(d, language)] })]
        );

    private static IEnumerable<string> Signs(LikelyDouble found, string language)
    {
        if (found.SameApplicant)
            yield return CaseWords.Say(language, "همان متقاضی", "The same applicant");
        if (found.Meters is { } meters)
        {
            var away = (long)Math.Round(meters);
            yield return CaseWords.Say(language, $"در {CaseWords.Number("fa", away)} متری", $"{away} m away");
        }

        if (found.SameAnswers)
            yield return CaseWords.Say(language, "همان پاسخ‌ها", "The same answers");
    }
}

/// <summary>What the page of likely doubles shows.</summary>
public sealed record DoublesView(string Number, string Title, IReadOnlyList<DoubleLine> Rows);

/// <summary>A case that is or may be a double.</summary>
public sealed record DoubleLine(string Number, string Title, string NumberText, string OpenedAt)
{
    /// <summary>What speaks for it.</summary>
    public IReadOnlyList<string> Signs { get; init; } = [];

    internal static DoubleLine Of(Case on, string language) =>
        new(
            on.Number,
            on.Title(language),
            CaseWords.Number(language, on.PublicNumber),
            CaseWords.Instant(language, on.OpenedAt)
        );
}
