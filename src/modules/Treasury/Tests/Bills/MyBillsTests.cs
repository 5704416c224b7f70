using System.Net;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class MyBillsTests(BillsCity house) : IClassFixture<BillsCity>
{
    [Fact]
    public async Task All_my_bills_stand_on_one_page_and_several_are_paid_as_one()
    {
        var (maryam, actor, code) = house.Citizen("مریم احمدی");
        await house.City.FundAsync(actor.For, 1_000_000);
        var (water, power) = (await house.IssuerAsync(), await house.IssuerAsync(BillService.Power));
        var one = await house.BillAsync(water, code, 123);
        await house.BillAsync(power, code, 200, 40, -5);

        var page = await maryam.GetAsync("/bills");
        Assert.Contains("آب، دورهٔ ۳ سال ۱۴۰۵ — ۱۲٬۳۰۰ تومان", page.Text, StringComparison.Ordinal);
        Assert.Contains("دیر شده", page.Text, StringComparison.Ordinal);
        Assert.Equal(12, page.Page.QuerySelectorAll(".chart-table tbody tr").Length);

        var none = await maryam.SubmitAsync(page, "#choose");
        Assert.Contains(BillsProblems.ChooseSome.Fa, none.Text, StringComparison.Ordinal);

        foreach (var box in page.Page.QuerySelectorAll("#choose input[name=Bill]").OfType<IHtmlInputElement>())
            box.IsChecked = true;
        var check = await maryam.SubmitAsync(page, "#choose");
        Assert.Equal("پیش از پرداخت ببینید", check.Heading);
        Assert.Contains("قبض آب، آب و فاضلاب شهر، دورهٔ ۳ سال ۱۴۰۵", check.Text, StringComparison.Ordinal);
        Assert.Contains("۳۲۳٬۰۰۰ ریال", check.Text, StringComparison.Ordinal);
        var receipt = await maryam.SubmitAsync(check, "#pay");
        Assert.Contains("پرداخت شد", receipt.Text, StringComparison.Ordinal);
        Assert.Equal(
            (677_000, 123_000, 200_000),
            (await house.City.BalanceAsync(actor.For), await house.TakenInAsync(water), await house.TakenInAsync(power))
        );
        var after = await maryam.GetAsync("/bills");
        Assert.Contains("قبض پرداخت‌نشده‌ای ندارید", after.Text, StringComparison.Ordinal);
        Assert.Equal(BillState.Paid, (await house.RowsAsync(one.BillId))[0].State);
    }

    [Fact]
    public async Task The_button_of_one_bill_pays_that_one_alone()
    {
        var (maryam, actor, code) = house.Citizen("مریم احمدی");
        await house.City.FundAsync(actor.For, 500_000);
        var water = await house.IssuerAsync();
        await house.BillAsync(water, code, 100);
        await house.BillAsync(water, code, 50, 20, 30);
        var page = await maryam.GetAsync("/bills");
        var button = page.Page.QuerySelector("#choose button[name=Only]")?.GetAttribute("value");
        var check = await maryam.SubmitAsync(page, "#choose", ("Only", button));
        await maryam.SubmitAsync(check, "#pay");
        Assert.Equal(100_000, await house.TakenInAsync(water));
    }

    [Fact]
    public async Task Anothers_bill_is_neither_shown_nor_chosen()
    {
        var (maryam, _, code) = house.Citizen("مریم احمدی");
        var (farhad, _, his) = house.Citizen("فرهاد مرادی");
        var water = await house.IssuerAsync();
        await house.BillAsync(water, code, 100);
        await house.BillAsync(water, his, 70);
        var mine = await maryam.GetAsync("/bills");
        var id = mine.Page.QuerySelector("#choose input[name=Bill]")?.GetAttribute("value");
        var page = await farhad.GetAsync("/bills");
        Assert.DoesNotContain("۱۰٬۰۰۰ تومان", page.Text, StringComparison.Ordinal);
        var tried = await farhad.SubmitAsync(page, "#choose", ("Only", id));
        Assert.Equal(HttpStatusCode.NotFound, tried.Status);
    }

    [Fact]
    public async Task What_is_held_of_a_person_has_their_bills_and_the_database_has_no_national_code()
    {
        var (_, actor, code) = house.Citizen("مریم احمدی");
        var bill = await house.BillAsync(await house.IssuerAsync(), code, 90);
        var held = await house.City.InScopeAsync(async scope =>
        {
            var all = new List<HeldData>();
            foreach (var holder in scope.GetServices<IHoldData>().Where(h => h is HeldBills))
                all.AddRange(await holder.OfAsync(actor.Person));
            return all;
        });
        Assert.Contains(held.Single().Rows, row => row.Contains(bill.BillId));
        Assert.DoesNotContain(code, (await house.RowsAsync(bill.BillId))[0].Payer, StringComparison.Ordinal);
    }
}
