using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Shahr.Journeys.Tests;

/// <summary>Tracking without sign-in, by the number and the last digits of a mobile of the demo.</summary>
internal static partial class Tracked
{
    /// <summary>Of Maryam's mobile.</summary>
    public const string Maryam = "0001";

    /// <summary>Types both; the address of the page that answers.</summary>
    public static async Task<string> TrackAsync(IPage page, string number, string digits)
    {
        await page.GotoAsync("/track/" + number);
        await page.FillAsync("[name=mobile]", digits);
        await page.Locator("form[action='/track'] button[type=submit]").ClickAsync();
        await page.WaitForURLAsync(Open());
        return new Uri(page.Url).PathAndQuery;
    }

    /// <summary>The pages of these numbers of Maryam's.</summary>
    public static async Task<string[]> OfAsync(IPage page, params string[] numbers)
    {
        var pages = new List<string>();
        foreach (var number in numbers)
            pages.Add(await TrackAsync(page, number, Maryam));
        return [.. pages];
    }

    /// <summary>Pages of a case for who sent it; its applicant sees what its followers see, too.</summary>
    public static string[] OwnOf(string number) =>
        [$"/cases/{number}", $"/cases/{number}/withdrawal", $"/cases/{number}/followed"];

    [GeneratedRegex(@"/track/[0-9]{9}\?pass=")]
    private static partial Regex Open();
}
