using System.Net;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class AskForMoneyTests(PayeesFixture fixture) : IClassFixture<PayeesFixture>
{
    private readonly CityHost _city = fixture.City;
    private readonly KnownPayees _payees = fixture.Payees;

    [Fact]
    public async Task An_amount_is_shared_out_among_several_and_the_asker_keeps_the_rials_that_do_not_divide()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        _payees.Know("09120000011", "بهرام جعفری");
        _payees.Know("09120000012", "نسرین عباسی");
        var check = await maryam.WriteRequestAsync("۰۹۱۲۰۰۰۰۰۱۱\n09120000012", 1_000_000, AskForMoney.WithMe);
        Assert.Contains("۳۳۳٬۳۳۳ ریال", check.Text, StringComparison.Ordinal);
        Assert.All(await _city.RequestsOfAsync(actor.For), r => Assert.Equal(RequestState.Draft, r.State));

        // Pressed in two tabs: each is asked once.
        var lists = await Task.WhenAll(
            maryam.SubmitAsync(check, "#send-requests"),
            maryam.SubmitAsync(check, "#send-requests")
        );
        Assert.All(lists, list => Assert.Contains("باز است", list.Text, StringComparison.Ordinal));
        var sent = await _city.RequestsOfAsync(actor.For);
        Assert.Equal(2, sent.Count);
        Assert.All(sent, r => Assert.Equal((new Rial(333_333), RequestState.Open), (r.AmountRial, r.State)));
    }

    [Theory]
    [InlineData("each", 900_000)]
    [InlineData("among", 300_000)]
    [InlineData("with-me", 225_000)]
    public void Shares_follow_from_how_the_amount_is_meant(string how, long expected) =>
        Assert.Equal(new Rial(expected), AskForMoney.ShareOf(new Rial(900_000), 3, how));

    [Fact]
    public async Task Nobody_oneself_the_same_twice_and_an_amount_that_is_none_are_refused_at_their_field()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        _payees.Know("09120000021", "مریم احمدی", actor.Person);
        _payees.Know("09120000022", "بهرام جعفری");
        foreach (
            var (to, rials, field, expected) in new[]
            {
                ("", 5000L, "To", "هر نفر در یک خط"),
                ("09120000021", 5000L, "To", TreasuryProblems.ToOneself.Fa),
                ("09120000022\n09120000022", 5000L, "To", "دو بار نوشته شده"),
                ("09120000022\n09120000099", 5000L, "To", "دربارهٔ «۰۹۱۲۰۰۰۰۰۹۹»"),
                ("09120000022", 5L, "Amount", "کمترین مبلغ هزار ریال"),
            }
        )
        {
            var again = await maryam.WriteRequestAsync(to, rials);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
            Assert.Contains(expected, again.ProblemAt(field), StringComparison.Ordinal);
        }

        Assert.Empty(await _city.RequestsOfAsync(actor.For));
    }

    [Fact]
    public async Task A_paid_payment_leads_to_the_form_with_its_amount_and_what_it_was_for()
    {
        var (maryam, actor) = _city.Somebody("مریم احمدی");
        await _city.FundAsync(actor.For, 1_000_000);
        var draft = await maryam.GetAsync(await _city.DraftAsync(actor, TreasuryCity.To(PersonId.New(), 240_000)));
        var paid = await maryam.SubmitAsync(draft, "#pay");
        var link = paid.Page.QuerySelector($"a[href^='{AskForMoney.Address}?']")?.GetAttribute("href") ?? "";
        var form = await maryam.GetAsync(link);
        Assert.Equal("240000", form.Page.QuerySelector("[name=Amount]")?.GetAttribute("value"));
        Assert.Equal("بهرام کریمی", form.Page.QuerySelector("[name=Note]")?.GetAttribute("value"));
        Assert.NotNull(form.Page.QuerySelector("[name=How][value=with-me][checked]"));
        // Another's payment fills nothing in.
        var his = await _city.SignedIn("بهرام کریمی").GetAsync(link);
        Assert.DoesNotContain("240000", his.Body, StringComparison.Ordinal);
    }
}
