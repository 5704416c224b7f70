using System.Net;

namespace Shahr.Identity.Tests;

public sealed class ListGrantsTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task What_waits_in_any_office_is_listed_until_it_is_decided_and_for_managers_only()
    {
        var (kaveh, _, _) = await house.ManagerAsync("کاوه", "نوری");
        var (parvin, _, _) = await house.ManagerAsync("پروین", "صالحی");
        Assert.Contains("چیزی در انتظار نیست", (await parvin.GetAsync("/grants")).Text, StringComparison.Ordinal);
        var who = Citizen.New("داوود", "رضایی");
        var citizen = await house.SignUpAsync(who);
        var address = await GrantSteps.AskAsync(kaveh, "registry", who, IdentityModule.ChangePeople);
        var list = await parvin.GetAsync("/grants");
        Assert.NotNull(list.Page.QuerySelector($"main a[href='{address}']"));
        Assert.Contains("داوود رضایی", list.Text, StringComparison.Ordinal);
        Assert.Contains("کاوه نوری", list.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync("/grants")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await citizen.GetAsync(address)).Status);
        await parvin.SubmitAsync(await parvin.GetAsync(address), GrantSteps.Confirm);
        Assert.Null((await parvin.GetAsync("/grants")).Page.QuerySelector($"main a[href='{address}']"));
    }
}
