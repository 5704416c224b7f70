using System.Net;
using Shahr.Banking.Tests.Orders;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Cheques;

public sealed class StopChequeTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_courts_order_stops_it_its_holder_is_told_and_presenting_is_refused_with_the_order()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی", 3_000_000);
        var ali = await fixture.PartyAsync("علی رضایی");
        var cheque = await _city.HeldAsync(maryam, ali, 1_000_000);
        var his = await ali.Visitor.GetAsync(cheque);
        await maryam.StopAsync(cheque, "۱۴۰۵/۱۲", _city.Today());
        Assert.Contains("دستور دادگاه متوقف شد", await ali.InboxAsync(), StringComparison.Ordinal);
        var refused = await ali.Visitor.SubmitAsync(his, "#present");
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("۱۴۰۵/۱۲", refused.Text, StringComparison.Ordinal);
        Assert.Contains("با همان دادگاه پیگیری کنید", refused.Text, StringComparison.Ordinal);
        Assert.Equal((3_000_000, 0), await _city.MoneyAsync(maryam, ali));
    }

    [Fact]
    public async Task Without_number_and_date_and_by_others_than_the_issuer_nothing_is_stopped()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        var ali = await fixture.PartyAsync("علی رضایی");
        var cheque = await _city.HeldAsync(maryam, ali, 1_000_000);
        var form = await maryam.Visitor.GetAsync(cheque + "/stop");
        var empty = await maryam.Visitor.SubmitAsync(form, "#stop");
        Assert.Contains(ChequesProblems.CourtNumberNeeded.Fa, empty.Text, StringComparison.Ordinal);
        Assert.Contains(ChequesProblems.CourtDayNeeded.Fa, empty.Text, StringComparison.Ordinal);
        var tomorrow = await maryam.StopAsync(cheque, "12", _city.Today().AddDays(1));
        Assert.Contains(ChequesProblems.CourtDayNeeded.Fa, tomorrow.Text, StringComparison.Ordinal);
        var other = await ali.StopAsync(cheque, "12", _city.Today());
        Assert.Contains(ChequesProblems.NotIssuer.Fa, other.Text, StringComparison.Ordinal);
        Assert.Equal(ChequeState.Held, (await _city.ChequeAtAsync(cheque)).State);
    }

    [Fact]
    public async Task Of_stopping_and_clearing_at_the_same_moment_one_holds_and_money_agrees_with_what_is_shown()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی", 9_000_000);
        var ali = await fixture.PartyAsync("علی رضایی");
        var cheque = await _city.HeldAsync(maryam, ali, 1_000_000);
        await ali.DoAsync(cheque, "#present");
        var day = (await _city.ChequeAtAsync(cheque)).ClearOn ?? default;
        _city.GoTo(JalaliDate.From(day), Cheque.FromHour);
        await Task.WhenAll(_city.ClearAsync(), maryam.StopAsync(cheque, "12", _city.Today()));
        await CityHost.EventuallyAsync(
            async () => ChequeSteps.Over.Contains((await _city.ChequeAtAsync(cheque)).State),
            "it is over"
        );
        var paid = (await _city.ChequeAtAsync(cheque)).State == ChequeState.Cleared ? 1_000_000 : 0;
        Assert.Equal((9_000_000 - paid, paid), await _city.MoneyAsync(maryam, ali));
        var late = await maryam.StopAsync(cheque, "13", _city.Today());
        Assert.Contains(ChequesProblems.TooLateToStop.Fa, late.Text, StringComparison.Ordinal);
    }
}
