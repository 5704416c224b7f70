using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>«سال من»: what went out and came in, month by month and by what for; chart and table of the same numbers.
/// </summary>
internal static class MyYear
{
    private const int First = 1400;

    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/wallet/year", ShowAsync).RequirePurse();

    private static async Task<IResult> ShowAsync(
        string? year,
        Actor actor,
        TreasuryDb db,
        TimeProvider clock,
        UiContext ui,
        CancellationToken ct
    )
    {
        var now = PersianTime.DayOf(clock.GetUtcNow().UtcDateTime).Year;
        var chosen =
            int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out var typed)
            && typed >= First
            && typed <= now
                ? typed
                : now;
        var account = MoneyAccounts.WalletOf(actor.For).Account;
        var (from, to) = ((chosen * 100) + 1, (chosen * 100) + 12);
        var sums = await db
            .Months.AsNoTracking()
            .Where(m => m.Account == account && m.Month >= from && m.Month <= to)
            .ToListAsync(ct);
        return Pages.Of<MyYearPage>(
            new MyYearView(
                chosen,
                chosen > First ? chosen - 1 : null,
                chosen < now ? chosen + 1 : null,
                [
                    .. Enumerable
                        .Range(1, 12)
                        .Select(month => new YearLine(
                            JalaliNames.Months[month - 1],
                            Sum(sums.Where(s => s.Month % 100 == month), s => s.OutRial),
                            Sum(sums.Where(s => s.Month % 100 == month), s => s.InRial)
                        )),
                ],
                [
                    .. sums.Where(s => s.OutRial > Rial.Zero)
                        .GroupBy(s => s.Code)
                        .Select(g => new YearLine(
                            MoneyWords.Of((MoneyCode)g.Key, goesOut: true, ui),
                            Sum(g, s => s.OutRial),
                            Rial.Zero
                        ))
                        .OrderByDescending(line => line.Out),
                ]
            )
        );
    }

    private static Rial Sum(IEnumerable<MonthSum> sums, Func<MonthSum, Rial> amount) => Rial.Sum(sums.Select(amount));
}

/// <summary>A month, or a purpose, with its sums.</summary>
public sealed record YearLine(string Title, Rial Out, Rial In);

/// <summary>What the page shows.</summary>
/// <param name="Year">Of the Jalali calendar.</param>
/// <param name="Before">The year before, where there may be one.</param>
/// <param name="After">The year after, where there may be one.</param>
/// <param name="Months">All twelve.</param>
/// <param name="Purposes">What money went out for, the most first.</param>
public sealed record MyYearView(
    int Year,
    int? Before,
    int? After,
    IReadOnlyList<YearLine> Months,
    IReadOnlyList<YearLine> Purposes
);
