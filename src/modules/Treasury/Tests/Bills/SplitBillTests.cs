using System.Net;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class SplitBillTests(BillsCity house) : IClassFixture<BillsCity>
{
    [Fact]
    public async Task A_bill_is_split_as_its_issuer_allows_and_its_parts_are_paid_in_turn()
    {
        var (maryam, actor, code) = house.Citizen("مریم احمدی");
        await house.City.FundAsync(actor.For, 200_000);
        var duties = await house.IssuerAsync(BillService.Municipality, change: i => i.MostParts = 3);
        var bill = await house.BillAsync(duties, code, 100);
        var list = await maryam.GetAsync("/bills");
        var address = list.Page.QuerySelector("main a[href$='/parts']")?.GetAttribute("href") ?? "";
        var page = await maryam.GetAsync(address);
        Assert.NotNull((await maryam.SubmitAsync(page, "#split", ("parts", "۴"))).ProblemAt("parts"));
        await maryam.SubmitAsync(page, "#split", ("parts", "۳"));
        var rows = await house.RowsAsync(bill.BillId);
        Assert.Equal([33_334, 33_333, 33_333], rows.Select(r => r.AmountRial.Amount));
        Assert.Equal(3, rows.Select(r => r.DueOn).Distinct().Count());

        var parts = await maryam.GetAsync("/bills");
        Assert.Contains("بخش ۲ از ۳", parts.Text, StringComparison.Ordinal);
        var early = await maryam.SubmitAsync(parts, "#choose", ("Only", rows[1].Id.ToString()));
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        Assert.Contains(BillsProblems.EarlierPartFirst.Fa, early.Text, StringComparison.Ordinal);
        foreach (var row in rows)
        {
            var check = await maryam.SubmitAsync(parts, "#choose", ("Only", row.Id.ToString()));
            await maryam.SubmitAsync(check, "#pay");
        }

        Assert.Equal(100_000, await house.TakenInAsync(duties));
        // Its issuer sends it again just so, and then another amount.
        Assert.Equal(1, (await house.PushAsync(duties, house.Line(bill, code))).Same);
        Assert.Equal(HttpStatusCode.Conflict, (await maryam.SubmitAsync(page, "#split", ("parts", "2"))).Status);
    }

    [Fact]
    public async Task A_bill_whose_issuer_allows_no_parts_or_of_somebody_else_is_not_split()
    {
        var (maryam, _, code) = house.Citizen("مریم احمدی");
        var (farhad, _, _) = house.Citizen("فرهاد مرادی");
        var water = await house.IssuerAsync();
        var bill = Assert.Single(await house.RowsAsync((await house.BillAsync(water, code, 100)).BillId));
        var address = $"/bills/{bill.Id}/parts";
        Assert.Equal(HttpStatusCode.NotFound, (await farhad.GetAsync(address)).Status);
        var refused = await maryam.SubmitAsync(await maryam.GetAsync(address), "#split", ("parts", "2"));
        Assert.Contains(BillsProblems.NotInParts.Fa, refused.Text, StringComparison.Ordinal);
    }
}
