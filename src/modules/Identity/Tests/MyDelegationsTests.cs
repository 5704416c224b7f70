using System.Net;

namespace Shahr.Identity.Tests;

public sealed class MyDelegationsTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task An_empty_page_says_how_to_begin_and_a_stranger_is_led_to_sign_in()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        var page = await maryam.GetAsync(Neighbours.Page);
        Assert.Contains("کسی به نام شما کار نمی‌کند", page.Text, StringComparison.Ordinal);
        Assert.Equal("نماینده برگزیدن", (await maryam.GetAsync(Neighbours.Page + "/new")).Heading);
        Assert.NotNull((await maryam.GetAsync("/me")).Page.QuerySelector("a[href='/me/delegations']"));
        var stranger = house.City.Visitor(followRedirects: false);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(Neighbours.Page)).Status);
    }

    [Fact]
    public async Task The_page_says_for_what_and_until_when_and_all_my_data_hold_it()
    {
        var two = await Neighbours.OfAsync(house);
        var day = two.Today.AddDays(40);
        var page = await two.OfferAsync(
            two.BahramCard.NationalCode,
            day,
            ("What", "some"),
            ("Services", "residence-certificate")
        );
        Assert.Contains("گواهی سکونت", page.Text, StringComparison.Ordinal);
        Assert.Contains(day.ToLongString(), page.Text, StringComparison.Ordinal);
        var accepted = await Neighbours.PressAsync(two.Bahram, "acceptance");
        Assert.Contains("گواهی سکونت", accepted.Text, StringComparison.Ordinal);
        foreach (var who in new[] { two.Maryam, two.Bahram })
        {
            Assert.Contains("residence-certificate", (await who.GetAsync("/me/data")).Body, StringComparison.Ordinal);
        }
    }
}
