using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Shahr.Journeys.Tests;

/// <summary>
/// A small day of the city: Maryam reports a broken street light and asks for a residence certificate, Davoud works
/// both, Maryam receives a signed PDF that anyone can verify.
/// </summary>
[Collection("demo city")]
public sealed class DayTests(DemoCity city)
{
    private const string Maryam = "0073100013";
    private const string Davoud = "0073100021";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Maryam_reports_asks_and_receives_and_Davoud_answers_with_and_without_script(bool script)
    {
        var device = Device.Desk with { Script = script };
        var maryam = new Somebody(await city.OpenAsync(device)) { Home = city.Url };
        await maryam.SignInAsync(Maryam);
        var light = await ReportLightAsync(maryam, script ? "32.8991" : "32.8975");
        var certificate = await AskCertificateAsync(maryam);

        var davoud = new Somebody(await city.OpenAsync(device)) { Home = city.Url };
        await davoud.SignInAsync(Davoud);
        await CloseStepAsync(davoud, light);
        await CloseStepAsync(davoud, certificate);
        await CloseStepAsync(davoud, certificate);
        await CloseStepAsync(davoud, certificate);

        var pdf = await ReceiveAsync(maryam, certificate);
        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString(pdf, 0, 5));
        // Signed within it: the address this city is served at, whatever its port is.
        Assert.Contains($"{city.Url}/verify", System.Text.Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        await VerifyAsync(new Somebody(await city.OpenAsync(device)) { Home = city.Url }, pdf);
        await TrackAsync(new Somebody(await city.OpenAsync(device)) { Home = city.Url }, light);
        await maryam.Page.GotoAsync("/me/looks");
        Assert.Contains("داوود", await maryam.WordsAsync(), StringComparison.Ordinal);
    }

    private static async Task<string> ReportLightAsync(Somebody maryam, string lat)
    {
        await maryam.Page.GotoAsync("/services/street-problem");
        await maryam.SendAsync("form[action='/services/street-problem/drafts']");
        await maryam.AnswerAsync(("category", "light"));
        await maryam.PointAsync("place", lat, "53.6002", "روبه‌روی خانه");
        await maryam.AnswerAsync(("description", "چراغ روبه‌روی خانه سه شب است خاموش است."));
        await maryam.GiveFileAsync("photos", TestPhoto.Png());
        await maryam.SendAsync("form[action$='/sending']");
        return NumberIn(maryam.Page.Url);
    }

    private static async Task<string> AskCertificateAsync(Somebody maryam)
    {
        await maryam.Page.GotoAsync("/services/residence-certificate");
        await maryam.SendAsync("form[action='/services/residence-certificate/drafts']");
        await maryam.AnswerAsync(("purpose", "school"));
        await maryam.PointAsync("address", "32.8990", "53.6002", "خیابان سعدی، پلاک ۱۲");
        await maryam.AnswerAsync(("postal_code", "۸۱۸۳۷۴۸۳۹۲"));
        await maryam.AnswerAsync(("sinceDay", "۱۲"), ("sinceMonth", "۳"), ("sinceYear", "۱۳۹۸"));
        await maryam.AnswerAsync(("household_head", "مریم احمدی"));
        await maryam.GiveFileAsync("id_scan", TestPhoto.Png());
        await maryam.GiveFileAsync("address_proof", TestPhoto.Png());
        await maryam.SendAsync("form[action$='/sending']");
        return NumberIn(maryam.Page.Url);
    }

    private static async Task CloseStepAsync(Somebody davoud, string number)
    {
        await davoud.Page.GotoAsync("/desk");
        Assert.Equal(1, Math.Min(1, await davoud.Page.Locator($"a[href='/desk/{number}']").CountAsync()));
        await davoud.Page.GotoAsync("/desk/" + number);
        await davoud.Page.Locator("form[action$='/claim'] button[type=submit]").First.ClickAsync();
        var form = davoud.Page.Locator("form[action$='/result']").First;
        await form.Locator("input[type=radio]").First.CheckAsync(new() { Force = true });
        await form.Locator("textarea").FillAsync("بررسی و انجام شد.");
        await form.Locator("button[type=submit]").ClickAsync();
        await davoud.Page.WaitForLoadStateAsync(LoadState.NetworkIdle);
    }

    private static async Task<byte[]> ReceiveAsync(Somebody maryam, string certificate)
    {
        var link = maryam.Page.Locator("main a[href^='/documents/']");
        for (var i = 0; i < 60; i++)
        {
            await maryam.Page.GotoAsync("/cases/" + certificate);
            if (await link.CountAsync() > 0)
                break;
            await Task.Delay(500);
        }

        var address = await link.First.GetAttributeAsync("href");
        for (var i = 0; i < 60; i++)
        {
            var answer = await maryam.Page.APIRequest.GetAsync($"{address}/file");
            if (answer.Ok)
                return await answer.BodyAsync();
            await Task.Delay(500);
        }

        throw new TimeoutException("The signed PDF did not come.");
    }

    private static async Task VerifyAsync(Somebody anyone, byte[] pdf)
    {
        await anyone.Page.GotoAsync("/verify");
        var file = new FilePayload
        {
            Name = "g.pdf",
            MimeType = "application/pdf",
            Buffer = pdf,
        };
        await anyone.Page.SetInputFilesAsync("input[type=file]", file);
        await anyone.Page.Locator("#file-form button[type=submit]").ClickAsync();
        await anyone.Page.GetByText("این سند درست است").First.WaitForAsync();
    }

    private static async Task TrackAsync(Somebody anyone, string number)
    {
        await anyone.Page.GotoAsync("/track/" + number);
        var words = await anyone.WordsAsync();
        Assert.Contains("گزارش خرابی", words, StringComparison.Ordinal);
        Assert.DoesNotContain("مریم", words, StringComparison.Ordinal);
    }

    private static string NumberIn(string url) =>
        Regex.Match(url, "/cases/([0-9]+)").Groups[1] is { Success: true } number
            ? number.Value
            : throw new InvalidOperationException("Not at a case: " + url);
}
