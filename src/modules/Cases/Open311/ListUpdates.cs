using System.Buffers.Binary;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Ui;

namespace Shahr.Cases.Open311;

/// <summary>
/// What happened to reports, oldest first: the profile that clients written for FixMyStreet's extension poll. A line
/// says what and which office; what people wrote stays between them and the office.
/// </summary>
internal static class ListUpdates
{
    private const int MostDays = 31;

    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet(GeoRoutes.Root + "/servicerequestupdates.{format}", Show).RequireRateLimiting("partner");

    public static async Task<IResult> Show(
        string format,
        [FromQuery(Name = "service_request_id")] string? ids,
        [FromQuery(Name = "start_date")] string? from,
        [FromQuery(Name = "end_date")] string? until,
        UiContext ui,
        CasesDb db,
        ServiceShelf shelf,
        OfficeNames offices,
        CaseClock clock,
        CancellationToken ct
    )
    {
        if (GeoRoutes.Format(format) is not { } written)
            return GeoRoutes.NotFound;
        if (!GeoRoutes.TryInstant(from, out var start) || !GeoRoutes.TryInstant(until, out var end))
            return GeoAnswer.Refuse(written, GeoProblems.NotAnInstant, ui.Language);
        var last = end ?? clock.Now;
        var first = start is { } asked && asked > last.AddDays(-MostDays) ? asked : last.AddDays(-MostDays);
        var numbers = GeoRoutes.Several(ids, ListReports.MostRows);
        var (low, high) = (FirstOf(first), FirstOf(last.AddMilliseconds(1)));
        var lines = await db
            .Lines.AsNoTracking()
            .Where(l => l.Id.CompareTo(low) >= 0 && l.Id.CompareTo(high) < 0 && _told.Contains(l.Kind))
            .Join(ListReports.OpenCases(db, shelf), l => l.CaseId, c => c.Id, (l, c) => new { l, c.Number })
            .Where(r => numbers.Count == 0 || numbers.Contains(r.Number))
            .OrderBy(r => r.l.Id)
            .Take(ListReports.MostRows)
            .ToListAsync(ct);
        var names = await offices.AllAsync(ui.Language, ct);
        var all = lines.Select(r => Of(r.l, r.Number, r.l.Office is { } o ? names.Of(o) : ui.CityName, ui.Language));
        return GeoAnswer.Of(written, new GeoList("service_request_updates", "request_update", [.. all]));
    }

    private static readonly LineKind[] _told =
    [
        LineKind.Opened,
        LineKind.Claimed,
        LineKind.Asked,
        LineKind.Confirmed,
        LineKind.NotConfirmed,
        LineKind.Granted,
        LineKind.Refused,
        LineKind.Withdrawn,
        LineKind.FoundDouble,
        LineKind.Reopened,
    ];

    private static GeoRecord Of(CaseLine line, string number, string office, string language) =>
        [
            ("update_id", line.Id.ToString("N")),
            ("service_request_id", number),
            ("status", Status(line.Kind)),
            ("updated_datetime", line.At),
            ("description", Said(line.Kind, office, language)),
        ];

    // The wider states that clients of the extension know.
    private static string Status(LineKind kind) =>
        kind switch
        {
            LineKind.Opened or LineKind.Reopened => "open",
            LineKind.Granted => "fixed",
            LineKind.Refused => "no_further_action",
            LineKind.FoundDouble => "duplicate",
            LineKind.Withdrawn => "closed",
            LineKind.Claimed => "investigating",
            _ => "in_progress",
        };

    private static string Said(LineKind kind, string office, string language) =>
        kind switch
        {
            LineKind.Opened => CaseWords.Say(language, "گزارش رسید و شماره گرفت.", "The report arrived."),
            LineKind.Claimed => CaseWords.Say(language, $"{office} کار را برداشت.", $"{office} has taken it up."),
            LineKind.Asked => CaseWords.Say(
                language,
                $"{office} از گزارش‌دهنده پرسیده است.",
                $"{office} has asked the reporter something."
            ),
            LineKind.Confirmed => CaseWords.Say(language, $"{office} تأیید کرد.", $"{office} has confirmed it."),
            LineKind.NotConfirmed => CaseWords.Say(
                language,
                $"{office} تأیید نکرد.",
                $"{office} has not confirmed it."
            ),
            LineKind.Granted => CaseWords.Say(language, $"{office} آن را برطرف کرد.", $"{office} has put it right."),
            LineKind.Refused => CaseWords.Say(language, $"{office} آن را نپذیرفت.", $"{office} has refused it."),
            LineKind.FoundDouble => CaseWords.Say(
                language,
                $"{office} آن را با گزارش دیگری از همین مشکل یکی کرد.",
                $"{office} has merged it into another report of the same problem."
            ),
            LineKind.Reopened => CaseWords.Say(
                language,
                "دوباره باز شد و جداگانه پی گرفته می‌شود.",
                "It is open again and followed by itself."
            ),
            _ => CaseWords.Say(language, "گزارش‌دهنده آن را پس گرفت.", "The reporter has withdrawn it."),
        };

    // Lines have ids in the order of time (UUIDv7, RFC 9562: milliseconds first), so their key finds a day of them.
    private static Guid FirstOf(DateTime at)
    {
        Span<byte> id = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(id, new DateTimeOffset(at).ToUnixTimeMilliseconds() << 16);
        return new Guid(id, bigEndian: true);
    }
}
