using System.Net;
using Shahr.Banking.Tests.Cheques;
using Shahr.Banking.Tests.Orders;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Mandates;

public sealed class ShowMandateTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_fee_is_announced_drawn_on_its_day_once_and_taken_back_without_a_question()
    {
        var (club, maryam) = (_city.Club(), await fixture.PartyAsync("مریم احمدی", 1_000_000));
        var mandate = await club.GivenAsync(maryam, 200_000, 300_000);
        var day = _city.Today().AddDays(4);
        await club.AnnounceAsync(mandate, 150_000, day);
        Assert.Contains(day.ToMediumString(), (await maryam.Visitor.GetAsync("/inbox")).Text, StringComparison.Ordinal);

        await _city.DrawOnAsync(day.AddDays(-1));
        Assert.Equal(DebitState.Announced, (await _city.DebitsAtAsync(mandate))[0].State);
        _city.GoTo(day, hour: 7);
        await Task.WhenAll(_city.DrawAsync(), _city.DrawAsync(), _city.DrawAsync());
        await _city.UntilAsync(mandate, DebitState.Moved);
        await MoneyAsync(maryam, 850_000, club, 150_000);

        var back = await Task.WhenAll(maryam.PressAsync(mandate, "return"), maryam.PressAsync(mandate, "return"));
        Assert.Contains(back, b => b.Status == HttpStatusCode.OK);
        await _city.UntilAsync(mandate, DebitState.Returned);
        await MoneyAsync(maryam, 1_000_000, club, 0);
        Assert.Null((await maryam.Visitor.GetAsync(mandate)).Page.QuerySelector("form[id^='return-']"));
    }

    [Fact]
    public async Task Nothing_is_announced_above_a_ceiling_too_soon_or_twice_into_one_month()
    {
        var (club, maryam) = (_city.Club(), await fixture.PartyAsync("مریم احمدی", 1_000_000));
        var mandate = await club.GivenAsync(maryam, 200_000, 300_000);
        // Within one month whatever day it is today.
        var day = _city.Today().AddMonths(1);
        Assert.Contains("سقف هر برداشت", (await club.AnnounceAsync(mandate, 200_001, day)).Text);
        var soon = await club.AnnounceAsync(mandate, 100_000, _city.Today().AddDays(2));
        Assert.Contains(MandatesProblems.DayNeeded.Fa, soon.Text, StringComparison.Ordinal);
        var both = await Task.WhenAll(
            club.AnnounceAsync(mandate, 200_000, day),
            club.AnnounceAsync(mandate, 200_000, day)
        );
        Assert.Single(both, b => b.Status == HttpStatusCode.OK);
        Assert.Contains("۱۰۰٬۰۰۰ ریال دیگر", (await club.AnnounceAsync(mandate, 100_001, day)).Text);
        Assert.Equal(HttpStatusCode.OK, (await club.AnnounceAsync(mandate, 100_000, day)).Status);
    }

    [Fact]
    public async Task What_is_left_out_or_revoked_between_notice_and_day_is_not_drawn()
    {
        var (club, maryam) = (_city.Club(), await fixture.PartyAsync("مریم احمدی", 1_000_000));
        var mandate = await club.GivenAsync(maryam, 100_000, 300_000);
        var day = _city.Today().AddDays(4);
        await club.AnnounceAsync(mandate, 100_000, day);
        await maryam.PressAsync(mandate, "stop");
        Assert.Equal(DebitState.Stopped, (await _city.DebitsAtAsync(mandate))[0].State);
        await club.AnnounceAsync(mandate, 100_000, day);
        var ended = await maryam.Visitor.SubmitAsync(await maryam.Visitor.GetAsync(mandate), "#end");
        Assert.Contains("پرداخت‌کننده پایانش داد", ended.Text, StringComparison.Ordinal);

        await _city.DrawOnAsync(day);
        Assert.All(await _city.DebitsAtAsync(mandate), d => Assert.Equal(DebitState.Stopped, d.State));
        await MoneyAsync(maryam, 1_000_000, club, 0);
        Assert.Null((await club.Visitor.GetAsync(mandate)).Page.QuerySelector("#announce"));
    }

    [Fact]
    public async Task Of_revoking_and_drawing_at_the_same_moment_the_first_holds()
    {
        var (club, maryam) = (_city.Club(), await fixture.PartyAsync("مریم احمدی", 1_000_000));
        var mandate = await club.GivenAsync(maryam, 100_000, 300_000);
        var day = _city.Today().AddDays(4);
        await club.AnnounceAsync(mandate, 100_000, day);
        var page = await maryam.Visitor.GetAsync(mandate);
        _city.GoTo(day, hour: 7);
        await Task.WhenAll(_city.DrawAsync(), maryam.Visitor.SubmitAsync(page, "#end"));
        await CityHost.EventuallyAsync(
            async () => (await _city.DebitsAtAsync(mandate))[0].State is DebitState.Moved or DebitState.Stopped,
            "one of them happened"
        );
        var drawn = (await _city.DebitsAtAsync(mandate))[0].State == DebitState.Moved ? 100_000 : 0;
        await MoneyAsync(maryam, 1_000_000 - drawn, club, drawn);
    }

    [Fact]
    public async Task Where_the_payer_has_too_little_nothing_moves_and_both_hear_of_it()
    {
        var (club, maryam) = (_city.Club(), await fixture.PartyAsync("مریم احمدی", 50_000));
        var mandate = await club.GivenAsync(maryam, 100_000, 300_000);
        var day = _city.Today().AddDays(4);
        await club.AnnounceAsync(mandate, 100_000, day);
        await _city.DrawOnAsync(day);
        await _city.UntilAsync(mandate, DebitState.Failed);
        await MoneyAsync(maryam, 50_000, club, 0);
        Assert.Contains("برداشت انجام نشد", (await maryam.Visitor.GetAsync("/inbox")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_organisation_that_has_spent_it_owes_it_and_gives_it_back_when_it_has_money()
    {
        var (club, maryam) = (_city.Club(), await fixture.PartyAsync("مریم احمدی", 100_000));
        var mandate = await club.GivenAsync(maryam, 100_000, 300_000);
        var day = _city.Today().AddDays(4);
        await club.AnnounceAsync(mandate, 100_000, day);
        await _city.DrawOnAsync(day);
        await _city.UntilAsync(mandate, DebitState.Moved);
        await SpendAsync(club, 60_000);

        await maryam.PressAsync(mandate, "return");
        await _city.UntilAsync(mandate, DebitState.Owed);
        await _city.DrawOnAsync(day.AddDays(1));
        await _city.UntilAsync(mandate, DebitState.Owed);
        await MoneyAsync(maryam, 0, club, 40_000);
        await _city.FundAsync(club.Id, 60_000);
        await _city.DrawOnAsync(day.AddDays(2));
        await _city.UntilAsync(mandate, DebitState.Returned);
        await MoneyAsync(maryam, 100_000, club, 0);
    }

    [Fact]
    public async Task After_eight_weeks_it_is_not_taken_back_without_a_question_any_more()
    {
        var (club, maryam) = (_city.Club(), await fixture.PartyAsync("مریم احمدی", 100_000));
        var mandate = await club.GivenAsync(maryam, 100_000, 300_000);
        var day = _city.Today().AddDays(4);
        await club.AnnounceAsync(mandate, 100_000, day);
        await _city.DrawOnAsync(day);
        await _city.UntilAsync(mandate, DebitState.Moved);
        var page = await maryam.Visitor.GetAsync(mandate);
        var form = page.Page.QuerySelector("form[id^='return-']")?.Id;
        _city.Clock.Advance(TimeSpan.FromDays(Debit.ReturnDays) + TimeSpan.FromHours(1));
        var late = await maryam.Visitor.SubmitAsync(page, "#" + form);
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        await MoneyAsync(maryam, 0, club, 100_000);
    }

    [Fact]
    public async Task Nobody_does_what_is_the_other_sides()
    {
        var (club, maryam) = (_city.Club(), await fixture.PartyAsync("مریم احمدی", 100_000));
        var asked = await club.AskAsync(maryam, 100_000, 300_000);
        Assert.Equal(HttpStatusCode.Forbidden, (await club.PostAsync(asked.Address + "/agreement")).Status);
        await maryam.Visitor.SubmitAsync(await maryam.Visitor.GetAsync(asked.Address), "#agree");
        Assert.Equal(HttpStatusCode.Forbidden, (await maryam.PostAsync(asked.Address + "/debits")).Status);
        Assert.Empty(await _city.DebitsAtAsync(asked.Address));
    }

    [Fact]
    public async Task Nothing_is_drawn_from_the_dead_and_a_merged_account_keeps_its_mandates()
    {
        var (club, maryam) = (_city.Club(), await fixture.PartyAsync("مریم احمدی", 100_000));
        var other = await fixture.PartyAsync("بهرام جعفری", 100_000);
        var (hers, his) = (await club.GivenAsync(maryam, 100_000, 300_000), await club.GivenAsync(other, 1_000, 1_000));
        var day = _city.Today().AddDays(4);
        await club.AnnounceAsync(hers, 100_000, day);
        await _city.TellAsync(new PersonDied(maryam.Id, _city.Today().ToDateOnly()));
        await _city.UntilAsync(hers, DebitState.Stopped);
        var kept = await fixture.PartyAsync("بهرام جعفری");
        await _city.TellAsync(new PersonMerged(other.Id, kept.Id));
        await CityHost.EventuallyAsync(
            async () => (await kept.Visitor.GetAsync(his)).Status == HttpStatusCode.OK,
            "the mandate is the other account's"
        );
    }

    private async Task MoneyAsync(Party payer, long has, Party club, long drew) =>
        Assert.Equal((has, drew), (await _city.MoneyOfAsync(payer.Id), await _city.MoneyOfAsync(club.Id)));

    // By a standing order that pays once: the room that moves money is Treasury's, and its pages are not ours.
    private async Task SpendAsync(Party club, long rials)
    {
        var shop = await fixture.PartyAsync("فروشگاه");
        var day = _city.Today().AddDays(1);
        var order = await club.Visitor.OrderAsync(shop.Number, rials, day, "Once");
        _city.GoTo(day, hour: 7);
        await _city.RunAsync();
        await _city.EndedAsync(order.Address, 1);
    }
}
