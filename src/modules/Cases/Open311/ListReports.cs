using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Cases.Open311;

/// <summary>
/// Reports for everybody: what, where, since when, who is responsible, how it ended. Neither who sent one nor what they
/// wrote: text and address of a report are for the office.
/// </summary>
internal static class ListReports
{
    /// <summary>The standard's own bounds: ninety days, a thousand reports.</summary>
    public const int MostDays = 90;

    /// <inheritdoc cref="MostDays"/>
    public const int MostRows = 1000;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(GeoRoutes.Root + "/requests.{format}", Show).RequireRateLimiting("partner");
        app.MapGet(GeoRoutes.Root + "/requests/{id}.{format}", ShowOne).RequireRateLimiting("partner");
    }

    public static async Task<IResult> Show(
        string format,
        [AsParameters] ReportFilter filter,
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
        if (Narrow(OpenCases(db, shelf), filter, clock.Now) is not { } wanted)
            return GeoAnswer.Refuse(written, GeoProblems.NotAnInstant, ui.Language);
        return await AnswerAsync(wanted, db, offices, written, ui, ct);
    }

    public static async Task<IResult> ShowOne(
        string id,
        string format,
        UiContext ui,
        CasesDb db,
        ServiceShelf shelf,
        OfficeNames offices,
        CancellationToken ct
    )
    {
        if (GeoRoutes.Format(format) is not { } written)
            return GeoRoutes.NotFound;
        if (
            !PublicNumber.TryParse(id, out var number)
            || !await OpenCases(db, shelf).AnyAsync(c => c.Number == number.Value, ct)
        )
            return GeoAnswer.Refuse(written, CasesProblems.NotFound, ui.Language);
        return await AnswerAsync(
            OpenCases(db, shelf).Where(c => c.Number == number.Value),
            db,
            offices,
            written,
            ui,
            ct
        );
    }

    /// <summary>The cases anybody may see.</summary>
    public static IQueryable<Case> OpenCases(CasesDb db, ServiceShelf shelf)
    {
        var open = OpenReports.In(shelf).Select(o => o.Service.Code).ToList();
        return db.Cases.AsNoTracking().Where(c => open.Contains(c.ServiceCode) && c.Lat != null);
    }

    private static IQueryable<Case>? Narrow(IQueryable<Case> cases, ReportFilter filter, DateTime now)
    {
        if (GeoRoutes.Several(filter.Ids, MostRows) is [_, ..] ids)
            return cases.Where(c => ids.Contains(c.Number)).OrderByDescending(c => c.OpenedAt).Take(MostRows);
        if (!GeoRoutes.TryInstant(filter.From, out var from) || !GeoRoutes.TryInstant(filter.Until, out var until))
            return null;
        var end = until ?? (from is { } f && f.AddDays(MostDays) < now ? f.AddDays(MostDays) : now);
        var start = from is { } asked && asked > end.AddDays(-MostDays) ? asked : end.AddDays(-MostDays);
        cases = cases.Where(c => c.OpenedAt >= start && c.OpenedAt <= end);
        if (GeoRoutes.Several(filter.Codes, 100) is [_, ..] codes)
            cases = cases.Where(c => codes.Contains(c.ServiceCode + "." + c.Kind));
        if (GeoRoutes.Several(filter.Status, 2) is [var only])
            cases = cases.Where(c => (c.State == CaseState.Open) == (only == "open"));
        var size = Number(filter.PageSize, MostRows, MostRows);
        var page = Number(filter.Page, 1, 1000);
        return cases
            .OrderByDescending(c => c.OpenedAt)
            .ThenByDescending(c => c.Number)
            .Skip((page - 1) * size)
            .Take(size);
    }

    private static async Task<IResult> AnswerAsync(
        IQueryable<Case> cases,
        CasesDb db,
        OfficeNames offices,
        GeoFormat format,
        UiContext ui,
        CancellationToken ct
    )
    {
        var rows = await cases
            .Select(c => new
            {
                Case = c,
                Office = c.Steps.OrderByDescending(s => s.Position).Select(s => s.Office).First(),
                Changed = db.Lines.Where(l => l.CaseId == c.Id).Max(l => (DateTime?)l.At),
            })
            .ToListAsync(ct);
        var names = await offices.AllAsync(ui.Language, ct);
        var all = rows.Select(r =>
            Of(r.Case, names.Of(r.Case.NowOffice ?? r.Office), r.Changed ?? r.Case.OpenedAt, ui.Language)
        );
        return GeoAnswer.Of(format, new GeoList("service_requests", "request", [.. all]));
    }

    private static GeoRecord Of(Case on, string office, DateTime changed, string language) =>
        [
            ("service_request_id", on.Number),
            ("status", on.IsOpen ? "open" : "closed"),
            ("status_notes", (language == "en" ? on.OutcomeEn ?? on.NowEn : on.OutcomeFa ?? on.NowFa) ?? ""),
            ("service_name", on.Title(language)),
            ("service_code", OpenReports.Code(on.ServiceCode, on.Kind)),
            ("agency_responsible", office),
            ("requested_datetime", on.OpenedAt),
            ("updated_datetime", changed),
            ("expected_datetime", on.NowDue),
            ("lat", on.Lat),
            ("long", on.Lon),
        ];

    private static int Number(string? text, int otherwise, int most) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Clamp(number, 1, most)
            : otherwise;
}
