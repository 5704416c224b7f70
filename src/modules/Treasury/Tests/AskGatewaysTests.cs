using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ledger;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

/// <summary>A city of its own for each: what is spoiled here is spoiled for everybody.</summary>
public sealed class AskGatewaysTests : IAsyncLifetime
{
    private CityHost? _host;

    private CityHost City => _host ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync() => _host = await GatewayCity.StartAsync();

    public async ValueTask DisposeAsync() => await City.DisposeAsync();

    [Fact]
    public async Task A_provider_that_dies_with_the_money_and_comes_back_credits_it_without_anyones_hand()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        City.Soap().Faults.DiesOncePaid = true;
        await maryam.TopUpAsync(500_000);
        await City.UntilAsync(actor.For, TryState.Unknown);

        (City.Soap().Faults.DiesOncePaid, City.Soap().Faults.IsDead) = (false, false);
        await City.UntilAsync(actor.For, TryState.Credited, TimeSpan.FromSeconds(5));
        Assert.Equal(500_000, await City.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task A_provider_that_comes_back_after_it_gave_the_money_back_itself_credits_nothing()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        City.Soap().Faults.DiesOncePaid = true;
        var back = await maryam.TopUpAsync(500_000);
        City.Clock.Advance(PspBook.TimeToVerify + TimeSpan.FromMinutes(1));
        (City.Soap().Faults.DiesOncePaid, City.Soap().Faults.IsDead) = (false, false);
        await City.UntilAsync(actor.For, TryState.Reversed, TimeSpan.FromSeconds(5));
        Assert.Equal(0, await City.BalanceAsync(actor.For));
        Assert.Contains("به کارت شما برگشت", (await maryam.GetAsync(back.Address)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_verify_whose_answer_never_comes_is_asked_again_and_the_truth_credits_once(bool newer)
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        City.Soap().Faults.IsDead = newer;
        (newer ? City.Json() : City.Soap()).Faults.HangingVerifies = 1;
        await maryam.TopUpAsync(500_000);
        await City.UntilAsync(actor.For, TryState.Credited);
        Assert.Equal(500_000, await City.BalanceAsync(actor.For));
        Assert.Equal(1, await City.PaymentsAsync(actor.For));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_provider_that_names_another_amount_credits_nothing_and_must_give_it_back(bool newer)
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        City.Soap().Faults.IsDead = newer;
        var book = newer ? City.Json() : City.Soap();
        book.Faults.LieRial = 4_000_000;
        await maryam.TopUpAsync(500_000);
        await City.UntilAsync(actor.For, TryState.Reversed);
        var one = await City.TryOfAsync(actor.For);
        Assert.Equal(new Rial(4_500_000), one.SaidRial);
        Assert.Equal(SaleState.Reversed, book.Find(one.Token)?.State);
        Assert.Equal(0, await City.BalanceAsync(actor.For));
        Assert.Equal(0, await City.PaymentsAsync(actor.For));
    }

    [Fact]
    public async Task Who_paid_and_never_came_back_has_the_money_within_minutes()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        var decided = await maryam.DecideAsync(await maryam.GoToBankAsync(500_001));
        Assert.Null(decided.Page.QuerySelector("#back"));
        City.Clock.Advance(TimeSpan.FromMinutes(2));
        await City.UntilAsync(actor.For, TryState.Credited);
        Assert.Equal(500_001, await City.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task A_provider_that_reports_late_is_asked_until_it_knows()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        City.Soap().Faults.IsLate = true;
        await maryam.TopUpAsync(500_000);
        Assert.Equal(TryState.Returned, (await City.TryOfAsync(actor.For)).State);
        City.Soap().Faults.IsLate = false;
        await City.UntilAsync(actor.For, TryState.Credited, TimeSpan.FromSeconds(2));
        Assert.Equal(500_000, await City.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task Who_never_paid_is_over_when_the_time_to_pay_is()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        await maryam.GoToBankAsync(500_000);
        City.Clock.Advance(PspBook.TimeToPay + TimeSpan.FromMinutes(2));
        await City.UntilAsync(actor.For, TryState.Failed);
        Assert.Equal(0, await City.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task A_process_that_died_before_the_provider_was_asked_for_a_token_asks_when_it_is_back()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        var made = GatewayTry.Make(actor, new Rial(500_000), City.Clock.GetUtcNow().UtcDateTime);
        await City.InTransactionAsync(scope =>
        {
            scope.GetRequiredService<TreasuryDb>().Tries.Add(made);
            return Task.FromResult(true);
        });
        var page = await maryam.GetAsync(ShowTopUp.Address(made));
        Assert.Contains("درگاه آماده می‌شود", page.Text, StringComparison.Ordinal);
        await City.RestartAsync();
        await City.UntilAsync(actor.For, TryState.Sent, TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task A_process_that_died_between_verify_and_credit_finishes_it_when_it_is_back()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        await maryam.DecideAsync(await maryam.GoToBankAsync(500_000));
        var one = await City.TryOfAsync(actor.For);
        // Everything up to the commit of the verified step, and not one thing more.
        var word = await City.Services.GetRequiredService<GatewayLines>().All[0].VerifyAsync(one.Order, default);
        await City.RestartAsync();
        var book = City.Services.GetRequiredService<TryBook>();
        var name = City.Services.GetRequiredService<GatewayLines>().All[0].Name;
        Assert.True(await book.VerifiedAsync(one, name, word));
        Assert.False(await book.VerifiedAsync(one, name, word));
        await City.RestartAsync();
        await City.UntilAsync(actor.For, TryState.Credited, TimeSpan.FromSeconds(1));
        Assert.Equal(500_000, await City.BalanceAsync(actor.For));
        Assert.Equal(1, await City.PaymentsAsync(actor.For));
    }

    [Fact]
    public async Task A_wallet_that_is_shut_takes_nothing_and_the_card_gets_it_back()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        await City.FundAsync(actor.For, 1000);
        var wallet = MoneyAccounts.WalletOf(actor.For).Id;
        await City.Ledger()
            .SubmitAsync([
                LedgerCommand.Change(
                    CommandId.From(Guid.CreateVersion7()),
                    wallet,
                    AccountFlags.DebitsWithinCredits | AccountFlags.Frozen
                ),
            ]);
        await maryam.TopUpAsync(500_000);
        await City.UntilAsync(actor.For, TryState.Reversed);
        Assert.Equal(1000, await City.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task Every_step_that_is_not_in_the_table_is_refused_by_the_database()
    {
        var (maryam, actor) = City.Somebody("مریم احمدی");
        await maryam.TopUpAsync(500_000);
        await City.UntilAsync(actor.For, TryState.Credited);
        var one = await City.TryOfAsync(actor.For);
        var book = City.Services.GetRequiredService<TryBook>();
        Assert.False(await book.EndedAsync(one, TryState.Cancelled, "17"));
        Assert.False(await book.EndedAsync(one, TryState.Failed, "51"));
        Assert.False(await book.DisputedAsync(one, new GatewayWord(Fate.Paid, "0")));
        Assert.False(await book.SentAsync(one, "dena", "x"));
        Assert.False(await book.ReturnedAsync(one));
        Assert.Equal(TryState.Credited, (await City.TryOfAsync(actor.For)).State);
    }
}
