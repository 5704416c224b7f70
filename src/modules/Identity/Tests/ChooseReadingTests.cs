using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class ChooseReadingTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task What_is_chosen_here_is_seen_here_and_in_the_next_browser()
    {
        var who = Citizen.New();
        var here = await house.SignUpAsync(who);
        var page = await here.GetAsync("/me/reading");
        Assert.Null(page.Page.DocumentElement.GetAttribute("data-text"));
        page = await ChooseAsync(here, page, "contrast", "larger", "still");
        Assert.Equal(("contrast", "larger", "still"), Look(page));

        var there = await house.SignInAsync(who);
        page = await there.GetAsync("/me");
        Assert.Equal(("contrast", "larger", "still"), Look(page));
    }

    [Fact]
    public async Task A_browser_with_a_wish_of_its_own_keeps_it()
    {
        var who = Citizen.New();
        var here = await house.SignUpAsync(who);
        await ChooseAsync(here, await here.GetAsync("/me/reading"), "dark", "large", "auto");

        var there = house.City.Visitor();
        await there.SubmitAsync(await there.GetAsync("/"), "form[action='/preferences']", ("theme", "light"));
        await house.SignInAsync(who, there);
        Assert.Equal(("light", "large", null), Look(await there.GetAsync("/me")));
    }

    [Theory]
    [InlineData("pink", "large", "still")]
    [InlineData("dark", "", "still")]
    [InlineData("dark", "large", "\"><script>")]
    public async Task What_cannot_be_chosen_is_refused_and_nothing_is_kept(string theme, string text, string motion)
    {
        var visitor = await house.SignUpAsync(Citizen.New());
        var page = await ChooseAsync(visitor, await visitor.GetAsync("/me/reading"), theme, text, motion);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("یکی از گزینه‌ها را برگزینید", page.Text, StringComparison.Ordinal);
        Assert.Equal((null, null, null), Look(await visitor.GetAsync("/me")));
    }

    [Fact]
    public async Task Guests_are_led_to_sign_in() =>
        Assert.Equal(
            "/sign-in?next=%2Fme%2Freading",
            (await house.City.Visitor(followRedirects: false).GetAsync("/me/reading")).Location
        );

    private static Task<Seen> ChooseAsync(Visitor visitor, Seen page, string theme, string text, string motion) =>
        visitor.SubmitAsync(page, "form[action='/me/reading']", ("Theme", theme), ("Text", text), ("Motion", motion));

    private static (string? Theme, string? Text, string? Motion) Look(Seen page)
    {
        var html = page.Page.DocumentElement;
        return (html.GetAttribute("data-theme"), html.GetAttribute("data-text"), html.GetAttribute("data-motion"));
    }
}
