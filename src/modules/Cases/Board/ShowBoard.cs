using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Cases.Desk;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Board;

/// <summary>
/// The city's clock, for everybody: what each office promised and kept. Who works for an office sees its lines first.
/// </summary>
internal static class ShowBoard
{
    /// <summary>Of fewer steps no time is told: it would be that of single people.</summary>
    public const int Fewest = 5;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/clock", Show);
        app.MapGet("/api/v1/clock", ShowApi);
    }

    public static async Task<IResult> Show(
        Actor? actor,
        UiContext ui,
        CasesDb db,
        ServiceShelf shelf,
        OfficeNames offices,
        OwnBoard board,
        CaseClock clock,
        CancellationToken ct
    )
    {
        var rows = await db.Board.AsNoTracking().ToListAsync(ct);
        var mine = actor is null ? [] : DeskDoor.OfficesOf(actor);
        var names = await offices.AllAsync(ui.Language, ct);
        var lines = rows.OrderByDescending(r => mine.Contains(r.Office))
            .ThenByDescending(r => r.LateNow)
            .ThenByDescending(r => r.Steps)
            .ThenBy(r => r.ServiceCode, StringComparer.Ordinal)
            .Select(Line)
            .ToList();
        var own = actor is null || mine.Count == 0 ? [] : await board.OfAsync(actor.Person, ct);
        var at = rows.Select(r => (DateTime?)r.ReckonedAt).Max();
        return Pages.Of<ShowBoardPage>(
            new BoardView(
                lines,
                [.. own.OrderByDescending(r => r.LateNow).ThenByDescending(r => r.Steps).Select(Line)],
                at is { } when ? CaseWords.Instant(ui.Language, when) : null
            )
        );

        BoardLine Line(BoardRow r) =>
            new(
                shelf.Newest(r.ServiceCode)?.Title.In(ui.Language) ?? r.ServiceCode,
                names.Of(r.Office),
                mine.Contains(r.Office),
                Time(r.Steps == 0 ? null : r.PromisedMinutes),
                Time(r.Steps < Fewest ? null : r.MedianMinutes),
                Time(r.Steps < Fewest ? null : r.NinthMinutes),
                KeptOf(r, ui.Language),
                StarsOf(r, ui.Language),
                EntryOf(r),
                CaseWords.Number(ui.Language, r.Silent),
                CaseWords.Number(ui.Language, r.OpenNow),
                CaseWords.Number(ui.Language, r.LateNow),
                r.LateNow > 0,
                CaseWords.Number(ui.Language, r.AskedNow)
            );

        string? EntryOf(BoardRow r) =>
            r.Stated < Fewest
            || Time(r.EntryMedianMinutes) is not { } half
            || Time(r.EntryNinthMinutes) is not { } ninth
                ? null
                : CaseWords.Say(
                    ui.Language,
                    $"نیمی تا {half}، نه‌دهم تا {ninth}",
                    $"half in {half}, nine of ten in {ninth}"
                );

        string? Time(int? minutes) => minutes is { } m ? CaseWords.WorkTime(ui.Language, m, clock.Calendar) : null;
    }

    public static async Task<IResult> ShowApi(CasesDb db, OfficeNames offices, UiContext ui, CancellationToken ct)
    {
        var rows = await db.Board.AsNoTracking().ToListAsync(ct);
        var names = await offices.AllAsync(ui.Language, ct);
        return TypedResults.Json(
            new
            {
                days = ReckonBoard.Days,
                lines = rows.OrderBy(r => r.ServiceCode, StringComparer.Ordinal)
                    .ThenBy(r => names.Of(r.Office), StringComparer.Ordinal)
                    .Select(r => new
                    {
                        service = r.ServiceCode,
                        office = names.Of(r.Office),
                        steps = r.Steps,
                        promisedMinutes = r.PromisedMinutes,
                        medianMinutes = r.Steps < Fewest ? null : r.MedianMinutes,
                        ninthMinutes = r.Steps < Fewest ? null : r.NinthMinutes,
                        rated = r.Rated,
                        stars = r.Rated < Fewest ? null : (double?)Math.Round((double)r.Stars / r.Rated, 1),
                        kept = r.Kept,
                        broken = r.Broken,
                        bySilence = r.Silent,
                        stated = r.Stated,
                        entryMedianMinutes = r.Stated < Fewest ? null : r.EntryMedianMinutes,
                        entryNinthMinutes = r.Stated < Fewest ? null : r.EntryNinthMinutes,
                        openNow = r.OpenNow,
                        lateNow = r.LateNow,
                        waitingForCitizens = r.AskedNow,
                        workedMinutes = r.WorkedMinutes,
                        reckonedAt = r.ReckonedAt,
                    }),
            }
        );
    }

    private static string? StarsOf(BoardRow row, string language)
    {
        if (row.Rated < Fewest)
            return null;
        var average = (row.Stars / (double)row.Rated).ToString("0.0", CultureInfo.InvariantCulture);
        return CaseWords.Say(
            language,
            $"{CaseWords.Digits("fa", average.Replace('.', '٫'))} از {CaseWords.Number("fa", 5)}",
            $"{average} of 5"
        );
    }

    private static string? KeptOf(BoardRow row, string language)
    {
        var known = row.Kept + row.Broken;
        if (known < Fewest)
            return null;
        var percent = row.Kept * 100 / known;
        return CaseWords.Say(language, $"{CaseWords.Number("fa", percent)}٪", $"{percent}%");
    }
}

/// <summary>What the board shows.</summary>
/// <param name="Lines">One line a service and office.</param>
/// <param name="Own">The same of the officer who looks: their own work, for their eyes only.</param>
/// <param name="ReckonedAt">When; null before the first time.</param>
public sealed record BoardView(IReadOnlyList<BoardLine> Lines, IReadOnlyList<BoardLine> Own, string? ReckonedAt);

/// <summary>A line, in words; null where too little is known.</summary>
public sealed record BoardLine(
    string Service,
    string Office,
    bool Mine,
    string? Promised,
    string? Median,
    string? Ninth,
    string? Kept,
    string? Stars,
    string? Entry,
    string Silent,
    string Open,
    string Late,
    bool IsLate,
    string Asked
);
