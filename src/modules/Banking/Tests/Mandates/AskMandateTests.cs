using System.Net;
using Shahr.Banking.Tests.Cheques;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Mandates;

public sealed class AskMandateTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task Only_who_acts_for_an_organisation_asks_for_a_mandate()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        var refused = await maryam.Visitor.GetAsync(AskMandate.Address);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("تنها سازمان‌ها", refused.Text, StringComparison.Ordinal);
        var list = await maryam.Visitor.GetAsync(ListMandates.Address);
        Assert.Null(list.Page.QuerySelector($"a[href='{AskMandate.Address}']"));
    }

    [Fact]
    public async Task What_is_missing_and_a_month_below_one_debit_are_said_at_once()
    {
        var (club, maryam) = (_city.Club(), await fixture.PartyAsync("مریم احمدی"));
        var empty = await club.Visitor.SubmitAsync(await club.Visitor.GetAsync(AskMandate.Address), "#mandate");
        Problem[] missing = [MandatesProblems.PurposeNeeded, BankingProblems.AmountNeeded];
        Assert.All(missing, problem => Assert.Contains(problem.Fa, empty.Text, StringComparison.Ordinal));
        var below = await club.AskAsync(maryam, each: 200_000, month: 100_000);
        Assert.Contains(MandatesProblems.MonthBelowEach.Fa, below.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_payer_is_told_agrees_once_and_nobody_else_sees_it()
    {
        var (club, maryam) = (_city.Club(), await fixture.PartyAsync("مریم احمدی"));
        var asked = await club.AskAsync(maryam, 200_000, 300_000);
        Assert.Contains("در انتظار پاسخ", asked.Text, StringComparison.Ordinal);
        Assert.Null(asked.Page.QuerySelector("#agree"));
        Assert.Contains("شهریهٔ باشگاه", (await maryam.Visitor.GetAsync("/inbox")).Text, StringComparison.Ordinal);
        var stranger = await fixture.PartyAsync("علی رضایی");
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.Visitor.GetAsync(asked.Address)).Status);

        var page = await maryam.Visitor.GetAsync(asked.Address);
        var agreed = await maryam.Visitor.SubmitAsync(page, "#agree");
        Assert.Contains("در کار", agreed.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await maryam.Visitor.SubmitAsync(page, "#agree")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await maryam.Visitor.SubmitAsync(page, "#decline")).Status);
    }

    [Fact]
    public async Task What_was_declined_or_not_answered_for_a_month_is_no_mandate()
    {
        var (club, maryam) = (_city.Club(), await fixture.PartyAsync("مریم احمدی"));
        var first = await club.AskAsync(maryam, 200_000, 300_000);
        var declined = await maryam.Visitor.SubmitAsync(await maryam.Visitor.GetAsync(first.Address), "#decline");
        Assert.Contains("پذیرفته نشد", declined.Text, StringComparison.Ordinal);
        var second = await club.AskAsync(maryam, 200_000, 300_000);
        var page = await maryam.Visitor.GetAsync(second.Address);
        _city.Clock.Advance(DebitMandate.AskedLife + TimeSpan.FromMinutes(1));
        var late = await maryam.Visitor.SubmitAsync(page, "#agree");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("مهلت پاسخ گذشت", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_ceiling_of_a_month_counts_to_the_limit_of_the_day()
    {
        var (club, maryam) = (_city.Club(), await fixture.PartyAsync("مریم احمدی"));
        await club.GivenAsync(maryam, 30_000_000, 30_000_000);
        var second = await club.AskAsync(maryam, 20_000_001, 20_000_001);
        var much = await maryam.Visitor.SubmitAsync(await maryam.Visitor.GetAsync(second.Address), "#agree");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, much.Status);
        Assert.Contains("۲۰٬۰۰۰٬۰۰۰ ریال دیگر", much.Text, StringComparison.Ordinal);
    }
}
