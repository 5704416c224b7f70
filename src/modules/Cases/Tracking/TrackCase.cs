using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Cases.LifeEvents;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Tracking;

/// <summary>
/// Where a request stands, by its number and without sign-in: which office holds which step, since when and by when.
/// Nothing of the person, of what they wrote or of who works on it.
/// </summary>
internal static class TrackCase
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/track", Ask).RequireRateLimiting("track");
        app.MapGet("/track/{number}", Show).RequireRateLimiting("track");
        app.MapGet("/api/v1/cases/track/{number}", ShowApi).RequireRateLimiting("track");
    }

    public static Task<IResult> Ask(
        string? number,
        UiContext ui,
        CityDatabase database,
        ServiceShelf shelf,
        OfficeNames offices,
        Timelines timelines,
        LifeEventFiles lifeEvents,
        CancellationToken ct
    ) =>
        number is null
            ? Task.FromResult<IResult>(Pages.Of<TrackCasePage>(new TrackView(null, false)))
            : Show(number, null, ui, database, shelf, offices, timelines, lifeEvents, ct);

    public static async Task<IResult> Show(
        string number,
        string? followed,
        UiContext ui,
        CityDatabase database,
        ServiceShelf shelf,
        OfficeNames offices,
        Timelines timelines,
        LifeEventFiles lifeEvents,
        CancellationToken ct
    )
    {
        var language = ui.Language;
        var found = await FindAsync(number, language, database, ct);
        if (found.Problem is { } problem)
        {
            if (await lifeEvents.FindAsync(number, ct) is { } whole)
                return Pages.Of<TrackLifeEventPage>(await lifeEvents.TrackedAsync(whole, language, ct));
            var typed = FormState.From([new("number", number)], problem.On("number"));
            return Pages.Again<TrackCasePage>(new TrackView(null, false), typed);
        }

        var on = found.Value;
        var names = await offices.AllAsync(language, ct);
        var service = shelf.Get(on.Service, on.Version);
        var timeline = timelines.Draw(on.OpenedAt, on.Steps, service, names.Of, _ => null, language);
        return Pages.Of<TrackCasePage>(
            new TrackView(
                new TrackedView(
                    on.Number.Value,
                    CaseWords.Number(language, on.Number),
                    on.Title,
                    on.State,
                    on.Outcome,
                    timeline
                )
                {
                    Kept = on.Kept?.Value,
                },
                followed == "1"
            )
        );
    }

    public static async Task<IResult> ShowApi(
        string number,
        UiContext ui,
        CityDatabase database,
        OfficeNames offices,
        LifeEventFiles lifeEvents,
        CancellationToken ct
    )
    {
        var found = await FindAsync(number, ui.Language, database, ct);
        if (found.Problem is not null && await lifeEvents.FindAsync(number, ct) is { } whole)
            return TypedResults.Json(ApiOf(whole, await lifeEvents.TrackedAsync(whole, ui.Language, ct)));
        if (found.Problem is { } problem)
            return problem.On("number").ToApi(ui.Language);
        var on = found.Value;
        var names = await offices.AllAsync(ui.Language, ct);
        return TypedResults.Json(
            new
            {
                number = on.Number.Value,
                service = on.Service,
                title = on.Title,
                state = on.State.ToString(),
                outcome = on.Outcome,
                mergedInto = on.Kept?.Value,
                openedAt = on.OpenedAt,
                closedAt = on.ClosedAt,
                steps = on.Steps.Select(s => new
                {
                    title = s.Title,
                    branch = s.Branch,
                    office = names.Of(s.Office),
                    state = s.State.ToString(),
                    since = s.OpenedAt,
                    due = s.DueAt,
                    finished = s.WorkedAt ?? s.ClosedAt,
                    entered = s.ClosedAt,
                    pausedMinutes = s.PausedMinutes,
                    bySilence = s.IsBySilence,
                }),
            }
        );
    }

    private static object ApiOf(LifeEvent whole, LifeEventView view) =>
        new
        {
            number = whole.Number,
            service = whole.ServiceCode,
            title = view.Title,
            state = view.State.ToString(),
            outcome = view.Outcome,
            openedAt = whole.OpenedAt,
            parts = view.Parts.Select(p => new
            {
                title = p.Title,
                state = p.State.ToString(),
                outcome = p.State == CaseState.Open ? null : p.Outcome,
                office = p.Office,
            }),
        };

    /// <summary>The case of a typed number, or what is wrong with the number.</summary>
    private static async Task<Result<TrackedCase>> FindAsync(
        string typed,
        string language,
        CityDatabase database,
        CancellationToken ct
    )
    {
        if (typed.Length > 100)
            typed = typed[..100];
        if (PublicNumber.TryParse(typed, out var number))
        {
            var found = await TrackedCase.FindAsync(database, number, language, ct);
            return found is null ? CasesProblems.NumberUnknown : found;
        }

        var digits = PersianText.ToLatinDigits(typed).Count(char.IsAsciiDigit);
        return digits switch
        {
            0 => CasesProblems.NumberNeeded,
            9 or 12 => CasesProblems.NumberMistyped,
            _ => CasesProblems.NumberLength.With(CaseWords.Number("fa", digits), digits),
        };
    }
}

/// <summary>What the tracking page shows.</summary>
public sealed record TrackView(TrackedView? Case, bool JustFollowed);

/// <summary>A tracked case, as words.</summary>
public sealed record TrackedView(
    string Number,
    string NumberText,
    string Title,
    CaseState State,
    string? Outcome,
    IReadOnlyList<TimelineStep> Timeline
)
{
    /// <summary>Number of the case that goes on in place of this double, or null.</summary>
    public string? Kept { get; init; }
}
