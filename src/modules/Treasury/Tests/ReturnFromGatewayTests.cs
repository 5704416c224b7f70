using System.Net;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class ReturnFromGatewayTests(GatewayFixture fixture) : IClassFixture<GatewayFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task Coming_back_again_and_again_credits_once()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        var decided = await maryam.DecideAsync(await maryam.GoToBankAsync(300_000));
        for (var i = 0; i < 3; i++)
            Assert.Contains("پول در کیف پول شماست", (await maryam.ComeBackAsync(decided)).Text);
        Assert.Equal(300_000, await _city.BalanceAsync(actor.For));
        Assert.Equal(1, await _city.PaymentsAsync(actor.For));
    }

    [Fact]
    public async Task Many_at_the_same_moment_credit_once()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        var decided = await maryam.DecideAsync(await maryam.GoToBankAsync(300_000));
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => maryam.ComeBackAsync(decided))));
        await _city.UntilAsync(actor.For, TryState.Credited);
        Assert.Equal(300_000, await _city.BalanceAsync(actor.For));
        Assert.Equal(1, await _city.PaymentsAsync(actor.For));
    }

    [Fact]
    public async Task Who_says_paid_before_anybody_paid_is_not_believed_and_who_says_cancelled_changes_nothing()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        var bank = await maryam.GoToBankAsync(300_000);
        var one = await _city.TryOfAsync(actor.For);
        // The right token, which the person's own browser has, and a lie.
        foreach (var word in new[] { "0", "17" })
            await PostAsync(one.Number, one.Token, word);
        Assert.Equal(0, await _city.BalanceAsync(actor.For));
        Assert.Equal(TryState.Returned, (await _city.TryOfAsync(actor.For)).State);

        // Then the payment, and the truth: the words came in the wrong order, the money not.
        var decided = await maryam.DecideAsync(bank);
        await PostAsync(one.Number, one.Token, "17");
        Assert.Contains("پول در کیف پول شماست", (await maryam.ComeBackAsync(decided)).Text, StringComparison.Ordinal);
        Assert.Equal(300_000, await _city.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task With_a_forged_token_nobody_is_even_asked_and_nothing_is_told_to_a_stranger()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await maryam.DecideAsync(await maryam.GoToBankAsync(300_000));
        var one = await _city.TryOfAsync(actor.For);
        var stranger = await PostAsync(one.Number, "ffffffffffffffffffffffff", "0");
        Assert.Equal("/wallet/top-up/" + one.Number, stranger.Location);
        Assert.Equal(TryState.Sent, (await _city.TryOfAsync(actor.For)).State);
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("123456789", one.Token, "0")).Status);
        Assert.Equal(0, await _city.BalanceAsync(actor.For));
    }

    [Fact]
    public async Task One_payment_at_the_bank_counts_for_one_order()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await maryam.TopUpAsync(300_000);
        var first = await _city.TryOfAsync(actor.For);
        var bank = await maryam.GoToBankAsync(300_000);
        var second = await _city.TryOfAsync(actor.For);
        await maryam.DecideAsync(bank);
        _city.Soap().Borrow(second.Token ?? "", first.Reference ?? "");
        await PostAsync(second.Number, second.Token, "0");
        await _city.UntilAsync(actor.For, TryState.Reversed);
        Assert.Equal(300_000, await _city.BalanceAsync(actor.For));
    }

    private Task<Seen> PostAsync(string number, string? token, string word) =>
        _city
            .Visitor(followRedirects: false)
            .SendAsync(() =>
                new HttpRequestMessage(HttpMethod.Post, ReturnFromGateway.Address("alborz", number))
                {
                    Content = new FormUrlEncodedContent([
                        new("RefId", token ?? ""),
                        new("ResCode", word),
                        new("SaleReferenceId", "1"),
                    ]),
                }
            );
}
