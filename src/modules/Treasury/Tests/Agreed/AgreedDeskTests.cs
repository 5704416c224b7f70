using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Treasury.Tests.Agreed;

public sealed class AgreedDeskTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task What_was_agreed_to_moves_after_the_commit_and_is_told_once_with_those_that_could_not()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        var (_, poor) = _city.Somebody("علی رضایی");
        var landlord = PersonId.New();
        await _city.FundAsync(actor.For, 500_000);
        var (rent, short_) = (Of(actor, landlord, 300_000), Of(poor, landlord, 1));
        var numbers = await AskAsync(rent, short_);
        await EndedAsync(rent.Key, short_.Key);

        Assert.Equal((200_000, 300_000), (await _city.BalanceAsync(actor.For), await _city.BalanceAsync(landlord)));
        var page = await maryam.GetAsync("/payments/" + numbers[0]);
        Assert.Contains("پرداخت شد", page.Text, StringComparison.Ordinal);
        Assert.Contains("صاحب‌خانه", page.Text, StringComparison.Ordinal);
        var told = await ToldAsync();
        Assert.True(Assert.Single(told, e => e.Key == rent.Key).IsMoved);
        var refused = Assert.Single(told, e => e.Key == short_.Key);
        Assert.True(refused is { IsMoved: false, IsShort: true });
        Assert.Equal(TreasuryProblems.NotEnough.Fa, refused.WhyFa);
    }

    [Fact]
    public async Task What_was_asked_for_and_never_reached_the_ledger_is_asked_again()
    {
        var (_, actor) = _city.Somebody("مریم احمدی");
        var landlord = PersonId.New();
        await _city.FundAsync(actor.For, 900_000);
        var mover = _city.Services.GetServices<IHostedService>().OfType<AgreedMover>().Single();
        // As if the process had died after the commit: nobody takes the lot.
        await mover.StopAsync(CancellationToken.None);
        try
        {
            AgreedPayment[] many = [.. Enumerable.Range(0, 7).Select(_ => Of(actor, landlord, 100_000))];
            await AskAsync(many);
            _city.Clock.Advance(TimeSpan.FromSeconds(10));
            await _city.InScopeAsync(scope => MoneyMover.AskAgainAsync(scope, CancellationToken.None));
            await EndedAsync([.. many.Select(m => m.Key)]);
            Assert.Equal(200_000, await _city.BalanceAsync(actor.For));
        }
        finally
        {
            await mover.StartAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task A_key_that_is_known_fails_the_whole_transaction()
    {
        var (_, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 500_000);
        var (once, other) = (Of(actor, PersonId.New(), 1_000), Of(actor, PersonId.New(), 1_000));
        await AskAsync(once);
        await EndedAsync(once.Key);
        await Assert.ThrowsAnyAsync<Exception>(() => AskAsync(other, once));
        Assert.False(await _city.InScopeAsync(scope => KnowsAsync(scope, other.Key)));
        Assert.Equal(499_000, await _city.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task What_may_be_agreed_to_today_is_the_limit_without_what_was_sent()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 500_000);
        var address = await _city.DraftAsync(actor, TreasuryCity.To(PersonId.New(), 200_000));
        await maryam.SubmitAsync(await maryam.GetAsync(address), "#pay");
        var left = await _city.InTransactionAsync(s => s.GetRequiredService<IAgreedPayments>().LeftTodayAsync(actor));
        Assert.Equal(SendingLimit.Of(actor.Assurance) - new Rial(200_000), left);
    }

    private static AgreedPayment Of(Actor from, PersonId to, long rials) =>
        new(Guid.CreateVersion7(), from.For, from.Person, to, "صاحب‌خانه", new Rial(rials), "اجاره");

    private Task<IReadOnlyList<string>> AskAsync(params AgreedPayment[] payments) =>
        _city.InTransactionAsync(s => Task.FromResult(s.GetRequiredService<IAgreedPayments>().Ask(payments)));

    private static Task<bool> KnowsAsync(IServiceProvider scope, Guid key) =>
        scope.GetRequiredService<TreasuryDb>().Payments.AnyAsync(p => p.Id == key);

    private async Task<List<AgreedPaymentEnd>> ToldAsync()
    {
        var bodies = await _city.InScopeAsync(scope =>
            scope
                .GetRequiredService<CityDatabase>()
                .ReadAsync(
                    "select body from kit_outbox_events where type = @type",
                    command => command.With("@type", nameof(AgreedPaymentsEnded)),
                    row => row.GetString(0),
                    CancellationToken.None
                )
        );
        return
        [
            .. bodies.SelectMany(b =>
                System
                    .Text.Json.JsonSerializer.Deserialize<AgreedPaymentsEnded>(
                        b,
                        System.Text.Json.JsonSerializerOptions.Web
                    )
                    ?.Ends
                ?? []
            ),
        ];
    }

    private Task EndedAsync(params Guid[] keys) =>
        CityHost.EventuallyAsync(
            async () => (await ToldAsync()).Count(e => keys.Contains(e.Key)) == keys.Length,
            "all of them have ended"
        );
}
