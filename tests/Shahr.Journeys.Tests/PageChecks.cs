using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Shahr.Journeys.Tests;

/// <summary>
/// What must hold on every page: axe finds nothing, nothing runs over the edge, nothing is asked from elsewhere.
/// </summary>
internal static class PageChecks
{
    private static readonly string Axe = File.ReadAllText(
        Path.Join(DemoCity.Root, "web", "node_modules", "axe-core", "axe.min.js")
    );

    /// <summary>
    /// Axe, twice: the second time with Persian letters replaced, because axe silently leaves joined letters out of
    /// its contrast check. Not whole: the same page in another look, where only colours and edges can differ.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FaultsAsync(IPage page, bool isWhole = true)
    {
        var faults = new List<string>();
        // Through the debugger, so that the city's own policy need not allow it.
        await page.EvaluateAsync(Axe);
        if (isWhole)
            faults.AddRange(await RunAxeAsync(page, "{}"));
        await page.EvaluateAsync(
            """
            () => { const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let n = walk.nextNode(); n; n = walk.nextNode())
                n.data = n.data.replace(/[\u0600-\u06ff\u200c]/g, 'x'); }
            """
        );
        faults.AddRange(await RunAxeAsync(page, "{ runOnly: ['color-contrast'] }"));
        var over = await page.EvaluateAsync<int>(
            "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
        );
        if (over > 1)
            faults.Add($"runs {over} px over the edge");
        return faults;
    }

    /// <summary>
    /// The whole page as a picture for people to look at, where <c>SHAHR_SHOTS</c> names a folder for them.
    /// </summary>
    public static async Task KeepAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("SHAHR_SHOTS") is not { Length: > 0 } folder)
            return;
        var file = Regex.Replace(name, @"[^\p{L}\p{N}]+", "_").Trim('_') + ".png";
        await page.ScreenshotAsync(new() { Path = Path.Join(folder, file), FullPage = true });
    }

    /// <summary>Collects what the page asks from other hosts and what it complains of in the console.</summary>
    public static List<string> Listen(IPage page, string city)
    {
        var heard = new List<string>();
        page.Request += (_, request) =>
        {
            if (
                !request.Url.StartsWith(city, StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
                && !request.Url.StartsWith("blob:", StringComparison.Ordinal)
            )
            {
                heard.Add("asks " + request.Url);
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.Contains("status of 4", StringComparison.Ordinal))
                heard.Add("console: " + message.Text);
        };
        page.PageError += (_, error) => heard.Add("script: " + error);
        return heard;
    }

    private static async Task<IEnumerable<string>> RunAxeAsync(IPage page, string options)
    {
        var answer = await page.EvaluateAsync<JsonElement>($"() => axe.run(document, {options})");
        return answer
            .GetProperty("violations")
            .EnumerateArray()
            .Select(v =>
                v.GetProperty("id").GetString()
                + ": "
                + v.GetProperty("nodes")[0].GetProperty("html").GetString()
                + " "
                + v.GetProperty("nodes")[0].GetProperty("failureSummary").GetString()
            );
    }
}
