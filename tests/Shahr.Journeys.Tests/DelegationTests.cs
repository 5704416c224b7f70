using System.Globalization;
using Microsoft.Playwright;
using Shahr.Kit.Values;

namespace Shahr.Journeys.Tests;

/// <summary>
/// Bahram, who has little time, lets his neighbour Nasrin follow and answer one case; with and without script.
/// </summary>
[Collection("demo city")]
public sealed class DelegationTests(DemoCity city)
{
    private const string Bahram = "0073100064";

    [Theory]
    [InlineData(true, "32.8931")]
    [InlineData(false, "32.8945")]
    public async Task A_neighbour_follows_one_case_in_anothers_name_until_it_is_taken_back(bool script, string lat)
    {
        var device = Device.Phone with { Script = script };
        var bahram = new Somebody(await city.OpenAsync(device)) { Home = city.Url };
        await bahram.SignInAsync(Bahram);
        var number = await Day.ReportLightAsync(bahram, lat);
        await bahram.Page.GotoAsync($"/cases/{number}");
        await bahram.Page.Locator($"main a[href='/me/delegations/new?case={number}']").ClickAsync();
        await bahram.Page.FillAsync("[name=NationalCode]", Day.Nasrin);
        var until = PersianTime.DayOf(TimeProvider.System.GetUtcNow().UtcDateTime).AddMonths(1);
        await bahram.Page.FillAsync("[name=UntilDay]", Text(until.Day));
        await bahram.Page.FillAsync("[name=UntilMonth]", Text(until.Month));
        await bahram.Page.FillAsync("[name=UntilYear]", Text(until.Year));
        await bahram.SendAsync("form[action='/me/delegations']");
        Assert.Contains("هنوز پاسخی نداده است", await bahram.WordsAsync(), StringComparison.Ordinal);

        var nasrin = new Somebody(await city.OpenAsync(device)) { Home = city.Url };
        await nasrin.SignInAsync(Day.Nasrin);
        await nasrin.Page.GotoAsync("/me/delegations");
        await nasrin.SendAsync("form[action$='/acceptance']");
        await nasrin.Page.GotoAsync("/me/acting");
        await nasrin.SendAsync("main form:has([name=Person])");
        Assert.Contains(
            "نسرین عباسی به نام بهرام جعفری",
            await nasrin.Page.Locator("header p.acting").InnerTextAsync(),
            StringComparison.Ordinal
        );
        await nasrin.Page.Locator($"main a[href='/cases/{number}']").ClickAsync();
        Assert.Contains("سه شب است خاموش", await nasrin.WordsAsync(), StringComparison.Ordinal);
        await nasrin.Page.GotoAsync("/me/looks");
        Assert.Contains("فقط به نام خودتان", await nasrin.WordsAsync(), StringComparison.Ordinal);

        await bahram.Page.GotoAsync("/me/looks");
        Assert.Contains("نسرین عباسی", await bahram.WordsAsync(), StringComparison.Ordinal);
        await bahram.Page.GotoAsync("/me/delegations");
        await bahram.SendAsync("form[action$='/revocation']");
        await nasrin.Page.GotoAsync($"/cases/{number}");
        Assert.Equal(0, await nasrin.Page.Locator("header p.acting").CountAsync());
        Assert.DoesNotContain("سه شب است خاموش", await nasrin.WordsAsync(), StringComparison.Ordinal);
        await bahram.Page.Context.CloseAsync();
        await nasrin.Page.Context.CloseAsync();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
