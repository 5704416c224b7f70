using System.Text.RegularExpressions;

namespace Shahr.Journeys.Tests;

/// <summary>
/// Shirin tells the city once that her child is born; the offices work side by side, and she follows all of it under
/// one number; with and without script.
/// </summary>
[Collection("demo city")]
public sealed partial class LifeEventTests(DemoCity city)
{
    private const string Shirin = "0073100056";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_birth_is_told_once_worked_on_at_several_offices_and_followed_under_one_number(bool script)
    {
        var shirin = new Somebody(await city.OpenAsync(Device.Phone with { Script = script })) { Home = city.Url };
        await shirin.SignInAsync(Shirin);
        await shirin.Page.GotoAsync("/services");
        await shirin
            .Page.Locator("section[aria-labelledby='life-events'] a[href='/services/child-birth']")
            .ClickAsync();
        var number = await Day.TellOfBirthAsync(shirin);
        Assert.NotEmpty(number);
        var page = await shirin.WordsAsync();
        Assert.Contains("۰ از ۳ بخش تمام شد", page, StringComparison.Ordinal);
        var links = await shirin
            .Page.Locator("main tbody a[href^='/cases/']")
            .EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        Assert.Equal(3, links.Length);

        var davoud = new Somebody(await city.OpenAsync(Device.Desk)) { Home = city.Url };
        await davoud.SignInAsync(Day.Davoud);
        await Day.CloseStepAsync(davoud, Digits().Match(links[1]).Value);
        Assert.Contains("بخشی از «تولد فرزند»", await davoud.WordsAsync(), StringComparison.Ordinal);
        await shirin.Page.GotoAsync($"/life-events/{number}");
        Assert.Contains("۱ از ۳ بخش تمام شد", await shirin.WordsAsync(), StringComparison.Ordinal);

        var anyone = new Somebody(await city.OpenAsync(Device.Phone with { Script = script })) { Home = city.Url };
        await Tracked.TrackAsync(anyone.Page, number, "0005");
        Assert.Contains("۱ از ۳ بخش تمام شد", await anyone.WordsAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("سارا", await anyone.WordsAsync(), StringComparison.Ordinal);
        await shirin.Page.GotoAsync($"/life-events/{number}/withdrawal");
        await shirin.SendAsync("form[action$='/withdrawal']");
        Assert.Contains("۳ از ۳ بخش تمام شد", await shirin.WordsAsync(), StringComparison.Ordinal);
        foreach (var who in new[] { shirin, davoud, anyone })
            await who.Page.Context.CloseAsync();
    }

    [GeneratedRegex("[0-9]{9}")]
    private static partial Regex Digits();
}
