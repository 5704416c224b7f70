using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class MyYearTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task The_chart_and_the_table_of_a_year_show_the_same_sums_and_they_are_those_of_the_ledger()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        Assert.Contains(
            "پولی جابه‌جا نشده است",
            (await maryam.GetAsync("/wallet/year")).Text,
            StringComparison.Ordinal
        );
        await _city.FundAsync(actor.For, 900_000);
        for (var i = 1; i <= 3; i++)
        {
            var draft = await _city.DraftAsync(actor, TreasuryCity.To(PersonIdOf(i), 100_000 * i));
            await maryam.SubmitAsync(await maryam.GetAsync(draft), "#pay");
        }

        var page = await maryam.GetAsync("/wallet/year");
        var month = JalaliNames.Months[PersianTime.DayOf(_city.Clock.GetUtcNow().UtcDateTime).Month - 1];
        var row = page
            .Page.QuerySelectorAll("tbody tr")
            .Last(r => r.TextContent.Contains(month, StringComparison.Ordinal));
        Assert.Contains("۶۰٬۰۰۰ تومان", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("۹۰٬۰۰۰ تومان", row.TextContent, StringComparison.Ordinal);
        var chart = page
            .Page.QuerySelectorAll(".chart-row")
            .First(r => r.TextContent.Contains(month, StringComparison.Ordinal));
        Assert.Contains("۶۰٬۰۰۰ تومان", chart.TextContent, StringComparison.Ordinal);
        Assert.Contains("فرستادن پول", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_sums_of_all_accounts_cancel_out()
    {
        var (_, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 10_000);
        await CityHost.EventuallyAsync(
            async () => await InMonthsAsync(actor.For.Value) == 10_000,
            "the month's sum follows"
        );
        var all = await _city.InTransactionAsync(services =>
            services.GetRequiredService<TreasuryDb>().Months.AsNoTracking().ToListAsync()
        );
        Assert.Equal(Rial.Zero, Rial.Sum(all.Select(m => m.InRial - m.OutRial)));
    }

    private static Kit.PersonId PersonIdOf(int number) => new(new Guid(number, 0, 0, new byte[8]));

    private Task<long> InMonthsAsync(Guid account) =>
        _city.InTransactionAsync(async services =>
        {
            var rows = await services
                .GetRequiredService<TreasuryDb>()
                .Months.AsNoTracking()
                .Where(m => m.Account == account)
                .ToListAsync();
            return Rial.Sum(rows.Select(m => m.InRial)).Amount;
        });
}
