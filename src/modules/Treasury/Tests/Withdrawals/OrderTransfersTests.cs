using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Values;
using Shahr.Ledger;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

/// <summary>A city of its own for each: what is spoiled here is spoiled for everybody.</summary>
public sealed class OrderTransfersTests : IAsyncLifetime
{
    private CityHost? _host;

    private CityHost City => _host ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync() => _host = await GatewayCity.StartAsync();

    public async ValueTask DisposeAsync() => await City.DisposeAsync();

    [Theory]
    [InlineData(1_000_003, "چنین حسابی نیست")]
    [InlineData(1_000_004, "بسته یا مسدود است")]
    public async Task What_the_bank_refuses_comes_back_by_a_second_payment_and_says_why(long rials, string why)
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        await City.FundAsync(actor.For, 5_000_000);
        var way = await maryam.WithdrawAsync(rials);
        await City.UntilAsync(actor.For, WithdrawalState.Returned, stepSeconds: 2);
        Assert.Equal((5_000_000, 0), (await City.BalanceAsync(actor.For), await City.OnItsWayAsync()));
        var page = await maryam.GetAsync(way.Address);
        Assert.Contains("به کیف پول شما برگشت", page.Text, StringComparison.Ordinal);
        Assert.Contains(why, page.Text, StringComparison.Ordinal);
        Assert.Contains("برگشت برداشت", (await maryam.GetAsync("/wallet")).Text, StringComparison.Ordinal);
        Assert.Equal(2, await City.PaymentsAsync(actor.For));
        // What came back counts for no limit.
        Assert.Contains("۳٬۰۰۰٬۰۰۰ تومان. سقف", (await maryam.GetAsync(Withdraw.Address)).Text);
    }

    [Fact]
    public async Task An_order_whose_answer_is_lost_is_given_again_and_paid_once()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        await City.FundAsync(actor.For, 5_000_000);
        await maryam.WithdrawAsync(1_000_002);
        await City.UntilAsync(actor.For, WithdrawalState.Arrived, stepSeconds: 2);
        Assert.Single(City.Bank().Orders);
        Assert.Equal((3_999_998, 0), (await City.BalanceAsync(actor.For), await City.OnItsWayAsync()));
    }

    [Fact]
    public async Task A_bank_that_dies_with_the_order_and_a_city_that_dies_after_it_pay_once()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        await City.FundAsync(actor.For, 5_000_000);
        City.Bank().DiesOnceTaken = true;
        var way = await maryam.WithdrawAsync(1_000_000);
        await CityHost.EventuallyAsync(() => Task.FromResult(City.Bank().Orders.Count == 1), "the bank has it");
        Assert.Equal(WithdrawalState.Due, (await City.WithdrawalOfAsync(actor.For)).State);
        Assert.Contains("دوباره برداشت نکنید", (await maryam.GetAsync(way.Address)).Text, StringComparison.Ordinal);

        await City.RestartAsync();
        await City.UntilAsync(actor.For, WithdrawalState.Arrived, stepSeconds: 2);
        Assert.Single(City.Bank().Orders);
        Assert.Equal((4_000_000, 0), (await City.BalanceAsync(actor.For), await City.OnItsWayAsync()));
    }

    [Fact]
    public async Task A_city_that_died_between_the_books_and_the_row_moves_nothing_again()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        await City.FundAsync(actor.For, 5_000_000);
        await maryam.WithdrawAsync(1_000_001);
        await City.UntilAsync(actor.For, WithdrawalState.Ordered);
        var one = await City.WithdrawalOfAsync(actor.For);
        await City.Ledger()
            .SubmitAsync(
                MoneyAccounts.Move(
                    new CommandId(Numbers.Of(one.Id) ^ 1),
                    MoneyAccounts.OnItsWay,
                    MoneyAccounts.Bank,
                    1_000_001,
                    MoneyCode.Withdrawal
                )
            );
        await City.RestartAsync();
        await City.UntilAsync(actor.For, WithdrawalState.Arrived, stepSeconds: 20);
        Assert.Equal(0, await City.OnItsWayAsync());
    }

    [Fact]
    public async Task Of_two_who_hear_the_refusal_one_brings_the_money_back()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        await City.FundAsync(actor.For, 5_000_000);
        City.Bank().IsDead = true;
        await maryam.WithdrawAsync(1_000_000);
        await City.UntilAsync(actor.For, WithdrawalState.Due);
        var one = await City.WithdrawalOfAsync(actor.For);
        var book = City.Services.GetRequiredService<WithdrawalBook>();
        Assert.True(await book.RefusedAsync(one, TransferRefusal.Other, null));
        Assert.False(await book.RefusedAsync(one, TransferRefusal.Other, null));
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => book.ReturningAsync(one, "1")));
        await City.UntilAsync(actor.For, WithdrawalState.Returned, stepSeconds: 2);
        Assert.False(await book.ArrivedAsync(one, "1"));
        Assert.False(await book.OrderedAsync(one, "1"));
        Assert.Equal((5_000_000, 0), (await City.BalanceAsync(actor.For), await City.OnItsWayAsync()));
        Assert.Equal(2, await City.PaymentsAsync(actor.For));
    }

    [Fact]
    public async Task A_wallet_that_is_shut_gets_its_money_back_when_it_is_open_again()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        await City.FundAsync(actor.For, 5_000_000);
        City.Bank().IsDead = true;
        await maryam.WithdrawAsync(1_000_004);
        await ChangeAsync(actor.For.Value, AccountFlags.DebitsWithinCredits | AccountFlags.Frozen);
        City.Bank().IsDead = false;
        await City.UntilAsync(actor.For, WithdrawalState.Refused, stepSeconds: 2);
        await CityHost.EventuallyAsync(
            async () => (await City.WithdrawalOfAsync(actor.For)).BackPaymentId is not null,
            "it was tried"
        );
        await ChangeAsync(actor.For.Value, AccountFlags.DebitsWithinCredits);
        await City.UntilAsync(actor.For, WithdrawalState.Returned, stepSeconds: 300);
        Assert.Equal((5_000_000, 0), (await City.BalanceAsync(actor.For), await City.OnItsWayAsync()));
    }

    [Fact]
    public async Task More_than_there_is_drops_it_and_the_bank_hears_nothing()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        await City.FundAsync(actor.For, 1_500_000);
        var first = await maryam.WriteWithdrawalAsync(1_000_000);
        var second = await maryam.WriteWithdrawalAsync(1_000_000);
        await maryam.SubmitAsync(first, "#pay");
        var refused = await maryam.SubmitAsync(second, "#pay");
        Assert.Contains(TreasuryProblems.NotEnough.Fa, refused.Text, StringComparison.Ordinal);
        await City.UntilAsync(actor.For, WithdrawalState.Dropped);
        Assert.Equal(500_000, await City.BalanceAsync(actor.For));
    }

    private Task ChangeAsync(Guid wallet, AccountFlags flags) =>
        City.Ledger()
            .SubmitAsync([LedgerCommand.Change(CommandId.From(Guid.CreateVersion7()), AccountId.From(wallet), flags)]);
}
