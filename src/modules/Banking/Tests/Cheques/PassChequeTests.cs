using System.Net;
using Shahr.Banking.Tests.Orders;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Cheques;

public sealed class PassChequeTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task The_next_name_is_seen_first_and_the_chain_of_holders_is_kept_and_shown()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی", 3_000_000);
        var ali = await fixture.PartyAsync("علی رضایی");
        var zahra = await fixture.PartyAsync("زهرا کریمی");
        var cheque = await _city.HeldAsync(maryam, ali, 1_000_000);
        var seen = await ali.WritePassAsync(cheque, zahra.Number);
        Assert.Contains("زهرا کریمی", seen.Text, StringComparison.Ordinal);
        Assert.Equal(ChequeState.Held, (await _city.ChequeAtAsync(cheque)).State);
        await ali.Visitor.SubmitAsync(seen, "#pass");
        var offered = await zahra.Visitor.GetAsync(cheque);
        Assert.Contains("سفید", offered.Text, StringComparison.Ordinal);
        await zahra.Visitor.SubmitAsync(offered, "#accept");
        Assert.Contains("زهرا کریمی چک", await ali.InboxAsync(), StringComparison.Ordinal);
        foreach (var one in new[] { maryam, ali, zahra })
        {
            var holders = (await one.Visitor.GetAsync(cheque))
                .Page.QuerySelectorAll("table")[0]
                .QuerySelectorAll("tbody th")
                .Select(h => h.TextContent.Trim());
            Assert.Equal(["علی رضایی", "زهرا کریمی"], holders);
        }

        await _city.ClearedAsync(zahra, cheque, ChequeState.Cleared);
        Assert.Equal((2_000_000, 1_000_000), await _city.MoneyAsync(maryam, zahra));
    }

    [Fact]
    public async Task Who_declines_leaves_it_with_its_holder_and_who_offered_may_take_it_back()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی", 3_000_000);
        var ali = await fixture.PartyAsync("علی رضایی");
        var zahra = await fixture.PartyAsync("زهرا کریمی");
        var cheque = await _city.HeldAsync(maryam, ali, 1_000_000);
        await ali.PassAsync(cheque, zahra);
        await zahra.DoAsync(cheque, "#decline");
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.Visitor.GetAsync(cheque)).Status);
        Assert.Contains("زهرا کریمی چک", await ali.InboxAsync(), StringComparison.Ordinal);
        await ali.PassAsync(cheque, zahra);
        var hers = await zahra.Visitor.GetAsync(cheque);
        await ali.DoAsync(cheque, "#take-back");
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.Visitor.SubmitAsync(hers, "#accept")).Status);
        await _city.ClearedAsync(ali, cheque, ChequeState.Cleared);
        Assert.Equal((2_000_000, 1_000_000), await _city.MoneyAsync(maryam, ali));
    }

    [Fact]
    public async Task Not_to_oneself_nor_to_the_issuer_nor_to_another_than_was_seen()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        var ali = await fixture.PartyAsync("علی رضایی");
        var zahra = await fixture.PartyAsync("زهرا کریمی");
        var cheque = await _city.HeldAsync(maryam, ali, 1_000_000);
        Assert.Contains(BankingProblems.ToOneself.Fa, (await ali.WritePassAsync(cheque, ali.Number)).Text);
        Assert.Contains(ChequesProblems.ToIssuer.Fa, (await ali.WritePassAsync(cheque, maryam.Number)).Text);
        Assert.Contains(ChequesProblems.NotHolder.Fa, (await maryam.WritePassAsync(cheque, zahra.Number)).Text);
        var seen = await ali.WritePassAsync(cheque, zahra.Number);
        fixture.Payees.Know(zahra.Number, "رضا صادقی");
        var changed = await ali.Visitor.SubmitAsync(seen, "#pass");
        Assert.Contains(ChequesProblems.AnotherPerson.Fa, changed.Text, StringComparison.Ordinal);
        Assert.Equal(ChequeState.Held, (await _city.ChequeAtAsync(cheque)).State);
    }

    [Fact]
    public async Task Of_giving_on_to_two_and_presenting_at_the_same_moment_one_happens()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی", 3_000_000);
        var ali = await fixture.PartyAsync("علی رضایی");
        var zahra = await fixture.PartyAsync("زهرا کریمی");
        var reza = await fixture.PartyAsync("رضا صادقی");
        var cheque = await _city.HeldAsync(maryam, ali, 1_000_000);
        var page = await ali.Visitor.GetAsync(cheque);
        var toZahra = await ali.WritePassAsync(cheque, zahra.Number);
        var toReza = await ali.WritePassAsync(cheque, reza.Number);
        var answers = await Task.WhenAll(
            ali.Visitor.SubmitAsync(toZahra, "#pass"),
            ali.Visitor.SubmitAsync(toReza, "#pass"),
            ali.Visitor.SubmitAsync(page, "#present")
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(
            1,
            await _city.TimesAsync(cheque, LineKind.OfferedOn) + await _city.TimesAsync(cheque, LineKind.Presented)
        );
    }
}
