using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Banking.Tests.Orders;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Cheques;

public sealed class ShowChequeTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task Maryam_sees_name_and_words_issues_and_Ali_sees_her_status_before_he_accepts()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        var ali = await fixture.PartyAsync("علی رضایی");
        await _city.BookAsync(maryam);
        var draft = await maryam.Visitor.WriteChequeAsync(ali.Number, 2_500_000, _city.Today().AddDays(40));
        Assert.Contains("علی رضایی", draft.Text, StringComparison.Ordinal);
        Assert.Contains("دو میلیون و پانصد هزار ریال", draft.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ali.Visitor.GetAsync(draft.Address)).Status);
        await maryam.Visitor.SubmitAsync(draft, "#issue");
        // Pressed again in the other tab it is the same cheque.
        Assert.Equal(HttpStatusCode.OK, (await maryam.Visitor.SubmitAsync(draft, "#issue")).Status);
        await _city.UntilAsync(draft.Address, ChequeState.Offered);
        Assert.Contains("وضعیت اعتباری صادرکننده را", await ali.InboxAsync(), StringComparison.Ordinal);
        var offered = await ali.Visitor.GetAsync(draft.Address);
        Assert.Contains("سفید: چک برگشتی پرداخت‌نشده ندارد", offered.Text, StringComparison.Ordinal);
        var held = await ali.Visitor.SubmitAsync(offered, "#accept");
        Assert.Equal(draft.Address, held.Address);
        Assert.Contains("پذیرفته شده", held.Text, StringComparison.Ordinal);
        Assert.Contains("چک پذیرفته شد", await maryam.InboxAsync(), StringComparison.Ordinal);
        var (stranger, _) = _city.Somebody("رضا صادقی");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(draft.Address)).Status);
        var data = await _city.InScopeAsync(scope =>
            scope.GetServices<IHoldData>().OfType<HeldCheques>().Single().OfAsync(ali.Id)
        );
        Assert.Equal("مریم احمدی", Assert.Single(data[2].Rows)[1]);
        Assert.Empty(data[1].Rows);
    }

    [Fact]
    public async Task What_was_not_accepted_or_was_declined_cannot_be_presented()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی", 5_000_000);
        var ali = await fixture.PartyAsync("علی رضایی");
        var cheque = await _city.OfferedAsync(maryam, ali, 1_000_000);
        var page = await ali.Visitor.GetAsync(cheque);
        Assert.Null(page.Page.QuerySelector("#present"));
        var refused = await ali.PostAsync(cheque + "/presentation");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains(ChequesProblems.NotAccepted.Fa, refused.Text, StringComparison.Ordinal);
        await ali.DoAsync(cheque, "#decline");
        Assert.Equal(ChequeState.Void, (await _city.ChequeAtAsync(cheque)).State);
        Assert.Contains("چک پذیرفته نشد", await maryam.InboxAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await ali.PostAsync(cheque + "/presentation")).Status);
        Assert.Equal((5_000_000, 0), await _city.MoneyAsync(maryam, ali));
    }

    [Fact]
    public async Task Presented_from_several_tabs_at_once_it_is_one_presentation_and_the_others_hear_why()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی", 9_000_000);
        var ali = await fixture.PartyAsync("علی رضایی");
        var cheque = await _city.HeldAsync(maryam, ali, 1_000_000);
        var page = await ali.Visitor.GetAsync(cheque);
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => ali.Visitor.SubmitAsync(page, "#present")));
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.All(
            answers.Where(a => a.Status != HttpStatusCode.OK),
            a => Assert.Contains(ChequesProblems.PresentedAlready.Fa, a.Text, StringComparison.Ordinal)
        );
        Assert.Equal(1, await _city.TimesAsync(cheque, LineKind.Presented));
        await _city.ClearingAsync(cheque, ChequeState.Cleared);
        Assert.Equal((8_000_000, 1_000_000), await _city.MoneyAsync(maryam, ali));
    }

    [Fact]
    public async Task Neither_the_issuer_nor_a_holder_of_before_nor_too_early_may_it_be_presented()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی", 9_000_000);
        var ali = await fixture.PartyAsync("علی رضایی");
        var zahra = await fixture.PartyAsync("زهرا کریمی");
        var cheque = await _city.HeldAsync(maryam, ali, 1_000_000, _city.Today().AddDays(3));
        var early = await ali.PostAsync(cheque + "/presentation");
        Assert.Contains("سررسید این چک", early.Text, StringComparison.Ordinal);
        await ali.PassAsync(cheque, zahra);
        var passing = await ali.PostAsync(cheque + "/presentation");
        Assert.Contains(ChequesProblems.BeingPassed.Fa, passing.Text, StringComparison.Ordinal);
        await zahra.DoAsync(cheque, "#accept");
        _city.GoTo(_city.Today().AddDays(3), 8);
        foreach (var other in new[] { maryam, ali })
        {
            var refused = await other.PostAsync(cheque + "/presentation");
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Contains(ChequesProblems.NotHolder.Fa, refused.Text, StringComparison.Ordinal);
        }

        await _city.ClearedAsync(zahra, cheque, ChequeState.Cleared);
        Assert.Equal((8_000_000, 1_000_000), await _city.MoneyAsync(maryam, zahra));
        Assert.Equal(0, await _city.MoneyOfAsync(ali.Id));
    }

    [Fact]
    public async Task An_unanswered_cheque_is_taken_back_and_of_accepting_and_taking_back_at_once_one_holds()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        var ali = await fixture.PartyAsync("علی رضایی");
        var cheque = await _city.OfferedAsync(maryam, ali, 1_000_000);
        var (hers, his) = (await maryam.Visitor.GetAsync(cheque), await ali.Visitor.GetAsync(cheque));
        await Task.WhenAll(maryam.Visitor.SubmitAsync(hers, "#take-back"), ali.Visitor.SubmitAsync(his, "#accept"));
        var accepted = await _city.TimesAsync(cheque, LineKind.Accepted);
        Assert.Equal(1, accepted + await _city.TimesAsync(cheque, LineKind.TakenBack));
        Assert.Equal(accepted == 1 ? ChequeState.Held : ChequeState.Void, (await _city.ChequeAtAsync(cheque)).State);
    }
}
