using System.Net;
using Shahr.Kit;
using Shahr.Ledger;
using Shahr.Testing;

namespace Shahr.Treasury.Tests.Refunds;

/// <summary>A second officer approves, or says no.</summary>
public sealed class ShowRefundTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_paid_fee_comes_back_once_a_second_officer_approves_and_its_room_hears_it()
    {
        var (maryam, actor, fee, number) = await _city.PaidFeeAsync(200_000);
        var (kaveh, simin) = (_city.RefundOfficer("کاوه"), _city.RefundOfficer("سیمین"));
        var proposed = await RefundHands.ProposeAsync(kaveh, number, 200_000);
        Assert.Contains("منتظر نفر دوم", proposed.Text, StringComparison.Ordinal);
        Assert.Null(proposed.Page.QuerySelector("#approve"));
        Assert.Contains("کارمزد گواهی", (await simin.GetAsync(ListRefunds.Address)).Text, StringComparison.Ordinal);

        var done = await simin.SubmitAsync(await simin.GetAsync(proposed.Address), "#approve");
        Assert.Contains("پس داده شد", done.Text, StringComparison.Ordinal);
        Assert.Equal(200_000, await _city.BalanceAsync(actor.For));
        var receipt = await maryam.GetAsync($"/payments/{number}");
        Assert.Contains("۲۰۰٬۰۰۰ ریال", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("پس داده شد", receipt.Text, StringComparison.Ordinal);
        Assert.Contains("پس‌دادن پول", (await maryam.GetAsync("/wallet")).Text, StringComparison.Ordinal);
        Assert.Equal(1, await _city.EventsAsync("FeeGivenBack", fee));
    }

    [Fact]
    public async Task Who_proposed_it_does_not_approve_it_and_nobody_sees_to_their_own_money()
    {
        var (_, actor, _, number) = await _city.PaidFeeAsync(100_000);
        var kaveh = _city.RefundOfficer("کاوه");
        var proposed = await RefundHands.ProposeAsync(kaveh, number, 100_000);
        var own = await RefundHands.ApproveByHandAsync(kaveh, proposed);
        Assert.Equal(HttpStatusCode.Forbidden, own.Status);
        Assert.Contains(RefundsProblems.FourEyes.Fa, own.Text, StringComparison.Ordinal);

        var payer = _city.As(actor with { Session = Guid.CreateVersion7(), Grants = [RefundHands.Grant] });
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await payer.GetAsync($"{ProposeRefund.Address}?payment={number}")).Status
        );
        Assert.Equal(HttpStatusCode.Forbidden, (await RefundHands.ApproveByHandAsync(payer, proposed)).Status);
        Assert.Equal(0, await _city.BalanceAsync(actor.For));
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await _city.SignedIn("مریم احمدی").GetAsync(ListRefunds.Address)).Status
        );
    }

    [Fact]
    public async Task Of_six_officers_who_approve_at_once_the_money_comes_back_once()
    {
        var (_, actor, _, number) = await _city.PaidFeeAsync(300_000);
        var proposed = await RefundHands.ProposeAsync(_city.RefundOfficer("کاوه"), number, 120_000);
        var officers = Enumerable.Range(0, 6).Select(i => _city.RefundOfficer($"همکار {i}")).ToList();
        var pages = await Task.WhenAll(officers.Select(o => o.GetAsync(proposed.Address)));
        await Task.WhenAll(officers.Zip(pages, (officer, page) => officer.SubmitAsync(page, "#approve")));
        await CityHost.EventuallyAsync(
            async () => await _city.BalanceAsync(actor.For) == 120_000,
            "the money has come back"
        );
        Assert.Equal(120_000, await _city.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task What_its_receiver_has_no_more_does_not_move_and_can_be_proposed_again()
    {
        var (_, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 100_000);
        var issuer = new MoneyPlace(Guid.CreateVersion7(), AccountCode.Issuer);
        var number = await _city.DoneAsync(actor, new NewPart(issuer, MoneyCode.Bill, new(100_000), "قبض آب"));
        await _city
            .Ledger()
            .SubmitAsync(
                MoneyAccounts.Move(
                    CommandId.From(Guid.CreateVersion7()),
                    issuer,
                    MoneyAccounts.Bank,
                    100_000,
                    MoneyCode.Settlement
                )
            );
        var (kaveh, simin) = (_city.RefundOfficer("کاوه"), _city.RefundOfficer("سیمین"));
        var proposed = await RefundHands.ProposeAsync(kaveh, number, 100_000);
        var failed = await simin.SubmitAsync(await simin.GetAsync(proposed.Address), "#approve");
        Assert.Contains("جابه‌جا نشد", failed.Text, StringComparison.Ordinal);
        Assert.Equal(0, await _city.BalanceAsync(actor.For));
        await RefundHands.ProposeAsync(kaveh, number, 100_000);
    }
}
