using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
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
        CaseStore store,
        ServiceShelf shelf,
        OfficeNames offices,
        Timelines timelines,
        CancellationToken ct
    ) =>
        number is null
            ? Task.FromResult<IResult>(Pages.Of<TrackCasePage>(new TrackView(null, false)))
            : Show(number, null, ui, store, shelf, offices, timelines, ct);

    public static async Task<IResult> Show(
        string number,
        string? followed,
        UiContext ui,
        CaseStore store,
        ServiceShelf shelf,
        OfficeNames offices,
        Timelines timelines,
        CancellationToken ct
    )
    {
        var found = await FindAsync(number, store, ct);
        if (found.Problem is { } problem)
        {
            var typed = FormState.From([new("number", number)], problem.On("number"));
            return Pages.Again<TrackCasePage>(new TrackView(null, false), typed);
        }

        var on = found.Value;
        var names = await offices.AllAsync(ui.Language, ct);
        var language = ui.Language;
        return Pages.Of<TrackCasePage>(
            new TrackView(
                new TrackedCase(
                    on.Number,
                    CaseWords.Number(language, on.PublicNumber),
                    on.Title(language),
                    on.State,
                    language == "en" ? on.OutcomeEn : on.OutcomeFa,
                    timelines.Draw(
                        on,
                        shelf.Get(on.ServiceCode, on.ServiceVersion),
                        names.Of,
                        _ => null,
                        withNotes: false,
                        language
                    )
                ),
                followed == "1"
            )
        );
    }

    public static async Task<IResult> ShowApi(
        string number,
        UiContext ui,
        CaseStore store,
        OfficeNames offices,
        CancellationToken ct
    )
    {
        var found = await FindAsync(number, store, ct);
        if (found.Problem is { } problem)
            return problem.On("number").ToApi(ui.Language);
        var on = found.Value;
        var names = await offices.AllAsync(ui.Language, ct);
        return TypedResults.Json(
            new
            {
                number = on.Number,
                service = on.ServiceCode,
                title = on.Title(ui.Language),
                state = on.State.ToString(),
                outcome = ui.Language == "en" ? on.OutcomeEn : on.OutcomeFa,
                openedAt = on.OpenedAt,
                closedAt = on.ClosedAt,
                steps = on.Steps.Select(s => new
                {
                    title = CaseWords.Say(ui.Language, s.Fa, s.En),
                    branch = s.Branch,
                    office = names.Of(s.Office),
                    state = s.State.ToString(),
                    since = s.OpenedAt,
                    due = s.DueAt,
                    finished = s.ClosedAt,
                    pausedMinutes = s.PausedMinutes,
                }),
            }
        );
    }

    /// <summary>The case of a typed number, or what is wrong with the number.</summary>
    public static async Task<Result<Case>> FindAsync(string typed, CaseStore store, CancellationToken ct)
    {
        if (typed.Length > 100)
            typed = typed[..100];
        if (PublicNumber.TryParse(typed, out var number))
            return await store.FindAsync(number.Value, ct) is { } found ? found : CasesProblems.NumberUnknown;
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
public sealed record TrackView(TrackedCase? Case, bool JustFollowed);

/// <summary>The public part of a case.</summary>
public sealed record TrackedCase(
    string Number,
    string NumberText,
    string Title,
    CaseState State,
    string? Outcome,
    IReadOnlyList<TimelineStep> Timeline
);
