using System.Net;

namespace Shahr.Identity.Tests;

public sealed class ListRecoveriesTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task What_waits_is_listed_by_who_began_it_without_a_word_of_whose_it_is()
    {
        var (davoud, _, _) = await house.AtCounterAsync();
        var (parvin, _, _) = await house.AtCounterAsync("پروین", "صالحی");
        Assert.Contains("چیزی در انتظار نیست", (await parvin.GetAsync("/recoveries")).Text, StringComparison.Ordinal);
        var (who, _) = await house.PersonAsync();
        var begun = await CounterSteps.BeginAsync(davoud, who, Citizen.New().TypedMobile);

        var list = await parvin.GetAsync("/recoveries");
        Assert.NotNull(list.Page.QuerySelector($"main a[href='{begun.Address}']"));
        Assert.Contains("داوود رضایی", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("مریم", list.Text, StringComparison.Ordinal);
        house.City.Clock.Advance(Recovery.Length);
        parvin = await house.SignInAsync((await house.AtCounterAsync("پروین", "صالحی")).Citizen);
        list = await parvin.GetAsync("/recoveries");
        Assert.Null(list.Page.QuerySelector($"main a[href='{begun.Address}']"));
    }

    [Fact]
    public async Task Only_officers_of_the_counter_come_in()
    {
        var stranger = house.City.Visitor(followRedirects: false);
        Assert.StartsWith("/sign-in", (await stranger.GetAsync("/recoveries")).Location, StringComparison.Ordinal);
        var (kaveh, _, _) = await house.OfficerAsync("mayor", IdentityModule.ManageOffices);
        Assert.Equal(HttpStatusCode.Forbidden, (await kaveh.GetAsync("/recoveries")).Status);
        var page = await kaveh.GetAsync("/me");
        page.Page.QuerySelector("form[action='/me/language']")?.SetAttribute("action", "/recoveries/search");
        var answer = await kaveh.SubmitAsync(page, "form[action='/recoveries/search']");
        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
    }
}
