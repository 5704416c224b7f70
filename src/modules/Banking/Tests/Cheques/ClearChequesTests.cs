using System.Net;
using Shahr.Banking.Tests.Orders;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Cheques;

public sealed class ClearChequesTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_due_cheque_is_presented_and_cleared_on_the_next_working_day_and_not_before()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی", 5_000_000);
        var ali = await fixture.PartyAsync("علی رضایی");
        var cheque = await _city.HeldAsync(maryam, ali, 2_000_000);
        var presented = await ali.DoAsync(cheque, "#present");
        Assert.Contains("ارائه شده؛ وصول در", presented.Text, StringComparison.Ordinal);
        Assert.Contains("چک شما برای وصول آمد", await maryam.InboxAsync(), StringComparison.Ordinal);
        var row = await _city.ChequeAtAsync(cheque);
        Assert.Equal(WorkCalendar.Default.AddWorkingDays(_city.Today().ToDateOnly(), 1).Value, row.ClearOn);
        await _city.ClearAsync();
        Assert.Equal(ChequeState.Presented, (await _city.ChequeAtAsync(cheque)).State);
        await _city.ClearingAsync(cheque, ChequeState.Cleared);
        Assert.Equal((3_000_000, 2_000_000), await _city.MoneyAsync(maryam, ali));
        Assert.Contains("پرداخت شد", await ali.InboxAsync(), StringComparison.Ordinal);
        Assert.Contains("پرداخت شد", await maryam.InboxAsync(), StringComparison.Ordinal);
        // Nothing is cleared twice.
        await _city.ClearAsync();
        Assert.Equal((3_000_000, 2_000_000), await _city.MoneyAsync(maryam, ali));
    }

    [Fact]
    public async Task A_day_that_is_a_holiday_is_cleared_on_the_working_day_after_it()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی", 5_000_000);
        var ali = await fixture.PartyAsync("علی رضایی");
        var holiday = _city.Today().AddDays(1);
        while (WorkCalendar.Default.IsWorkingDay(holiday.ToDateOnly()))
            holiday = holiday.AddDays(1);
        var cheque = await _city.HeldAsync(maryam, ali, 1_000_000, holiday);
        Assert.Null((await ali.Visitor.GetAsync(cheque)).Page.QuerySelector("#present"));
        _city.GoTo(holiday, 10);
        await ali.DoAsync(cheque, "#present");
        var clearOn = (await _city.ChequeAtAsync(cheque)).ClearOn;
        Assert.Equal(WorkCalendar.Default.WorkingDayFrom(holiday.ToDateOnly()).Value, clearOn);
        await _city.ClearingAsync(cheque, ChequeState.Cleared);
        Assert.Equal((4_000_000, 1_000_000), await _city.MoneyAsync(maryam, ali));
    }

    [Fact]
    public async Task Too_little_money_bounces_it_both_are_told_and_settling_makes_the_status_white_again()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی", 1_500_000);
        var ali = await fixture.PartyAsync("علی رضایی");
        var zahra = await fixture.PartyAsync("زهرا کریمی");
        var cheque = await _city.HeldAsync(maryam, ali, 2_000_000);
        var second = await _city.OfferedAsync(maryam, zahra, 1_000_000, _city.Today().AddDays(60));
        Assert.Contains("سفید", (await zahra.Visitor.GetAsync(second)).Text, StringComparison.Ordinal);
        await _city.ClearedAsync(ali, cheque, ChequeState.Bounced);
        Assert.Equal((1_500_000, 0), await _city.MoneyAsync(maryam, ali));
        Assert.Contains("تا ۱۰ روز", await maryam.InboxAsync(), StringComparison.Ordinal);
        Assert.Contains("می‌توانید دوباره ارائه‌اش دهید", await ali.InboxAsync(), StringComparison.Ordinal);
        // Before she answers, the receiver of the other sees what became of this one.
        var warned = await zahra.Visitor.GetAsync(second);
        Assert.Contains("زرد: ۱ چک برگشتی", warned.Text, StringComparison.Ordinal);
        Assert.NotNull(warned.Page.QuerySelector("#accept"));
        // The law: no new book and no new cheque meanwhile.
        var book = await maryam.Visitor.SubmitAsync(
            await maryam.Visitor.GetAsync(AskBook.Address),
            "#book",
            ("Leaves", "10")
        );
        Assert.Contains(ChequesProblems.Unsettled.Fa, book.Text, StringComparison.Ordinal);
        var more = await maryam.Visitor.WriteChequeAsync(ali.Number, 1_000, _city.Today());
        Assert.Contains(ChequesProblems.Unsettled.Fa, (await maryam.Visitor.SubmitAsync(more, "#issue")).Text);

        await maryam.DoAsync(cheque, "#settle");
        await CityHost.EventuallyAsync(
            async () => await _city.TimesAsync(cheque, LineKind.NotSettled) == 1,
            "she had too little"
        );
        Assert.Contains("چک برگشتی پرداخت نشد", await maryam.InboxAsync(), StringComparison.Ordinal);
        await _city.FundAsync(maryam.Id, 1_000_000);
        await maryam.DoAsync(cheque, "#settle");
        await _city.UntilAsync(cheque, ChequeState.Settled);
        Assert.Equal((500_000, 2_000_000), await _city.MoneyAsync(maryam, ali));
        Assert.Contains("سفید", (await zahra.Visitor.GetAsync(second)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bounced_cheque_may_be_presented_again_and_counts_until_it_is_paid()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        var ali = await fixture.PartyAsync("علی رضایی");
        var cheque = await _city.HeldAsync(maryam, ali, 2_000_000);
        await _city.ClearedAsync(ali, cheque, ChequeState.Bounced);
        await _city.FundAsync(maryam.Id, 2_000_000);
        var again = await ali.DoAsync(cheque, "#present");
        Assert.Contains("زرد", again.Text, StringComparison.Ordinal);
        await _city.ClearingAsync(cheque, ChequeState.Cleared);
        Assert.Equal((0, 2_000_000), await _city.MoneyAsync(maryam, ali));
        Assert.Contains("سفید", (await ali.Visitor.GetAsync(cheque)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Settled_from_two_tabs_and_presented_at_the_same_moment_it_is_paid_once()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        var ali = await fixture.PartyAsync("علی رضایی");
        var cheque = await _city.HeldAsync(maryam, ali, 2_000_000);
        await _city.ClearedAsync(ali, cheque, ChequeState.Bounced);
        await _city.FundAsync(maryam.Id, 6_000_000);
        var (hers, his) = (await maryam.Visitor.GetAsync(cheque), await ali.Visitor.GetAsync(cheque));
        await Task.WhenAll(
            maryam.Visitor.SubmitAsync(hers, "#settle"),
            maryam.Visitor.SubmitAsync(hers, "#settle"),
            ali.Visitor.SubmitAsync(his, "#present")
        );
        if ((await _city.ChequeAtAsync(cheque)).State == ChequeState.Presented)
            await _city.ClearingAsync(cheque, ChequeState.Cleared);
        await CityHost.EventuallyAsync(
            async () => ChequeSteps.Over.Contains((await _city.ChequeAtAsync(cheque)).State),
            "it is over"
        );
        Assert.Equal((4_000_000, 2_000_000), await _city.MoneyAsync(maryam, ali));
        Assert.Equal(HttpStatusCode.Conflict, (await maryam.Visitor.SubmitAsync(hers, "#settle")).Status);
    }

    [Fact]
    public async Task Many_rounds_at_once_and_a_restart_between_asking_and_hearing_pay_once()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی", 9_000_000);
        var ali = await fixture.PartyAsync("علی رضایی");
        var cheque = await _city.HeldAsync(maryam, ali, 2_000_000);
        await ali.DoAsync(cheque, "#present");
        var day = (await _city.ChequeAtAsync(cheque)).ClearOn ?? default;
        _city.GoTo(JalaliDate.From(day), Cheque.FromHour);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => _city.ClearAsync()));
        await _city.UntilAsync(cheque, ChequeState.Cleared);
        Assert.Equal(1, await _city.TimesAsync(cheque, LineKind.Cleared));
        Assert.Equal((7_000_000, 2_000_000), await _city.MoneyAsync(maryam, ali));
    }
}
