using Microsoft.Extensions.DependencyInjection;
using Shahr.Banking.Tests.Orders;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Cheques;

public sealed class ListChequesTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task The_calendar_says_month_by_month_what_goes_and_what_comes()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        var ali = await fixture.PartyAsync("علی رضایی");
        var empty = await maryam.Visitor.GetAsync(ListCheques.Address);
        Assert.Contains("چیزی در پیش نیست", empty.Text, StringComparison.Ordinal);
        Assert.Contains("هنوز چکی صادر نکرده‌اید", empty.Text, StringComparison.Ordinal);
        var held = await maryam.Visitor.GetAsync(ListCheques.Address + "?side=held");
        Assert.Contains("هنوز چکی به شما نرسیده است", held.Text, StringComparison.Ordinal);

        var month = new JalaliDate(_city.Today().Year, _city.Today().Month, 1).AddMonths(2);
        await _city.HeldAsync(maryam, ali, 1_000_000, month);
        await _city.HeldAsync(maryam, ali, 2_000_000, month.AddDays(9));
        await _city.HeldAsync(ali, maryam, 500_000, month.AddDays(3));
        await _city.HeldAsync(maryam, ali, 7_000_000, month.AddMonths(9));
        var hers = await maryam.Visitor.GetAsync(ListCheques.Address);
        Assert.Contains("از من ۳۰۰٬۰۰۰ تومان، به من ۵۰٬۰۰۰ تومان", hers.Text, StringComparison.Ordinal);
        Assert.Equal([$"{month.MonthName} {PersianText.ToPersianDigits($"{month.Year}")}"], Months(hers));
        Assert.Equal(3, hers.Page.QuerySelectorAll("table")[^1].QuerySelectorAll("tbody tr").Length);
        var his = await ali.Visitor.GetAsync(ListCheques.Address + "?side=held");
        Assert.Contains("از من ۵۰٬۰۰۰ تومان، به من ۳۰۰٬۰۰۰ تومان", his.Text, StringComparison.Ordinal);
        Assert.Equal(3, his.Page.QuerySelectorAll("table")[^1].QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task A_list_longer_than_a_page_goes_on_and_shows_each_once()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        var ali = await fixture.PartyAsync("علی رضایی");
        await _city.BookAsync(maryam);
        await WriteManyAsync(maryam, ali, ChequeShelf.PageSize + 3);
        var first = await maryam.Visitor.GetAsync(ListCheques.Address);
        var next = first.Page.QuerySelector("a[rel=next]")?.GetAttribute("href") ?? "";
        var second = await maryam.Visitor.GetAsync(next);
        Assert.Null(second.Page.QuerySelector("a[rel=next]"));
        string[] links = [.. Links(first), .. Links(second)];
        Assert.Equal(ChequeShelf.PageSize + 3, links.Distinct().Count());
        Assert.Equal(links.Length, links.Distinct().Count());
    }

    private static IEnumerable<string> Months(Seen page) =>
        page.Page.QuerySelectorAll("main h3").Select(h => h.TextContent.Trim());

    private static IEnumerable<string> Links(Seen page) =>
        page.Page.QuerySelectorAll("table")[^1].QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href") ?? "");

    // Rows as the desk writes them, each one step on: more than a day's limit lets one issue.
    private Task WriteManyAsync(Party maryam, Party ali, int many) =>
        _city.InTransactionAsync(async services =>
        {
            var desk = services.GetRequiredService<ChequeDesk>();
            var leaf = (await desk.FreeLeavesAsync(maryam.Id, default))[0];
            var written = new WrittenCheque(leaf, new Rial(10_000), "خرید", _city.Today().AddDays(400).ToDateOnly());
            var cheques = Enumerable
                .Range(0, many)
                .Select(_ => desk.Write(maryam.Actor, written, new(ali.Id, "علی رضایی")))
                .ToList();
            await services.GetRequiredService<BankingDb>().SaveChangesAsync();
            foreach (var cheque in cheques)
            {
                await services
                    .GetRequiredService<ChequeRegister>()
                    .StepAsync(cheque, ChequeState.Agreed, new(LineKind.Agreed, cheque.IssuerName));
            }

            return true;
        });
}
