using System.Net;

namespace Shahr.Identity.Tests;

public sealed class ListOfficesTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Kaveh_sees_every_office_with_how_many_work_there()
    {
        var (kaveh, _, _) = await house.OfficerAsync("mayor", IdentityModule.ManageOffices, "کاوه", "دانش");
        await house.OfficerAsync("registry", IdentityModule.ManageOffices);
        await house.OfficerAsync("registry", IdentityModule.ManageOffices);
        var page = await kaveh.GetAsync("/offices");
        var rows = page.Page.QuerySelectorAll("tbody tr");
        Assert.Equal(IdentitySeed.UsualOffices.Count, rows.Length);
        Assert.EndsWith(
            "۲",
            rows.Single(r => r.TextContent.Contains("ثبت نشانی", StringComparison.Ordinal)).TextContent.Trim(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Neither_a_stranger_nor_an_officer_without_the_permission_sees_the_list()
    {
        var stranger = house.City.Visitor(followRedirects: false);
        Assert.StartsWith("/sign-in", (await stranger.GetAsync("/offices")).Location, StringComparison.Ordinal);
        var citizen = await house.SignUpAsync(Citizen.New());
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync("/offices")).Status);
        var (auditor, _, _) = await house.OfficerAsync("mayor", "cases.see_all", "پروین", "صالحی");
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync("/offices")).Status);
    }
}
