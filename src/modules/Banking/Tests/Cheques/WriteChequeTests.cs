using System.Net;
using Shahr.Banking.Tests.Orders;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Banking.Tests.Cheques;

public sealed class WriteChequeTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task An_empty_form_says_what_is_missing_at_each_field()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        await _city.BookAsync(maryam);
        var form = await maryam.Visitor.GetAsync(WriteCheque.Address);
        var refused = await maryam.Visitor.SubmitAsync(form, "#cheque", ("Leaf", "0000000000000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Problem[] missing =
        [
            ChequesProblems.LeafNeeded,
            BankingProblems.AmountNeeded,
            ChequesProblems.DayNeeded,
            ChequesProblems.ReasonNeeded,
        ];
        Assert.All(missing, problem => Assert.Contains(problem.Fa, refused.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-1, "سررسید امروز یا پس از آن است")]
    [InlineData(2_000, "پنج سال آینده")]
    public async Task The_due_day_is_today_or_within_five_years(int days, string why)
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        await _city.BookAsync(maryam);
        var refused = await maryam.Visitor.WriteChequeAsync(maryam.Number, 10_000, _city.Today().AddDays(days));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(why, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_writes_to_themselves_or_to_a_number_without_a_person()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        await _city.BookAsync(maryam);
        var self = await maryam.Visitor.WriteChequeAsync(maryam.Number, 10_000, _city.Today());
        Assert.Contains(BankingProblems.ToOneself.Fa, self.Text, StringComparison.Ordinal);
        var nobody = await maryam.Visitor.WriteChequeAsync("09990000000", 10_000, _city.Today());
        Assert.Contains(KnownPayees.Nobody.Fa, nobody.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_one_leaf_only_one_cheque_is_issued_however_many_were_written()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        var ali = await fixture.PartyAsync("علی رضایی");
        await _city.BookAsync(maryam);
        var first = await maryam.Visitor.WriteChequeAsync(ali.Number, 10_000, _city.Today());
        var second = await maryam.Visitor.WriteChequeAsync(ali.Number, 20_000, _city.Today());
        var answers = await Task.WhenAll(
            maryam.Visitor.SubmitAsync(first, "#issue"),
            maryam.Visitor.SubmitAsync(second, "#issue")
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        var refused = answers.Single(a => a.Status != HttpStatusCode.OK);
        Assert.Contains(ChequesProblems.LeafUsed.Fa, refused.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_draft_waits_an_hour_and_a_day_has_one_limit_for_cheques_and_orders_together()
    {
        var maryam = await fixture.PartyAsync("مریم احمدی");
        var ali = await fixture.PartyAsync("علی رضایی");
        await _city.BookAsync(maryam);
        var old = await maryam.Visitor.WriteChequeAsync(ali.Number, 10_000, _city.Today().AddDays(2));
        _city.Clock.Advance(TimeSpan.FromMinutes(61));
        var late = await maryam.Visitor.SubmitAsync(old, "#issue");
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains(ChequesProblems.DraftOver.Fa, late.Text, StringComparison.Ordinal);

        // For whom the registries do not know: 50 million rials a day.
        await maryam.Visitor.OrderAsync(ali.Number, 20_000_000, _city.Today().AddDays(2));
        await maryam.AgreeAsync(ali.Number, 10_000_000, _city.Today().AddDays(2));
        var much = await maryam.Visitor.WriteChequeAsync(ali.Number, 20_000_001, _city.Today().AddDays(2));
        var refused = await maryam.Visitor.SubmitAsync(much, "#issue");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("۲۰٬۰۰۰٬۰۰۰ ریال دیگر", refused.Text, StringComparison.Ordinal);
    }
}
