using System.Net;
using Shahr.Kit.Values;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class VouchForTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Bahram_sees_who_asks_and_a_warning_to_call_first_and_Maryam_sees_his_look()
    {
        var circle = await Circle.OfAsync(house);
        var fresh = Citizen.New();
        var address = await circle.LoseAsync(fresh);
        var bahram = circle.Friends[0];
        Assert.Contains("زنگ بزنید", (await bahram.Visitor.GetAsync(Circle.Page)).Text, StringComparison.Ordinal);
        var page = await bahram.Visitor.GetAsync(address);
        Assert.Equal("آیا این مریم احمدی است؟", page.Heading);
        Assert.Contains("نخست به خودش زنگ بزنید", page.Text, StringComparison.Ordinal);
        Assert.Contains(PersianText.ToPersianDigits(fresh.Mobile[^4..]), page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(PersianText.ToPersianDigits(fresh.Mobile[3..]), page.Text, StringComparison.Ordinal);
        var looks = await circle.Maryam.GetAsync("/me/looks");
        Assert.Contains("بهرام جعفری", looks.Text, StringComparison.Ordinal);
        Assert.Contains("بازگشت به حساب با معتمدان", looks.Text, StringComparison.Ordinal);

        // His proof is old: he shows again who he is, and says how he knew her.
        var asked = await bahram.Visitor.SubmitAsync(page, Circle.Confirm, ("How", "phone"));
        Assert.Equal(HttpStatusCode.Forbidden, asked.Status);
        Assert.Contains("مریم احمدی", asked.Text, StringComparison.Ordinal);
        asked = await house.ProveByMessageAsync(bahram.Visitor, asked, bahram.Card);
        Assert.Contains("سپاس", asked.Text, StringComparison.Ordinal);
        var empty = await bahram.Visitor.GetAsync(address);
        Assert.Null(empty.Page.QuerySelector(Circle.Confirm));
    }

    [Fact]
    public async Task Who_has_not_spoken_with_her_does_not_confirm()
    {
        var circle = await Circle.OfAsync(house);
        var address = await circle.LoseAsync(Citizen.New());
        var bahram = circle.Friends[0];
        await circle.ProveAsync(bahram, address);
        foreach (var how in new[] { null, "", "sms" })
        {
            var page = await bahram.Visitor.GetAsync(address);
            var answer = await bahram.Visitor.SubmitAsync(page, Circle.Confirm, ("How", how));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("چگونه شناختیدش", answer.Text, StringComparison.Ordinal);
        }

        Assert.Equal(0, await ConfirmedByAsync(circle));
    }

    [Fact]
    public async Task For_anybody_else_there_is_nothing_to_see_to_confirm_or_to_stop()
    {
        var circle = await Circle.OfAsync(house);
        var address = await circle.LoseAsync(Citizen.New());
        var bahram = circle.Friends[0];
        await circle.ProveAsync(bahram, address);
        var seen = await bahram.Visitor.GetAsync(address);
        var newer = Citizen.New("پروین", "صالحی");
        var parvin = await house.SignUpAsync(newer);
        // Maryam herself cannot, and whoever she has named only now cannot either.
        await circle.Maryam.SubmitAsync(await circle.Maryam.GetAsync("/me/recovery"), CounterSteps.StopMine);
        address = await circle.LoseAsync(Citizen.New());
        foreach (var stranger in new[] { parvin, circle.Maryam, await house.SignUpAsync(Citizen.New()) })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(address)).Status);
            foreach (var act in new[] { "confirmation", "denial" })
            {
                var me = await stranger.GetAsync("/me");
                me.Page.QuerySelector("form[action='/me/language']")?.SetAttribute("action", $"{address}/{act}");
                var answer = await stranger.SubmitAsync(me, $"form[action='{address}/{act}']", ("How", "phone"));
                Assert.True(answer.Status is HttpStatusCode.NotFound or HttpStatusCode.Forbidden);
            }
        }

        Assert.NotEqual(HttpStatusCode.OK, (await bahram.Visitor.SubmitAsync(seen, Circle.Deny)).Status);
        Assert.Equal(1, await circle.CountAsync(TrustedRecoveryState.Asked));
        Assert.Equal(0, await ConfirmedByAsync(circle));
    }

    [Fact]
    public async Task One_friend_four_times_at_once_is_one_friend()
    {
        var circle = await Circle.OfAsync(house);
        var address = await circle.LoseAsync(Citizen.New());
        var bahram = circle.Friends[0];
        await circle.ProveAsync(bahram, address);
        var page = await bahram.Visitor.GetAsync(address);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(() => bahram.Visitor.SubmitAsync(page, Circle.Confirm, ("How", "phone"))))
        );
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Equal(1, await circle.CountAsync(TrustedRecoveryState.Asked));
        Assert.Equal(0, await circle.CountAsync(TrustedRecoveryState.Confirmed));
    }

    [Fact]
    public async Task Three_friends_who_confirm_at_once_begin_one_pause()
    {
        for (var round = 0; round < 3; round++)
        {
            var circle = await Circle.OfAsync(house, friends: 3);
            var address = await circle.LoseAsync(Citizen.New());
            var pages = new List<(Friend Friend, Seen Page)>();
            foreach (var friend in circle.Friends)
            {
                await circle.ProveAsync(friend, address);
                pages.Add((friend, await friend.Visitor.GetAsync(address)));
            }

            var answers = await Task.WhenAll(
                pages.Select(p => Task.Run(() => p.Friend.Visitor.SubmitAsync(p.Page, Circle.Confirm, ("How", "face"))))
            );
            Assert.Equal(2, answers.Count(a => a.Status == HttpStatusCode.OK));
            Assert.Equal(1, await circle.CountAsync(TrustedRecoveryState.Confirmed));
            Assert.Single(house.Telephones.ToldOf(circle.Person, "mobile_lost_confirmed"));
        }
    }

    [Fact]
    public async Task A_friend_who_hears_a_strangers_voice_stops_it_also_in_the_pause_and_nobody_else_is_told()
    {
        var circle = await Circle.OfAsync(house, friends: 3);
        var thief = Citizen.New();
        var address = await circle.LoseAsync(thief);
        var shirin = circle.Friends[2];
        await shirin.Visitor.SubmitAsync(await shirin.Visitor.GetAsync(address), Circle.Deny);
        Assert.Equal(1, await circle.CountAsync(TrustedRecoveryState.Stopped));
        Assert.Single(house.Telephones.ToldOf(circle.Person, "mobile_lost_stopped"));
        // Until two had confirmed, the thief's telephone hears nothing that tells there is an account.
        Assert.Equal("mobile_lost_code", Assert.Single(house.Telephones.To(thief.Mobile)).Template);

        address = await circle.ConfirmedAsync(Citizen.New());
        await shirin.Visitor.SubmitAsync(await shirin.Visitor.GetAsync(address), Circle.Deny);
        Assert.Equal(2, await circle.CountAsync(TrustedRecoveryState.Stopped));
        house.City.Clock.Advance(TrustedRecovery.Pause);
        await Circle.FinishAsync(house);
        Assert.Equal(circle.Card.Mobile, await circle.MobileAsync());
    }

    [Fact]
    public async Task While_one_waits_out_its_pause_another_number_is_not_confirmed()
    {
        var circle = await Circle.OfAsync(house);
        await circle.ConfirmedAsync(Citizen.New());
        house.City.Clock.Advance(TimeSpan.FromMinutes(20));
        var other = await circle.LoseAsync(Citizen.New());
        var answer = await circle.VouchAsync(circle.Friends[0], other);
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Equal(1, await circle.CountAsync(TrustedRecoveryState.Confirmed));
    }

    private Task<long> ConfirmedByAsync(Circle circle) =>
        Database.CountAsync(
            house.City,
            "select count(*) from identity_trusted_recoveries where person_id = @v and first_by is not null",
            circle.Person.Value
        );
}
