using System.Net;
using System.Text.RegularExpressions;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed partial class OfferDelegationTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Maryam_asks_her_neighbour_who_reads_it_on_his_page_and_by_letter()
    {
        var two = await Neighbours.OfAsync(house);
        var answer = await two.OfferAsync();
        Assert.Equal("/me/delegations?done=offered", answer.Address);
        Assert.Contains("هنوز پاسخی نداده است", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("بهرام", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(two.BahramCard.NationalCode, answer.Body, StringComparison.Ordinal);
        Assert.Contains(
            "به نام مریم احمدی کار کنید",
            (await two.Bahram.GetAsync(Neighbours.Page)).Text,
            StringComparison.Ordinal
        );
        var bahram = await house.FindAsync(two.BahramCard);
        await CityHost.EventuallyAsync(
            () => Task.FromResult(house.Telephones.ToldOf(bahram, "delegation_offered").Count == 1),
            "the letter"
        );
    }

    [Fact]
    public async Task The_answer_is_the_same_to_the_last_byte_whether_or_not_the_code_has_an_account()
    {
        var (one, other) = (await Neighbours.OfAsync(house), await Neighbours.OfAsync(house));
        var stranger = Citizen.New().NationalCode;
        var known = Bare(await one.OfferAsync(), one.BahramCard.NationalCode);
        var nobody = Bare(await other.OfferAsync(stranger, other.Today.AddMonths(3)), stranger);
        Assert.Equal(known, nobody);
        Assert.Contains("هنوز پاسخی نداده است", known, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_signs_up_after_being_asked_finds_the_offer_waiting()
    {
        var two = await Neighbours.OfAsync(house);
        var later = Citizen.New("نسرین", "صادقی");
        await two.OfferAsync(later.NationalCode, two.Today.AddDays(9));
        var nasrin = await house.SignUpAsync(later);
        var page = await Neighbours.PressAsync(nasrin, "acceptance");
        Assert.Contains("مریم احمدی", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_asked_for_longer_than_a_year_for_a_day_that_is_over_or_without_a_day()
    {
        var two = await Neighbours.OfAsync(house);
        var code = two.BahramCard.NationalCode;
        var late = await two.OfferAsync(code, two.Today.AddYears(1).AddDays(1));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("بیش از یک سال", late.ProblemAt("UntilDay"), StringComparison.Ordinal);
        var over = await two.OfferAsync(code, two.Today.AddDays(-1));
        Assert.Contains("گذشته است", over.ProblemAt("UntilDay"), StringComparison.Ordinal);
        var none = await two.OfferAsync(code, two.Today, ("UntilDay", "۳۳"));
        Assert.Contains("خورشیدی", none.ProblemAt("UntilDay"), StringComparison.Ordinal);
        Assert.Equal(0, await two.CountAsync(DelegationState.Offered));
        Assert.Equal(HttpStatusCode.OK, (await two.OfferAsync(code, two.Today.AddYears(1))).Status);
    }

    [Fact]
    public async Task Nobody_is_asked_for_nothing_for_no_service_or_for_the_case_of_another()
    {
        var two = await Neighbours.OfAsync(house);
        var (code, day) = (two.BahramCard.NationalCode, two.Today.AddDays(5));
        var unclear = await two.OfferAsync(code, day, ("What", "everything"));
        Assert.Contains("بگویید نماینده برای چه باشد", unclear.Text, StringComparison.Ordinal);
        var none = await two.OfferAsync(code, day, ("What", "some"), ("Services", "city-keys"));
        Assert.Contains("دست‌کم یک خدمت", none.Text, StringComparison.Ordinal);
        Assert.NotNull((await two.OfferAsync(code, day, ("What", "case"), ("Case", "472918305"))).ProblemAt("Case"));
        Assert.NotNull((await two.OfferAsync("0012345678", day)).ProblemAt("NationalCode"));
        Assert.Equal(0, await two.CountAsync(DelegationState.Offered));
    }

    [Fact]
    public async Task Nobody_is_given_the_same_twice_and_nobody_gives_it_to_themselves()
    {
        var two = await Neighbours.OfAsync(house);
        var (code, day) = (two.BahramCard.NationalCode, two.Today.AddDays(5));
        await two.OfferAsync(code, day, ("What", "some"), ("Services", "street-problem"));
        var again = await two.OfferAsync(code, day, ("What", "some"), ("Services", "street-problem"));
        Assert.Contains("پیش‌تر به این شخص", again.ProblemAt("NationalCode"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await two.OfferAsync(code, day)).Status);
        var less = await two.OfferAsync(code, day, ("What", "some"), ("Services", "my-data"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, less.Status);
        var self = await two.OfferAsync(two.MaryamCard.NationalCode, day);
        Assert.Contains("خود شما", self.ProblemAt("NationalCode"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Four_equal_offers_at_once_are_one()
    {
        var two = await Neighbours.OfAsync(house);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => two.OfferAsync())));
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Equal(1, await two.CountAsync(DelegationState.Offered));
    }

    [Fact]
    public async Task Ten_offers_a_day_and_no_more()
    {
        var two = await Neighbours.OfAsync(house);
        for (var i = 0; i < DelegationDesk.MostOffersADay; i++)
        {
            var sent = await two.OfferAsync(Citizen.New().NationalCode, two.Today.AddDays(5));
            Assert.Equal(HttpStatusCode.OK, sent.Status);
        }

        var much = await two.OfferAsync();
        Assert.Equal(HttpStatusCode.TooManyRequests, much.Status);
        Assert.NotNull(much.Response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Whoever_is_not_fresh_shows_again_who_they_are_before_another_may_act_for_them()
    {
        var two = await Neighbours.OfAsync(house);
        house.City.Clock.Advance(TimeSpan.FromMinutes(11));
        var asked = await two.OfferAsync();
        Assert.Equal(HttpStatusCode.Forbidden, asked.Status);
        Assert.Contains(PersianText.ToPersianDigits(two.BahramCard.NationalCode), asked.Text, StringComparison.Ordinal);
        Assert.Equal(0, await two.CountAsync(DelegationState.Offered));
        var done = await house.ProveByMessageAsync(two.Maryam, asked, two.MaryamCard);
        Assert.Equal("/me/delegations?done=offered", done.Address);
    }

    [Fact]
    public async Task The_code_of_who_is_asked_is_never_plain_in_the_database_follows_the_keys_and_is_forgotten()
    {
        var two = await Neighbours.OfAsync(house);
        var stranger = Citizen.New().NationalCode;
        await two.OfferAsync(stranger, two.Today.AddMonths(6));
        Assert.DoesNotContain(stranger, await Database.EverythingAsync(house.City), StringComparison.Ordinal);
        house.City.Clock.Advance(TimeSpan.FromDays(31));
        await house.City.InTransactionAsync(scope => SweepDelegations.RunAsync(scope, CancellationToken.None));
        Assert.Equal(0, await two.CountAsync(DelegationState.Offered));
    }

    // Everything but what is random on every page, and the end of the code that was typed.
    private static string Bare(Seen seen, string code) =>
        $"{(int)seen.Status} {seen.Address} "
        + string.Join(' ', seen.Response.Headers.Select(h => h.Key))
        + Random()
            .Replace(seen.Body, "")
            .Replace(PersianText.ToPersianDigits(code[^4..]), "", StringComparison.Ordinal);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|name=\"__RequestVerificationToken\" value=\"[^\"]*\"")]
    private static partial Regex Random();
}
