using System.Net;
using System.Text.RegularExpressions;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed partial class AskTrustTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Maryam_names_her_neighbour_who_reads_it_on_his_page_and_by_letter()
    {
        var circle = await Circle.OfAsync(house, friends: 0);
        var card = Citizen.New("بهرام", "جعفری");
        var bahram = await house.SignUpAsync(card);
        var answer = await circle.NameAsync(card.NationalCode);
        Assert.Equal("/me/trusted?done=asked", answer.Address);
        Assert.Contains("هنوز پاسخی نداده است", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("بهرام", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(card.NationalCode, answer.Body, StringComparison.Ordinal);
        Assert.Contains("مریم احمدی", (await bahram.GetAsync(Circle.Page)).Text, StringComparison.Ordinal);
        await Circle.HeardAsync(house);
        Assert.Single(house.Telephones.ToldOf(await house.FindAsync(card), "trust_asked"));
    }

    [Fact]
    public async Task The_answer_is_the_same_to_the_last_byte_whether_or_not_the_code_has_an_account()
    {
        var (one, other) = (await Circle.OfAsync(house, 0, ripe: false), await Circle.OfAsync(house, 0, ripe: false));
        var known = Citizen.New();
        await house.Seed.SignUpAsync(IdentityCity.Seeded(known));
        var stranger = Citizen.New().NationalCode;
        Assert.Equal(
            Bare(await one.NameAsync(known.NationalCode), known.NationalCode),
            Bare(await other.NameAsync(stranger), stranger)
        );
    }

    [Fact]
    public async Task Not_oneself_nobody_twice_and_not_a_wrong_code()
    {
        var circle = await Circle.OfAsync(house, 0, ripe: false);
        Assert.NotNull((await circle.NameAsync("0012345678")).ProblemAt("NationalCode"));
        var page = await circle.Maryam.GetAsync(Circle.Page + "/new");
        var none = await circle.Maryam.SubmitAsync(page, Circle.Ask, ("NationalCode", null));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, none.Status);
        var self = await circle.NameAsync(circle.Card.NationalCode);
        Assert.Contains("خود شما", self.ProblemAt("NationalCode"), StringComparison.Ordinal);
        var code = Citizen.New().NationalCode;
        await circle.NameAsync(code);
        var twice = await circle.NameAsync(code);
        Assert.Contains("پیش‌تر برگزیده‌اید", twice.ProblemAt("NationalCode"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_and_no_sixth_also_of_four_who_are_named_at_once()
    {
        var circle = await Circle.OfAsync(house, 0, ripe: false);
        for (var i = 0; i < 3; i++)
            await circle.NameAsync(Citizen.New().NationalCode);
        var page = await circle.Maryam.GetAsync(Circle.Page + "/new");
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Citizen.New().NationalCode)
                .Select(code => Task.Run(() => circle.Maryam.SubmitAsync(page, Circle.Ask, ("NationalCode", code))))
        );
        Assert.Equal(2, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Equal(Trust.Most, await circle.TrustsAsync(TrustState.Asked));
        Assert.Contains("۵ معتمد", (await circle.NameAsync(Citizen.New().NationalCode)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ten_are_asked_in_a_day_and_no_more()
    {
        var circle = await Circle.OfAsync(house, 0, ripe: false);
        for (var i = 0; i < TrustDesk.MostAskedADay; i++)
        {
            Assert.Equal(HttpStatusCode.OK, (await circle.NameAsync(Citizen.New().NationalCode)).Status);
            await Circle.PressAsync(circle.Maryam, "ending");
        }

        var much = await circle.NameAsync(Citizen.New().NationalCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, much.Status);
        Assert.NotNull(much.Response.Headers.RetryAfter);
    }

    [Fact]
    public async Task Who_is_not_fresh_shows_again_who_they_are_first()
    {
        var circle = await Circle.OfAsync(house, 0, ripe: false);
        house.City.Clock.Advance(TimeSpan.FromMinutes(11));
        var code = Citizen.New().NationalCode;
        var asked = await circle.NameAsync(code);
        Assert.Equal(HttpStatusCode.Forbidden, asked.Status);
        Assert.Contains(PersianText.ToPersianDigits(code), asked.Text, StringComparison.Ordinal);
        Assert.Equal(0, await circle.TrustsAsync(TrustState.Asked));
        var done = await house.ProveByMessageAsync(circle.Maryam, asked, circle.Card);
        Assert.Equal("/me/trusted?done=asked", done.Address);
    }

    [Fact]
    public async Task The_code_of_who_is_named_is_never_plain_in_the_database_and_is_forgotten_unanswered()
    {
        var circle = await Circle.OfAsync(house, 0, ripe: false);
        var stranger = Citizen.New().NationalCode;
        await circle.NameAsync(stranger);
        Assert.DoesNotContain(stranger, await Database.EverythingAsync(house.City), StringComparison.Ordinal);
        house.City.Clock.Advance(TimeSpan.FromDays(31));
        await Circle.FinishAsync(house);
        Assert.Equal(0, await circle.TrustsAsync(TrustState.Asked));
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
