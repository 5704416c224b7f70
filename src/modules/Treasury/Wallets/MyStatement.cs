using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ledger;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// «صورت‌حساب»: every line of a period with the balances around it, to read and print, as PDF, as CSV for tables, and as
/// ISO 20022 camt.053 for bookkeeping programs. The last two are written line by line, so that ten years are as good as
/// ten days.
/// </summary>
internal static class MyStatement
{
    public const string Address = "/wallet/statement";
    private const int MostYears = 10;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequirePurse();
        app.MapGet(Address + "/file", DownloadAsync).RequirePurse().RequireRateLimiting("upload");
    }

    private static IResult ShowAsync(string? from, string? to, TimeProvider clock)
    {
        var today = PersianTime.DayOf(clock.GetUtcNow().UtcDateTime);
        var period = Read(from, to, today);
        if (period.Problem is { } problem)
            return Pages.Again<MyStatementPage>(
                new MyStatementView(from ?? "", to ?? ""),
                FormState.From([new("from", from), new("to", to)], [problem.On("from")])
            );
        var (first, last) = period.Value;
        return Pages.Of<MyStatementPage>(new MyStatementView(first.ToString(), last.ToString()));
    }

    private static async Task<IResult> DownloadAsync(
        string? from,
        string? to,
        string? format,
        Actor actor,
        Statement statement,
        StatementLetter letter,
        ICityLedger ledger,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var period = Read(from, to, PersianTime.DayOf(now));
        if (period.Problem is { } problem)
            return Pages.Refuse(problem, new WayOn("صورت‌حساب", "Statement", Address));
        var (first, last) = period.Value;
        var sheet = await SheetAsync(MoneyAccounts.WalletOf(actor.For), first, last, now, ledger);
        if (format is "page" or "pdf")
            return await letter.AnswerAsync(actor.For, sheet, first, last, isPdf: format == "pdf", ct);
        var lines = statement.BetweenAsync(MoneyAccounts.WalletOf(actor.For).Id, sheet.From, sheet.Until, ct);
        var name = $"statement-{first.ToLatinString()}-{last.ToLatinString()}";
        return format == "camt053"
            ? Results.Stream(body => Camt053.WriteAsync(sheet, lines, body, ct), "application/xml", name + ".xml")
            : Results.Stream(
                body => StatementCsv.WriteAsync(lines, body, ct),
                "text/csv; charset=utf-8",
                name + ".csv"
            );
    }

    /// <summary>What stands around the lines of a period, its last day included.</summary>
    internal static async Task<StatementSheet> SheetAsync(
        MoneyPlace wallet,
        JalaliDate first,
        JalaliDate last,
        DateTime now,
        ICityLedger ledger
    )
    {
        var (begins, ends) = Instants(first, last);
        return new StatementSheet(
            wallet.Account,
            begins,
            ends,
            now,
            new Rial((await ledger.BalanceAtAsync(wallet.Id, begins.AddTicks(-1)))?.Net ?? 0),
            new Rial((await ledger.BalanceAtAsync(wallet.Id, ends.AddTicks(-1)))?.Net ?? 0)
        );
    }

    /// <summary>The first instant of a period of days in Tehran, and the one after its last (UTC).</summary>
    internal static (DateTime From, DateTime Until) Instants(JalaliDate first, JalaliDate last) =>
        (BeginOf(first), BeginOf(last.AddDays(1)));

    private static DateTime BeginOf(JalaliDate day) =>
        PersianTime.FromTehran(day.ToDateOnly().ToDateTime(TimeOnly.MinValue));

    // The month so far, where nothing was said.
    private static Result<(JalaliDate First, JalaliDate Last)> Read(string? from, string? to, JalaliDate today)
    {
        var first = new JalaliDate(today.Year, today.Month, 1);
        var last = today;
        if (!string.IsNullOrWhiteSpace(from) && !JalaliDate.TryParse(from, out first))
            return TreasuryProblems.PeriodWrong;
        if (!string.IsNullOrWhiteSpace(to) && !JalaliDate.TryParse(to, out last))
            return TreasuryProblems.PeriodWrong;
        return last < first || last > first.AddYears(MostYears) ? TreasuryProblems.PeriodWrong : (first, last);
    }
}

/// <summary>What the page shows.</summary>
/// <param name="From">The first day, as people write it.</param>
/// <param name="To">The last day.</param>
public sealed record MyStatementView(string From, string To);
