namespace Shahr.Journeys.Tests;

/// <summary>
/// Kaveh, whose authenticator the demo reads for him, appoints a colleague, and Maryam looks at the page that sets an
/// authenticator up: with and without script, on a desk and on a telephone.
/// </summary>
[Collection("demo city")]
public sealed class SecondFactorTests(DemoCity city)
{
    private const string Kaveh = "0073100048";
    private const string Shirin = "0073100056";
    private const string Farhad = "0073100080";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_officer_signs_in_with_two_factors_and_opens_an_office(bool script)
    {
        var kaveh = new Somebody(await city.OpenAsync(Device.Phone with { Script = script })) { Home = city.Url };
        await kaveh.SignInAsync(Kaveh);
        await kaveh.Page.GotoAsync("/offices/lighting");
        await kaveh.Page.FillAsync("#add [name=NationalCode]", Shirin);
        await kaveh.Page.Locator("#add [name=Permissions]").First.CheckAsync(new() { Force = true });
        await kaveh.Page.FillAsync("#add [name=Reason]", "حکم آزمون");
        await kaveh.SendAsync("#add");
        Assert.Contains("شیرین کریمی", await kaveh.WordsAsync(), StringComparison.Ordinal);
        await kaveh.Page.Context.CloseAsync();
    }

    [Fact]
    public async Task The_pages_of_the_second_factor_have_no_fault()
    {
        var farhad = new Somebody(await city.OpenAsync(Device.Phone)) { Home = city.Url };
        await farhad.SignInAsync(Farhad);
        await farhad.Page.GotoAsync("/me/authenticator");
        Assert.Empty(await PageChecks.FaultsAsync(farhad.Page));
        await farhad.Page.Context.CloseAsync();
    }
}
