using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Treasury.Tests.Fees;

public sealed class FeeDeskTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_fee_is_paid_from_the_wallet_once_and_the_room_that_asked_hears_it_once()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 500_000);
        var fee = await AskedAsync(200_000);

        var check = await maryam.GetAsync(await PageAsync(fee, actor));
        Assert.Contains("کارمزد صدور گواهی", check.Text, StringComparison.Ordinal);
        var receipt = await maryam.SubmitAsync(check, "#pay");
        Assert.Contains("پرداخت شد", receipt.Text, StringComparison.Ordinal);
        Assert.NotNull(receipt.Page.QuerySelector("a[href='/cases/123']"));
        await maryam.SubmitAsync(check, "#pay");

        Assert.Equal(300_000, await _city.BalanceAsync(actor.For));
        var paid = await FindAsync(fee);
        Assert.Equal(FeeState.Paid, paid.State);
        Assert.NotNull(paid.Receipt);
        Assert.Equal(1, await ToldAsync("FeePaid", fee));
        Assert.Equal(FeesProblems.PaidAlready, (await PayAsync(fee, actor)).Problem);
    }

    [Fact]
    public async Task Of_six_people_who_pay_one_fee_at_once_one_pays()
    {
        var fee = await AskedAsync(100_000);
        var payers = new List<(Visitor Visitor, Actor Actor, Seen Check)>();
        for (var i = 0; i < 6; i++)
        {
            var (visitor, actor) = _city.Somebody($"شهروند {i}");
            await _city.FundAsync(actor.For, 100_000);
            payers.Add((visitor, actor, await visitor.GetAsync(await PageAsync(fee, actor))));
        }

        await Task.WhenAll(payers.Select(p => p.Visitor.SubmitAsync(p.Check, "#pay")));
        await SettledAsync(fee);
        var balances = await Task.WhenAll(payers.Select(p => _city.BalanceAsync(p.Actor.For)));
        Assert.Equal(500_000, balances.Sum());
        Assert.Equal(1, await ToldAsync("FeePaid", fee));
    }

    [Fact]
    public async Task What_the_ledger_refuses_leaves_the_fee_to_be_paid()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        var fee = await AskedAsync(100_000);
        var page = await maryam.SubmitAsync(await maryam.GetAsync(await PageAsync(fee, actor)), "#pay");
        Assert.Contains(TreasuryProblems.NotEnough.Fa, page.Text, StringComparison.Ordinal);
        Assert.Equal(FeeState.Asked, (await FindAsync(fee)).State);
        Assert.Equal(0, await ToldAsync("FeePaid", fee));

        await _city.FundAsync(actor.For, 100_000);
        await maryam.SubmitAsync(await maryam.GetAsync(await PageAsync(fee, actor)), "#pay");
        Assert.Equal(FeeState.Paid, (await FindAsync(fee)).State);
    }

    [Fact]
    public async Task A_dropped_fee_takes_no_money_and_can_be_asked_for_again_and_a_paid_one_is_not_dropped()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 100_000);
        var fee = await AskedAsync(100_000);
        var check = await maryam.GetAsync(await PageAsync(fee, actor));
        Assert.True(await DropAsync(fee));
        Assert.True(await DropAsync(fee));
        var refused = await maryam.SubmitAsync(check, "#pay");
        Assert.Contains(FeesProblems.NotOwed.Fa, refused.Text, StringComparison.Ordinal);
        Assert.Equal(100_000, await _city.BalanceAsync(actor.For));
        Assert.Equal(FeesProblems.NotOwed, (await PayAsync(fee, actor)).Problem);

        await AskAsync(fee, 100_000);
        await maryam.SubmitAsync(await maryam.GetAsync(await PageAsync(fee, actor)), "#pay");
        Assert.Equal(0, await _city.BalanceAsync(actor.For));
        Assert.False(await DropAsync(fee));
        await AskAsync(fee, 100_000);
        Assert.Equal(FeeState.Paid, (await FindAsync(fee)).State);
        Assert.False(await DropAsync(Guid.CreateVersion7()));
    }

    private async Task<Guid> AskedAsync(long rials)
    {
        var fee = Guid.CreateVersion7();
        await AskAsync(fee, rials);
        return fee;
    }

    private Task AskAsync(Guid fee, long rials) =>
        _city.InTransactionAsync(async scope =>
        {
            var order = new FeeOrder(fee, new(rials), "کارمزد صدور گواهی", "Fee of the certificate", "/cases/123");
            await scope.GetRequiredService<IFees>().AskAsync(order);
            return fee;
        });

    private Task<bool> DropAsync(Guid fee) =>
        _city.InTransactionAsync(scope => scope.GetRequiredService<IFees>().DropAsync(fee));

    private Task<Result<string>> PayAsync(Guid fee, Actor actor) =>
        _city.InTransactionAsync(scope => scope.GetRequiredService<IFees>().PayAsync(fee, actor));

    private async Task<string> PageAsync(Guid fee, Actor actor) => (await PayAsync(fee, actor)).Value;

    private Task<Fee> FindAsync(Guid fee) =>
        _city.InScopeAsync(scope =>
            scope.GetRequiredService<TreasuryDb>().Fees.AsNoTracking().SingleAsync(f => f.Id == fee)
        );

    private Task SettledAsync(Guid fee) =>
        CityHost.EventuallyAsync(async () => (await FindAsync(fee)).State == FeeState.Paid, "the fee is paid");

    private Task<int> ToldAsync(string happened, Guid fee) => _city.EventsAsync(happened, fee);
}
