using Microsoft.Playwright;

namespace Shahr.Journeys.Tests;

/// <summary>
/// A small day of the city: Maryam reports a broken street light and asks for a residence certificate, Davoud works
/// both, Maryam receives a signed PDF that anyone can verify.
/// </summary>
[Collection("demo city")]
public sealed class DayTests(DemoCity city)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Maryam_reports_asks_and_receives_and_Davoud_answers_with_and_without_script(bool script)
    {
        var device = Device.Desk with { Script = script };
        var maryam = new Somebody(await city.OpenAsync(device)) { Home = city.Url };
        await maryam.SignInAsync(Day.Maryam);
        var light = await Day.ReportLightAsync(maryam, script ? "32.8991" : "32.8975");
        var certificate = await Day.AskCertificateAsync(maryam);

        var davoud = new Somebody(await city.OpenAsync(device)) { Home = city.Url };
        await davoud.SignInAsync(Day.Davoud);
        await Day.CloseStepAsync(davoud, light);
        await Day.CloseStepAsync(davoud, certificate);
        await Day.CloseStepAsync(davoud, certificate);
        await Day.CloseStepAsync(davoud, certificate);

        var (_, pdf) = await Day.ReceiveAsync(maryam, certificate);
        Assert.Equal("%PDF-", System.Text.Encoding.ASCII.GetString(pdf, 0, 5));
        // Signed within it: the address this city is served at, whatever its port is.
        Assert.Contains($"{city.Url}/verify", System.Text.Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        await VerifyAsync(new Somebody(await city.OpenAsync(device)) { Home = city.Url }, pdf);
        await TrackAsync(new Somebody(await city.OpenAsync(device)) { Home = city.Url }, light);
        await maryam.Page.GotoAsync("/me/looks");
        Assert.Contains("داوود", await maryam.WordsAsync(), StringComparison.Ordinal);
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
        await Tracked.TrackAsync(anyone.Page, number, Tracked.Maryam);
        var words = await anyone.WordsAsync();
        Assert.Contains("گزارش خرابی", words, StringComparison.Ordinal);
        Assert.DoesNotContain("مریم", words, StringComparison.Ordinal);
    }
}
