using System.Net;

namespace Shahr.Identity.Tests;

public sealed class MyAddressesTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Mine = "/me/addresses";

    [Fact]
    public async Task An_empty_page_says_what_an_address_is_for_and_leads_to_both()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        Assert.NotNull((await maryam.GetAsync("/me")).Page.QuerySelector($"a[href='{Mine}']"));
        var page = await maryam.GetAsync(Mine);
        Assert.Contains("خبرهای همان محله", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector($"main a[href='{Mine}/home']"));
        Assert.NotNull(page.Page.QuerySelector($"main a[href='{Mine}/work']"));
        var stranger = house.City.Visitor(followRedirects: false);
        Assert.Equal(HttpStatusCode.Redirect, (await stranger.GetAsync(Mine)).Status);
    }

    [Fact]
    public async Task Only_its_owner_reads_an_address_on_the_page_in_the_form_and_among_all_their_data()
    {
        var (maryam, farhad) = (await house.SignUpAsync(Citizen.New()), await house.SignUpAsync(Citizen.New("فرهاد")));
        await EditAddressTests.WriteAsync(maryam, Mine + "/home", ("placeAddress", "سعدی، خانهٔ مریم"));
        foreach (var page in new[] { Mine, "/me/data" })
        {
            Assert.Contains("خانهٔ مریم", (await maryam.GetAsync(page)).Text, StringComparison.Ordinal);
            Assert.DoesNotContain("خانهٔ مریم", (await farhad.GetAsync(page)).Text, StringComparison.Ordinal);
        }

        var form = await maryam.GetAsync(Mine + "/home");
        Assert.Equal("سعدی، خانهٔ مریم", form.Page.QuerySelector("[name=placeAddress]")?.GetAttribute("value"));
        Assert.Equal("35.7123", form.Page.QuerySelector("[name=placeLat]")?.GetAttribute("value"));
        Assert.DoesNotContain("خانهٔ مریم", (await farhad.GetAsync(Mine + "/home")).Body, StringComparison.Ordinal);
    }
}
