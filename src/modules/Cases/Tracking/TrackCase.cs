using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.LifeEvents;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Tracking;

/// <summary>
/// Where a request stands, without sign-in: which office holds which step, since when and by when. Nothing of the
/// person, of what they wrote or of who works on it; and nothing at all to whoever has the number alone
/// (<see cref="TrackDoor"/>).
/// </summary>
internal static class TrackCase
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/track", Ask).RequireRateLimiting("track");
        app.MapPost("/track", Submit).RequireRateLimiting("track");
        app.MapGet("/track/{number}", Show).RequireRateLimiting("track");
        app.MapGet("/api/v1/cases/track/{number}", ShowApi).AlsoByToken("cases.read").RequireRateLimiting("track");
        app.MapPost("/api/v1/cases/track", SubmitApi).RequireRateLimiting("track").DisableAntiforgery();
    }

    /// <summary>What is typed: the number and the last digits of the mobile.</summary>
    public sealed record Body(string? Number, string? Mobile);

    public static IResult Ask(string? number)
    {
        if (number is null)
            return Pages.Of<TrackCasePage>(new TrackView(null));
        return Again(number, Read(number).Problem);
    }

    public static async Task<IResult> Submit(
        [FromForm] string? number,
        [FromForm] string? mobile,
        TrackDoor door,
        TrackPass passes,
        CancellationToken ct
    )
    {
        var proven = await ProveAsync(new Body(number, mobile), door, ct);
        return proven.Problem is { } problem
            ? Again(number ?? "", problem, mobile)
            : new SeeOther(passes.Url(proven.Value.Value));
    }

    public static async Task<IResult> Show(
        string number,
        string? pass,
        Actor? actor,
        UiContext ui,
        TrackDoor door,
        TrackPass passes,
        TrackedViews views,
        CancellationToken ct
    )
    {
        var read = Read(number);
        if (read.Problem is { } mistyped)
            return Again(number, mistyped);
        if (!await door.IsOpenAsync(read.Value, pass, actor, ct))
            return Again(number, null);
        if (await views.EventAsync(read.Value, ui.Language, ct) is { } whole)
            return Pages.Of<TrackLifeEventPage>(whole);
        var found = await views.CaseAsync(read.Value, ui.Language, ct);
        return found is null ? Again(number, null) : Pages.Of<TrackCasePage>(TrackView.Of(found, passes));
    }

    public static async Task<IResult> ShowApi(
        string number,
        string? pass,
        Actor? actor,
        UiContext ui,
        TrackDoor door,
        TrackedViews views,
        CancellationToken ct
    )
    {
        var read = Read(number);
        if (read.Problem is { } mistyped)
            return mistyped.ToApi(ui.Language);
        return
            await door.IsOpenAsync(read.Value, pass, actor, ct)
            && await views.ApiAsync(read.Value, ui.Language, ct) is { } found
            ? TypedResults.Json(found)
            : TrackProblems.DigitsNeeded.On("mobile").ToApi(ui.Language);
    }

    public static async Task<IResult> SubmitApi(
        Body body,
        UiContext ui,
        TrackDoor door,
        TrackedViews views,
        CancellationToken ct
    )
    {
        var proven = await ProveAsync(body, door, ct);
        if (proven.Problem is { } problem)
            return problem.ToApi(ui.Language);
        return await views.ApiAsync(proven.Value, ui.Language, ct) is { } found
            ? TypedResults.Json(found)
            : TrackProblems.NotTogether.On("mobile").ToApi(ui.Language);
    }

    // What is wrong with a number or with digits by themselves is told before anything is looked up.
    private static async Task<Result<PublicNumber>> ProveAsync(Body body, TrackDoor door, CancellationToken ct)
    {
        var read = Read(body.Number ?? "");
        if (read.Problem is { } mistyped)
            return mistyped;
        var digits = PersianText.ToLatinDigits(PersianText.CleanLine(Short(body.Mobile ?? "")));
        if (digits.Length != TrackDoor.Digits || !digits.All(char.IsAsciiDigit))
            return TrackProblems.DigitsNeeded.On("mobile");
        return await door.ProveAsync(read.Value, digits, ct) is { } no ? no.On("mobile") : read.Value;
    }

    private static Result<PublicNumber> Read(string typed)
    {
        typed = Short(typed);
        if (PublicNumber.TryParse(typed, out var number))
            return number;
        var digits = PersianText.ToLatinDigits(typed).Count(char.IsAsciiDigit);
        var problem = digits switch
        {
            0 => CasesProblems.NumberNeeded,
            9 or 12 => CasesProblems.NumberMistyped,
            _ => CasesProblems.NumberLength.With(CaseWords.Number("fa", digits), digits),
        };
        return problem.On("number");
    }

    private static string Short(string typed) => typed.Length > 100 ? typed[..100] : typed;

    private static IResult Again(string number, Problem? problem, string? mobile = null) =>
        Pages.Again<TrackCasePage>(
            new TrackView(null),
            FormState.From([new("number", number), new("mobile", mobile)], problem is null ? [] : [problem])
        );
}

/// <summary>What the tracking page shows.</summary>
public sealed record TrackView(TrackedView? Case)
{
    /// <summary>True for a follower who has signed in.</summary>
    public bool Follows { get; init; }

    /// <summary>True right after they began to follow.</summary>
    public bool JustFollowed { get; init; }

    // Whoever is shown the double is shown with it where the work goes on.
    internal static TrackView Of(TrackedView found, TrackPass passes) =>
        new(found with { KeptUrl = found.Kept is { } kept ? passes.Url(kept) : null });
}

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

    /// <summary>Where that one is shown.</summary>
    public string? KeptUrl { get; init; }
}
