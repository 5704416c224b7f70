using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>The list of designs and services.</summary>
[Collection<DesignerCollection>]
public sealed class ListDesignsTests(CasesCity city)
{
    [Fact]
    public async Task Designs_stand_above_the_services_of_the_city()
    {
        var kaveh = city.As(Somebody.Kaveh);
        var design = await DesignSteps.StartAsync(kaveh, DesignSteps.NewCode());
        var page = await city.As(Somebody.Simin).GetAsync("/designer");
        Assert.NotNull(page.Page.QuerySelector($"a[href='{design}']"));
        Assert.Contains("کاوه نوری", page.Text);
        Assert.Contains("در دست نوشتن", page.Text);
        Assert.NotNull(page.Page.QuerySelector("a[href='/services/street-problem']"));
        Assert.NotNull(page.Page.QuerySelector("a[href='/designer/services/street-problem/withdrawal']"));
    }

    [Fact]
    public async Task The_list_is_the_designers()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Davoud().GetAsync("/designer")).Status);
        Assert.StartsWith("/sign-in", (await city.As(null).GetAsync("/designer")).Address);
        var menu = (await city.As(Somebody.Kaveh).GetAsync("/")).Page;
        Assert.NotNull(menu.QuerySelector("a[href='/designer']"));
    }
}
