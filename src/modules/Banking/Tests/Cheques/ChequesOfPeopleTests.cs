using System.Net;
using Shahr.Banking.Tests.Orders;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Cheques;

public sealed class ChequesOfPeopleTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_cheque_for_somebody_who_died_is_void_and_one_given_on_to_them_stays_with_its_holder()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        var ali = await fixture.PartyAsync("علی رضایی");
        var zahra = await fixture.PartyAsync("زهرا کریمی");
        var direct = await _city.OfferedAsync(maryam, zahra, 1_000_000);
        var passed = await _city.HeldAsync(maryam, ali, 2_000_000);
        await ali.PassAsync(passed, zahra);
        await DiesAsync(zahra);
        await _city.UntilAsync(direct, ChequeState.Void);
        await _city.UntilAsync(passed, ChequeState.Held);
        Assert.Contains("زهرا کریمی درگذشته است", await maryam.InboxAsync(), StringComparison.Ordinal);
        Assert.Contains("زهرا کریمی درگذشته است", await ali.InboxAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_dead_holder_presented_is_not_cleared_and_nothing_is_done_in_their_name()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی", 5_000_000);
        var ali = await fixture.PartyAsync("علی رضایی");
        var cheque = await _city.HeldAsync(maryam, ali, 1_000_000);
        var page = await ali.Visitor.GetAsync(cheque);
        await ali.Visitor.SubmitAsync(page, "#present");
        var day = (await _city.ChequeAtAsync(cheque)).ClearOn ?? default;
        await DiesAsync(ali);
        await _city.UntilAsync(cheque, ChequeState.Held);
        _city.GoTo(Kit.Values.JalaliDate.From(day), Cheque.FromHour);
        await _city.ClearAsync();
        var refused = await ali.Visitor.SubmitAsync(page, "#present");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(ChequesProblems.HolderDied.Fa, refused.Text, StringComparison.Ordinal);
        Assert.Equal((5_000_000, 0), await _city.MoneyAsync(maryam, ali));
        // It was a mistake of the registry.
        await _city.TellAsync(new PersonDeathUndone(ali.Id));
        await CityHost.EventuallyAsync(async () => !(await _city.ChequeAtAsync(cheque)).HolderDied, "he lives");
        await _city.ClearedAsync(ali, cheque, ChequeState.Cleared);
        Assert.Equal((4_000_000, 1_000_000), await _city.MoneyAsync(maryam, ali));
    }

    [Fact]
    public async Task Of_a_dead_issuer_what_nobody_accepted_is_void_and_the_rest_is_due_at_once_and_bounces()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی", 5_000_000);
        var ali = await fixture.PartyAsync("علی رضایی");
        var zahra = await fixture.PartyAsync("زهرا کریمی");
        var held = await _city.HeldAsync(maryam, ali, 1_000_000, _city.Today().AddDays(90));
        var offered = await _city.OfferedAsync(maryam, zahra, 1_000_000);
        await DiesAsync(maryam);
        await _city.UntilAsync(offered, ChequeState.Void);
        await CityHost.EventuallyAsync(async () => (await _city.ChequeAtAsync(held)).IssuerDied, "she is known dead");
        Assert.Contains("از ترکهٔ او بخواهید", await ali.InboxAsync(), StringComparison.Ordinal);
        await _city.ClearedAsync(ali, held, ChequeState.Bounced);
        var page = await ali.Visitor.GetAsync(held);
        Assert.Contains("صادرکننده درگذشته است", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("فرصت دارد", page.Text, StringComparison.Ordinal);
        // That is no want of money.
        Assert.Contains("سفید", page.Text, StringComparison.Ordinal);
        Assert.Equal((5_000_000, 0), await _city.MoneyAsync(maryam, ali));
    }

    [Fact]
    public async Task Of_two_accounts_that_became_one_cheques_go_on_and_nobody_owes_themselves()
    {
        var old = await fixture.PartyAsync("علی رضایی");
        var ali = await fixture.PartyAsync("علی رضایی");
        var maryam = await fixture.PartyAsync("مریم احمدی", 5_000_000);
        var hers = await _city.HeldAsync(maryam, old, 1_000_000);
        var own = await _city.HeldAsync(ali, old, 1_000_000);
        await _city.TellAsync(new PersonMerged(old.Id, ali.Id));
        await _city.UntilAsync(own, ChequeState.Void);
        await _city.ClearedAsync(ali, hers, ChequeState.Cleared);
        Assert.Equal((4_000_000, 1_000_000), await _city.MoneyAsync(maryam, ali));
    }

    private Task DiesAsync(Party person) => _city.TellAsync(new PersonDied(person.Id, _city.Today().ToDateOnly()));
}
