using System.Net;
using System.Text.RegularExpressions;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed partial class LostMobileTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Maryam_comes_back_with_a_new_number_by_two_people_she_trusts_once_the_pause_is_over()
    {
        var circle = await Circle.OfAsync(house);
        var fresh = Citizen.New();
        var address = await circle.LoseAsync(fresh);
        Assert.Single(house.Telephones.ToldOf(circle.Person, "mobile_lost_begun"));
        await circle.VouchAsync(circle.Friends[0], address);
        Assert.Empty(house.Telephones.ToldOf(circle.Person, "mobile_lost_confirmed"));
        var second = await circle.VouchAsync(circle.Friends[1], address);
        Assert.Contains("سپاس", second.Text, StringComparison.Ordinal);

        // Told at the old mobile and at the new one, and still the old one holds.
        var told = Assert.Single(house.Telephones.ToldOf(circle.Person, "mobile_lost_confirmed"));
        Assert.Equal("/me/recovery", told.Href);
        Assert.Equal(fresh.Mobile[^4..], told.Values["digits"]);
        Assert.Equal("mobile_lost_confirmed_new", house.Telephones.To(fresh.Mobile)[^1].Template);
        await Circle.FinishAsync(house);
        Assert.Equal(circle.Card.Mobile, await circle.MobileAsync());

        house.City.Clock.Advance(TrustedRecovery.Pause);
        await Circle.FinishAsync(house);
        Assert.Equal(fresh.Mobile, await circle.MobileAsync());
        Assert.Equal(1, await circle.CountAsync(TrustedRecoveryState.Done));
        Assert.Single(house.Telephones.ToldOf(circle.Person, "mobile_lost_done"));
        Assert.StartsWith("/sign-in", (await circle.Maryam.GetAsync("/me")).Address, StringComparison.Ordinal);
        var back = await house.SignInAsync(circle.Card with { Mobile = fresh.Mobile });
        Assert.Equal("/me", (await back.GetAsync("/me")).Address);
    }

    [Fact]
    public async Task Nobody_learns_who_has_an_account_or_anybody_trusted_to_the_last_byte()
    {
        var circle = await Circle.OfAsync(house);
        var alone = Citizen.New();
        await house.Seed.SignUpAsync(IdentityCity.Seeded(alone));
        var (_, _, officer) = await house.OfficerAsync("lighting", IdentityModule.ManageOffices);
        var expected = await TraceAsync(circle.Card.NationalCode);
        Assert.Equal(6, expected.Count);
        foreach (var other in new[] { alone.NationalCode, officer.NationalCode, Citizen.New().NationalCode })
            Assert.Equal(expected, await TraceAsync(other));
    }

    [Fact]
    public async Task An_officer_whoever_has_not_two_and_whom_one_trusts_only_lately_are_not_asked_about()
    {
        var (one, two) = (await Circle.OfAsync(house, friends: 1), await Circle.OfAsync(house));
        var fresh = await Circle.OfAsync(house, ripe: false);
        await house.Seed.GrantAsync(two.Person, "lighting", [IdentityModule.ManageOffices], "حکم آزمون");
        foreach (var circle in new[] { one, fresh, two })
            await Circle.LoseAsync(house, circle.Card.NationalCode, Citizen.New(), house.City.Visitor());
        await Circle.HeardAsync(house);
        foreach (var circle in new[] { one, fresh, two })
        {
            Assert.Equal(0, await circle.CountAsync(TrustedRecoveryState.Asked));
            Assert.Empty(house.Telephones.ToldOf(circle.Person, "mobile_lost_begun"));
            Assert.All(circle.Friends, f => Assert.Empty(house.Telephones.ToldOf(f.Person, "mobile_lost_asked")));
        }
    }

    [Fact]
    public async Task Three_times_in_three_days_the_friends_are_asked_and_a_fourth_time_nobody_is()
    {
        var circle = await Circle.OfAsync(house);
        for (var i = 0; i < TrustedRecovery.MostOfOne; i++)
        {
            await circle.LoseAsync(Citizen.New());
            house.City.Clock.Advance(TimeSpan.FromMinutes(20));
        }

        var answer = await Circle.LoseAsync(house, circle.Card.NationalCode, Citizen.New(), house.City.Visitor());
        Assert.Equal("/sign-in/lost/asked", answer.Address);
        await Circle.HeardAsync(house);
        Assert.Equal(TrustedRecovery.MostOfOne, await circle.CountAsync(TrustedRecoveryState.Asked));
    }

    [Fact]
    public async Task A_right_code_on_a_thiefs_own_telephone_does_not_begin_the_tries_at_sign_in_anew()
    {
        var who = Citizen.New();
        await house.Seed.SignUpAsync(IdentityCity.Seeded(who));
        house.City.Clock.Advance(TimeSpan.FromMinutes(16));
        var locked = HttpStatusCode.OK;
        for (var flow = 0; flow < 4; flow++)
        {
            var thief = house.City.Visitor();
            var page = await IdentityCity.AskSignInAsync(thief, who.NationalCode);
            for (var i = 0; i < 5; i++)
                locked = (await thief.SubmitAsync(page, Forms.Code, ("Code", "12345x"))).Status;
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, locked);
        var asked = await Circle.LoseAsync(house, who.NationalCode, Citizen.New(), house.City.Visitor());
        Assert.Equal("/sign-in/lost/asked", asked.Address);
        var again = house.City.Visitor();
        var still = await IdentityCity.AskSignInAsync(again, who.NationalCode);
        still = await again.SubmitAsync(still, Forms.Code, ("Code", "12345x"));
        Assert.Equal(HttpStatusCode.TooManyRequests, still.Status);
    }

    [Fact]
    public async Task A_wrong_code_asks_nobody_and_a_wrong_number_is_said_at_its_field()
    {
        var circle = await Circle.OfAsync(house);
        var visitor = house.City.Visitor();
        var page = await visitor.GetAsync("/sign-in/lost");
        var wrong = await visitor.SubmitAsync(page, Circle.Lost, ("NationalCode", "0012345678"), ("Mobile", "021"));
        Assert.NotNull(wrong.ProblemAt("NationalCode"));
        Assert.NotNull(wrong.ProblemAt("Mobile"));
        wrong = await visitor.SubmitAsync(page, Circle.Lost, ("NationalCode", null), ("Mobile", null));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        page = await visitor.SubmitAsync(
            page,
            Circle.Lost,
            ("NationalCode", circle.Card.NationalCode),
            ("Mobile", Citizen.New().TypedMobile)
        );
        page = await visitor.SubmitAsync(page, Forms.Code, ("Code", "12345x"));
        Assert.NotNull(page.ProblemAt("Code"));
        await Circle.HeardAsync(house);
        Assert.Equal(0, await circle.CountAsync(TrustedRecoveryState.Asked));
    }

    [Fact]
    public async Task The_new_number_is_never_plain_in_the_database()
    {
        var circle = await Circle.OfAsync(house);
        var fresh = Citizen.New();
        await circle.LoseAsync(fresh);
        var everything = await Database.EverythingAsync(house.City);
        Assert.DoesNotContain(fresh.Mobile[3..], everything, StringComparison.Ordinal);
        Assert.DoesNotContain(circle.Friends[0].Card.NationalCode, everything, StringComparison.Ordinal);
    }

    private async Task<List<string>> TraceAsync(string nationalCode)
    {
        var visitor = house.City.Visitor(followRedirects: false);
        var fresh = Citizen.New();
        var page = await visitor.GetAsync("/sign-in/lost");
        var typed = new (string, string?)[] { ("NationalCode", nationalCode), ("Mobile", fresh.TypedMobile) };
        var trace = new List<string> { Bare(await visitor.SubmitAsync(page, Circle.Lost, typed)) };
        page = await visitor.GetAsync("/sign-in/code");
        trace.Add(Bare(page));
        trace.Add(Bare(await visitor.SubmitAsync(page, Forms.Code, ("Code", "12345x"))));
        var sms = await house.Telephones.ReadAsync(fresh.Mobile);
        trace.Add(Bare(await visitor.SubmitAsync(page, Forms.Code, ("Code", sms.Code))));
        trace.Add(Bare(await visitor.GetAsync("/sign-in/lost/asked")));
        await Circle.HeardAsync(house);
        trace.Add(string.Join(' ', house.Telephones.To(fresh.Mobile).Select(s => s.Template)));
        return trace;
    }

    // Everything but what is random on every page: tokens and cookies' values.
    private static string Bare(Seen seen) =>
        $"{(int)seen.Status} {seen.Location} "
        + string.Join(' ', seen.Response.Headers.Select(h => h.Key))
        + Token().Replace(PersianText.ToLatinDigits(seen.Body), "");

    [GeneratedRegex("name=\"__RequestVerificationToken\" value=\"[^\"]*\"")]
    private static partial Regex Token();
}
