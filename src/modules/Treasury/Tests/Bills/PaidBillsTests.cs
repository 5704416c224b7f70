using System.Net;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class PaidBillsTests(BillsCity house) : IClassFixture<BillsCity>
{
    [Fact]
    public async Task Of_many_who_pay_one_bill_at_once_one_pays_and_the_others_keep_their_money()
    {
        var water = await house.IssuerAsync();
        var bill = await house.BillAsync(water, null, 100);
        var payers = new List<(Visitor Visitor, Kit.PersonId Person, Seen Check)>();
        for (var i = 0; i < 6; i++)
        {
            var (visitor, actor, _) = house.Citizen("رهگذر");
            await house.City.FundAsync(actor.For, 150_000);
            var check = await visitor.SubmitAsync(
                await visitor.GetAsync("/bills/by-numbers"),
                "#numbers",
                ("BillId", bill.Barcode)
            );
            payers.Add((visitor, actor.For, check));
        }

        var answers = await Task.WhenAll(payers.Select(p => p.Visitor.SubmitAsync(p.Check, "#pay")));
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Equal(5, answers.Count(a => a.Status == HttpStatusCode.Conflict));
        var left = new List<long>();
        foreach (var payer in payers)
            left.Add(await house.City.BalanceAsync(payer.Person));
        Assert.Equal([50_000, 150_000, 150_000, 150_000, 150_000, 150_000], left.Order());
        Assert.Equal(100_000, await house.TakenInAsync(water));
    }

    [Fact]
    public async Task A_bill_is_free_again_when_the_money_was_not_enough()
    {
        var (maryam, actor, code) = house.Citizen("مریم احمدی");
        await house.City.FundAsync(actor.For, 10_000);
        var water = await house.IssuerAsync();
        var bill = await house.BillAsync(water, code, 100);
        var page = await maryam.GetAsync("/bills");
        var id = page.Page.QuerySelector("#choose input[name=Bill]")?.GetAttribute("value");
        var refused = await maryam.SubmitAsync(await maryam.SubmitAsync(page, "#choose", ("Only", id)), "#pay");
        Assert.Contains(TreasuryProblems.NotEnough.Fa, refused.Text, StringComparison.Ordinal);
        Assert.Equal(BillState.Unpaid, (await house.RowsAsync(bill.BillId))[0].State);

        await house.City.FundAsync(actor.For, 100_000);
        await maryam.SubmitAsync(await maryam.SubmitAsync(page, "#choose", ("Only", id)), "#pay");
        Assert.Equal(BillState.Paid, (await house.RowsAsync(bill.BillId))[0].State);
    }

    [Fact]
    public async Task A_draft_whose_bill_changed_meanwhile_is_put_together_anew()
    {
        var (maryam, actor, code) = house.Citizen("مریم احمدی");
        await house.City.FundAsync(actor.For, 500_000);
        var water = await house.IssuerAsync();
        var file = BillsCity.Next();
        await house.PushAsync(water, house.Line(BillsCity.Numbers(water, 100, file: file), code));
        var page = await maryam.GetAsync("/bills");
        var id = page.Page.QuerySelector("#choose input[name=Bill]")?.GetAttribute("value");
        var check = await maryam.SubmitAsync(page, "#choose", ("Only", id));
        var tally = await house.PushAsync(water, house.Line(BillsCity.Numbers(water, 80, file: file), code));
        Assert.Equal(1, tally.Changed);
        var refused = await maryam.SubmitAsync(check, "#pay");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(BillsProblems.AmountChanged.Fa, refused.Text, StringComparison.Ordinal);
        Assert.Equal(500_000, await house.City.BalanceAsync(actor.For));
    }
}
