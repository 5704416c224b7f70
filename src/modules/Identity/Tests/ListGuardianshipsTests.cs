using System.Net;

namespace Shahr.Identity.Tests;

public sealed class ListGuardianshipsTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task What_waits_is_listed_without_a_name_until_it_is_decided()
    {
        var (davoud, _, _) = await house.OfficerAsync("registry", IdentityModule.ConfirmGuardians);
        var family = await Family.OfAsync(house);
        await family.RegisterAsync(family.Maryam, ("NationalCode", Family.CodeOfAnothers()));
        var list = await davoud.GetAsync("/guardianships");
        var link = list.Page.QuerySelector("main a[href^='/guardianships/']")?.GetAttribute("href") ?? "";
        Assert.DoesNotContain("آوا", list.Text, StringComparison.Ordinal);
        var claim = await davoud.GetAsync(link);
        var after = await davoud.SubmitAsync(claim, "#refuse", ("Reason", "نام شما در شناسنامه نیست"));
        Assert.Contains("چیزی در انتظار نیست", after.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await family.Maryam.GetAsync("/guardianships")).Status);
    }
}
