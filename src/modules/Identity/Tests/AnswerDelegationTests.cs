using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class AnswerDelegationTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Bahram_accepts_and_both_see_it_with_each_others_names()
    {
        var two = await Neighbours.OfAsync(house);
        var accepted = await two.AgreeAsync();
        Assert.Contains("به نام اینان کار می‌کنید", accepted.Text, StringComparison.Ordinal);
        Assert.Contains("مریم احمدی", accepted.Text, StringComparison.Ordinal);
        var given = await two.Maryam.GetAsync(Neighbours.Page);
        Assert.Contains("بهرام جعفری", given.Text, StringComparison.Ordinal);
        Assert.Contains("می‌تواند به نام شما کار کند", given.Text, StringComparison.Ordinal);
        Assert.Single(house.Telephones.ToldOf(await house.FindAsync(two.MaryamCard), "delegation_accepted"));
        Assert.Equal(
            1,
            await Database.CountAsync(
                house.City,
                "select count(*) from kit_audit_entries where action = 'identity.delegation_accepted' and actor = @v",
                (await house.FindAsync(two.BahramCard))?.Value
            )
        );
    }

    [Fact]
    public async Task A_refusal_looks_to_the_giver_like_an_offer_that_nobody_answers()
    {
        var two = await Neighbours.OfAsync(house);
        await two.OfferAsync();
        var before = await two.Maryam.GetAsync(Neighbours.Page);
        var refused = await Neighbours.PressAsync(two.Bahram, "refusal");
        Assert.DoesNotContain("مریم", refused.Text, StringComparison.Ordinal);
        Assert.Equal(before.Text, (await two.Maryam.GetAsync(Neighbours.Page)).Text);
        Assert.Empty(house.Telephones.ToldOf(await house.FindAsync(two.MaryamCard), "delegation_accepted"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await two.OfferAsync()).Status);
    }

    [Fact]
    public async Task Nobody_answers_what_another_was_asked()
    {
        var two = await Neighbours.OfAsync(house);
        await two.OfferAsync();
        var offer = await two.Bahram.GetAsync(Neighbours.Page);
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        Assert.DoesNotContain("مریم", (await farhad.GetAsync(Neighbours.Page)).Text, StringComparison.Ordinal);
        foreach (var act in new[] { "acceptance", "refusal" })
        {
            foreach (var thief in new[] { farhad, two.Maryam })
                Assert.Equal(HttpStatusCode.NotFound, (await Neighbours.PostAsync(thief, offer, act)).Status);
        }

        Assert.Equal(1, await two.CountAsync(DelegationState.Offered));
    }

    [Fact]
    public async Task An_offer_lapses_with_its_last_day()
    {
        var two = await Neighbours.OfAsync(house);
        await two.OfferAsync(two.BahramCard.NationalCode, two.Today);
        var today = await two.Bahram.GetAsync(Neighbours.Page);
        house.City.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.NotFound, (await Neighbours.PressAsync(two.Bahram, today, "acceptance")).Status);
        Assert.Contains("پاسخی نیامد", (await two.Maryam.GetAsync(Neighbours.Page)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_offer_lapses_after_fourteen_days()
    {
        var two = await Neighbours.OfAsync(house);
        await two.OfferAsync();
        house.City.Clock.Advance(TimeSpan.FromDays(13));
        var offered = await two.Bahram.GetAsync(Neighbours.Page);
        Assert.Contains("مریم", offered.Text, StringComparison.Ordinal);
        house.City.Clock.Advance(TimeSpan.FromDays(1));
        var bahram = await house.SignInAsync(two.BahramCard);
        Assert.DoesNotContain("مریم", (await bahram.GetAsync(Neighbours.Page)).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await Neighbours.PostAsync(bahram, offered, "acceptance")).Status);
        Assert.Equal(0, await two.CountAsync(DelegationState.Accepted));
    }

    [Fact]
    public async Task Accepting_and_refusing_at_once_is_one_answer()
    {
        var two = await Neighbours.OfAsync(house);
        await two.OfferAsync();
        var page = await two.Bahram.GetAsync(Neighbours.Page);
        string[] acts = ["acceptance", "refusal", "acceptance", "refusal"];
        var answers = await Task.WhenAll(
            acts.Select(act => Task.Run(() => Neighbours.PressAsync(two.Bahram, page, act)))
        );
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        Assert.Equal(1, await two.CountAsync(DelegationState.Accepted) + await two.CountAsync(DelegationState.Refused));
    }
}
