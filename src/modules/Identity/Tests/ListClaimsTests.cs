using System.Net;

namespace Shahr.Identity.Tests;

public sealed class ListClaimsTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task What_waits_is_listed_without_its_founder_until_it_is_decided()
    {
        var (davoud, _, _) = await house.OfficerAsync("registry", IdentityModule.ConfirmOrganisations);
        Assert.Contains(
            "چیزی در انتظار نیست",
            (await davoud.GetAsync("/organisations")).Text,
            StringComparison.Ordinal
        );
        var code = Shop.NewCode("998");
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        await Shop.RegisterAsync(farhad, code);
        var list = await davoud.GetAsync("/organisations");
        Assert.Contains(Shop.Name, list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("فرهاد", list.Text, StringComparison.Ordinal);
        var claim = await davoud.GetAsync($"/organisations/{(await Shop.FindAsync(house, code)).Id}");
        var after = await davoud.SubmitAsync(claim, "#refuse", ("Reason", "نام شما در روزنامه نیست"));
        Assert.Contains("چیزی در انتظار نیست", after.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await farhad.GetAsync("/organisations")).Status);
    }
}
