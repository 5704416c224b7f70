using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Tracking;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Requests;

/// <summary>Before a new report is written: the same problem may already be known, and one can join it.</summary>
internal static class OfferNearby
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/drafts/{id}/nearby", Show).RequireSignIn().AlsoForAnother();

    public static async Task<IResult> Show(
        string id,
        Actor actor,
        UiContext ui,
        Drafts drafts,
        NearbyReports nearby,
        TrackPass passes,
        CaseClock clock,
        CancellationToken ct
    )
    {
        var found = await drafts.FindAsync(id, actor, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem);
        var (draft, service) = found.Value;
        if (draft.SentAs is { } sent)
            return new SeeOther($"/cases/{sent}");
        var reports = await nearby.FindAsync(draft, service, ct);
        var place = service.Nearby is { } rule ? draft.Answers[rule.Field] as PlaceAnswer : null;
        var question = service.Field(service.Nearby?.Field);
        var onward = question is null ? $"/drafts/{draft.Id}/check" : AskQuestion.After(draft, service, question, null);
        if (reports.Count == 0 || place?.Lat is null || place.Lon is null)
            return new SeeOther(onward);

        var language = ui.Language;
        return Pages.Of<OfferNearbyPage>(
            new NearbyView
            {
                Service = service.Title.In(language),
                DraftId = draft.Id.ToString(),
                BackUrl = $"/drafts/{draft.Id}/questions/{service.Nearby?.Field}",
                OnwardUrl = onward,
                Lat = place.Lat.Value,
                Lon = place.Lon.Value,
                Reports = [.. reports.Select(r => LineOf(r, passes, clock.Now, language))],
            }
        );
    }

    private static NearbyLine LineOf(NearbyReport report, TrackPass passes, DateTime now, string language)
    {
        var meters = (long)Math.Round(report.Meters);
        var (away, followers) = (CaseWords.Number("fa", meters), CaseWords.Number("fa", report.Followers));
        return new NearbyLine(
            report.Number,
            report.Title(language),
            CaseWords.Number(language, PublicNumber.Parse(report.Number)),
            CaseWords.Say(
                language,
                $"در {away} متری شما، {PersianTime.Relative(report.OpenedAt, now)}",
                $"{meters} m away, reported {CaseWords.Instant("en", report.OpenedAt)}"
            ),
            report.Followers == 0
                ? null
                : CaseWords.Say(
                    language,
                    $"{followers} نفر دیگر هم دیده‌اند",
                    $"{report.Followers} others have seen it"
                ),
            report.Lat,
            report.Lon
        )
        {
            Url = passes.Url(report.Number),
        };
    }
}

/// <summary>What the page of nearby reports shows.</summary>
public sealed record NearbyView
{
    /// <summary>Name of the service.</summary>
    public required string Service { get; init; }

    /// <summary>The draft that may turn out to be needless.</summary>
    public required string DraftId { get; init; }

    /// <summary>Back to the place.</summary>
    public required string BackUrl { get; init; }

    /// <summary>On with a report of one's own.</summary>
    public required string OnwardUrl { get; init; }

    /// <summary>The draft's place.</summary>
    public required double Lat { get; init; }

    /// <summary>The draft's place.</summary>
    public required double Lon { get; init; }

    /// <summary>Nearest first.</summary>
    public required IReadOnlyList<NearbyLine> Reports { get; init; }
}

/// <summary>One report close by.</summary>
public sealed record NearbyLine(
    string Number,
    string Title,
    string NumberText,
    string Where,
    string? Followers,
    double Lat,
    double Lon
)
{
    /// <summary>Where it is tracked.</summary>
    public required string Url { get; init; }
}
