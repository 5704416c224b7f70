namespace Shahr.Journeys.Tests;

/// <summary>The whole way of a certificate that costs something, in browsers.</summary>
[Collection("demo city")]
public sealed class FeeTests(DemoCity city)
{
    [Fact]
    public async Task A_certificate_waits_for_its_fee_and_goes_on_by_itself_once_maryam_has_paid()
    {
        var maryam = new Somebody(await city.OpenAsync(Device.Phone)) { Home = city.Url };
        await maryam.SignInAsync(Day.Maryam);
        var davoud = new Somebody(await city.OpenAsync(Device.Desk)) { Home = city.Url };
        await davoud.SignInAsync(Day.Davoud);
        var number = await FeePages.OweAsync(maryam, davoud);
        await FeePages.HoldAsync(davoud, number);
        Assert.Contains("منتظر پرداخت", await davoud.WordsAsync(), StringComparison.Ordinal);
        var owing = await PageChecks.FaultsAsync(davoud.Page, isWhole: true);
        await maryam.Page.GotoAsync($"/cases/{number}");
        Assert.Empty(owing.Concat(await PageChecks.FaultsAsync(maryam.Page, isWhole: true)));

        await FeePages.PayAsync(maryam, number);
        Assert.Contains("پرداخت شد", await maryam.WordsAsync(), StringComparison.Ordinal);
        await maryam.Page.ClickAsync($"main a[href='/cases/{number}']");
        for (var i = 0; i < 60 && await maryam.Page.Locator("#pay-fee").CountAsync() > 0; i++)
        {
            await Task.Delay(500);
            await maryam.Page.ReloadAsync();
        }

        await davoud.Page.GotoAsync($"/desk/{number}");
        await davoud.Page.Locator("form[action$='/result'] input[type=radio]").First.CheckAsync(new() { Force = true });
        await davoud.SendAsync("form[action$='/result']");
        var (paper, _) = await Day.ReceiveAsync(maryam, number);
        Assert.StartsWith("/documents/", paper, StringComparison.Ordinal);
    }
}
