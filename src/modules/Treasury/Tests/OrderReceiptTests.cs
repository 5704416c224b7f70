using System.Net;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class OrderReceiptTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_paid_payment_gives_one_sealed_receipt_however_often_it_is_asked_and_anybody_may_verify_it()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 1_000_000);
        var draft = await maryam.GetAsync(
            await _city.DraftAsync(actor, "سهم شام", TreasuryCity.To(Kit.PersonId.New(), 250_000))
        );
        Assert.Null(draft.Page.QuerySelector("#receipt"));
        var paid = await maryam.SubmitAsync(draft, "#pay");

        var pages = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => maryam.SubmitAsync(paid, "#receipt")));
        Assert.Single(pages.Select(p => p.Address).Distinct());
        var address = pages[0].Address;
        Assert.StartsWith("/documents/", address, StringComparison.Ordinal);
        var receipt = await maryam.GetAsync(paid.Address);
        Assert.NotNull(receipt.Page.QuerySelector($"a[href='{address}']"));
        Assert.Null(receipt.Page.QuerySelector("#receipt"));

        await CityHost.EventuallyAsync(
            async () => (await maryam.GetAsync(address)).Text.Contains("سهم شام", StringComparison.Ordinal),
            "the document is signed"
        );
        var twin = await maryam.GetAsync(address);
        Assert.Contains("بهرام کریمی: ۲۵٬۰۰۰ تومان", twin.Text, StringComparison.Ordinal);
        Assert.Contains("دویست و پنجاه هزار ریال", twin.Text, StringComparison.Ordinal);
        var file = await maryam.GetAsync(address + "/file");
        Assert.Equal("application/pdf", file.Response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_strangers_payment_and_one_that_is_not_paid_have_no_receipt()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 1_000_000);
        var draft = await maryam.GetAsync(await _city.DraftAsync(actor, TreasuryCity.To(Kit.PersonId.New(), 250_000)));
        var early = await AskAsync(maryam, draft, "#pay", draft.Address);
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        var (bahram, _) = _city.Somebody("بهرام کریمی");
        var paid = await maryam.SubmitAsync(await maryam.GetAsync(draft.Address), "#pay");
        var his = await AskAsync(bahram, await bahram.GetAsync("/wallet/send"), "#send", paid.Address);
        Assert.Equal(HttpStatusCode.NotFound, his.Status);
    }

    [Fact]
    public async Task A_withdrawal_has_a_receipt_with_the_banks_number_once_it_has_arrived_and_none_when_it_came_back()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 5_000_000);
        var way = await maryam.WithdrawAsync(1_000_000);
        Assert.Null(way.Page.QuerySelector("#receipt"));
        await _city.UntilAsync(actor.For, WithdrawalState.Arrived, stepSeconds: 2);
        var one = await _city.WithdrawalOfAsync(actor.For);
        var receipt = await maryam.SubmitAsync(await maryam.GetAsync(way.Address), "#receipt");
        var number = PersianText.ToPersianDigits(one.Tracking);
        await CityHost.EventuallyAsync(
            async () => (await maryam.GetAsync(receipt.Address)).Text.Contains(number, StringComparison.Ordinal),
            "the document is signed"
        );

        var back = await maryam.WithdrawAsync(1_000_004);
        await _city.UntilAsync(actor.For, WithdrawalState.Returned, stepSeconds: 2);
        Assert.Null((await maryam.GetAsync(back.Address)).Page.QuerySelector("#receipt"));
    }

    // From a page that has no button for it.
    private static Task<Seen> AskAsync(Visitor person, Seen page, string form, string payment)
    {
        page.Page.QuerySelector(form)?.SetAttribute("action", payment + "/receipt");
        return person.SubmitAsync(page, form);
    }
}
