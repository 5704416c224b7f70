using System.Net;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

public sealed class PurseDoorTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task A_member_who_may_act_pays_out_of_the_organisations_wallet_and_not_their_own()
    {
        var (bakery, member) = await BakeryAsync(500_000, ["*"]);
        await _city.FundAsync(member.Person, 900_000);
        var visitor = _city.As(member);
        Assert.Contains("۵۰٬۰۰۰ تومان", (await visitor.GetAsync("/wallet")).Text, StringComparison.Ordinal);
        var miller = PersonId.New();
        var address = await _city.DraftAsync(member, TreasuryCity.To(miller, 200_000));
        var receipt = await visitor.SubmitAsync(await visitor.GetAsync(address), "#pay");
        Assert.Contains("پرداخت شد", receipt.Text, StringComparison.Ordinal);
        Assert.Equal(
            (300_000, 900_000, 200_000),
            (
                await _city.BalanceAsync(bakery),
                await _city.BalanceAsync(member.Person),
                await _city.BalanceAsync(miller)
            )
        );
        foreach (var page in new[] { "/wallet/year", "/wallet/statement", "/wallet/send" })
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(page)).Status);
    }

    [Fact]
    public async Task Who_may_only_see_reads_the_wallet_and_pays_nothing()
    {
        var (bakery, actor) = await BakeryAsync(500_000, ["*"]);
        var address = await _city.DraftAsync(actor, TreasuryCity.To(PersonId.New(), 200_000));
        var guest = _city.As(In(bakery, [], ["*"]));
        Assert.Contains("۵۰٬۰۰۰ تومان", (await guest.GetAsync("/wallet")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.GetAsync("/wallet/send")).Status);
        var refused = await guest.SubmitAsync(await guest.GetAsync(address), "#pay");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("فقط دیدن است", refused.Text, StringComparison.Ordinal);
        Assert.Equal(500_000, await _city.BalanceAsync(bakery));
    }

    [Fact]
    public async Task Whose_right_ends_at_an_amount_pays_up_to_it()
    {
        var (bakery, _) = await BakeryAsync(500_000, ["*"]);
        var actor = In(bakery, ["*"], []);
        actor = actor with
        {
            Mandate = actor.Mandate is { } mandate
                ? mandate with
                {
                    Limits = new Dictionary<string, Rial> { ["*"] = new(100_000) },
                }
                : null,
        };
        var visitor = _city.As(actor);
        var miller = PersonId.New();
        var much = await visitor.GetAsync(await _city.DraftAsync(actor, TreasuryCity.To(miller, 100_001)));
        var refused = await visitor.SubmitAsync(much, "#pay");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("۱۰۰٬۰۰۰ ریال است", refused.Text, StringComparison.Ordinal);
        var right = await visitor.GetAsync(await _city.DraftAsync(actor, TreasuryCity.To(miller, 100_000)));
        await visitor.SubmitAsync(right, "#pay");
        Assert.Equal(100_000, await _city.BalanceAsync(miller));
    }

    [Fact]
    public async Task Who_acts_for_a_person_or_for_one_service_of_an_organisation_sees_no_money()
    {
        var (bakery, _) = await BakeryAsync(500_000, ["*"]);
        var some = await _city.As(In(bakery, ["street-problem"], ["street-problem"])).GetAsync("/wallet");
        Assert.Equal(HttpStatusCode.Forbidden, some.Status);
        Assert.DoesNotContain("۵۰٬۰۰۰", some.Text, StringComparison.Ordinal);
        var helper = In(bakery, ["*"], []);
        helper = helper with { Mandate = new Mandate(new Principal(bakery, "مریم"), ["*"], []) };
        var led = await _city.As(helper).GetAsync("/wallet");
        Assert.DoesNotContain("۵۰٬۰۰۰", led.Text, StringComparison.Ordinal);
    }

    private async Task<(PersonId Bakery, Actor Member)> BakeryAsync(long rials, string[] acts)
    {
        var bakery = PersonId.New();
        await _city.FundAsync(bakery, rials);
        return (bakery, In(bakery, acts, []));
    }

    private static Actor In(PersonId organisation, string[] acts, string[] sees) =>
        new()
        {
            Person = PersonId.New(),
            For = organisation,
            DisplayName = "فرهاد",
            Session = Guid.CreateVersion7(),
            Mandate = new Mandate(new Principal(organisation, "نانوایی برکت", PrincipalKind.Organisation), acts, [])
            {
                Seen = sees,
            },
        };
}
