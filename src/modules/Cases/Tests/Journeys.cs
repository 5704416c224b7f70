using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>The ways through the pages that many tests begin with.</summary>
internal static partial class Journeys
{
    /// <summary>Answers the questions of a street problem up to «check your answers».</summary>
    public static async Task<Seen> WriteStreetProblemAsync(
        Visitor visitor,
        string category = "light",
        double lat = 35.7,
        double lon = 51.4,
        string description = "چراغ روبه‌روی پلاک ۱۲ خاموش است."
    )
    {
        var page = await visitor.GetAsync("/services/street-problem");
        page = await visitor.SubmitAsync(page, "form[action$='/drafts']");
        page = await visitor.SubmitAsync(page, Question, ("category", category));
        page = await visitor.SubmitAsync(
            page,
            Question,
            ("placeLat", Text(lat)),
            ("placeLon", Text(lon)),
            ("placeAddress", "خیابان سعدی")
        );
        if (page.Address.EndsWith("/nearby", StringComparison.Ordinal))
            page = await visitor.GetAsync(
                page.Page.QuerySelector("a[href*='/questions/description']")?.GetAttribute("href") ?? ""
            );
        page = await visitor.SubmitAsync(page, Question, ("description", description));
        return await visitor.SubmitAsync(page, Question);
    }

    /// <summary>Sends a street problem; the public number's digits.</summary>
    public static async Task<string> ReportAsync(
        Visitor visitor,
        string category = "light",
        double lat = 35.7,
        double lon = 51.4
    )
    {
        var check = await WriteStreetProblemAsync(visitor, category, lat, lon);
        return NumberOf(await visitor.SubmitAsync(check, Sending));
    }

    /// <summary>Sends a request for a residence certificate; the public number's digits.</summary>
    public static async Task<string> AskForCertificateAsync(Visitor visitor)
    {
        var page = await visitor.GetAsync("/services/residence-certificate");
        page = await visitor.SubmitAsync(page, "form[action$='/drafts']");
        page = await visitor.SubmitAsync(page, Question, ("purpose", "school"));
        page = await visitor.SubmitAsync(
            page,
            Question,
            ("addressLat", "۳۵٫۷۱"),
            ("addressLon", "۵۱٫۴۱"),
            ("addressAddress", "خيابان سعدي، پلاك ۱۲")
        );
        page = await visitor.SubmitAsync(page, Question, ("postal_code", "۱۶۱۹۷-۳۵۷۴۴"));
        page = await visitor.SubmitAsync(page, Question, ("sinceDay", "۱"), ("sinceMonth", "۱"), ("sinceYear", "۱۴۰۰"));
        page = await visitor.SubmitAsync(page, Question, ("household_head", "مریم احمدی"));
        page = await visitor.SubmitAsync(page, Question, [], [("id_scan", "کارت ملی.png", TestFiles.Png)]);
        page = await visitor.SubmitAsync(page, Question, [], [("address_proof", "../../lease.exe", TestFiles.Png)]);
        Assert.Equal("پاسخ‌هایتان را بازبینی کنید", page.Heading);
        return NumberOf(await visitor.SubmitAsync(page, Sending));
    }

    /// <summary>An officer takes the one step on the page that is free.</summary>
    public static async Task<Seen> ClaimAsync(Visitor officer, string number, string step = "")
    {
        var page = await officer.GetAsync($"/desk/{number}");
        return await officer.SubmitAsync(page, StepForm(page, step, "claim"));
    }

    /// <summary>An officer ends a step they hold.</summary>
    public static async Task<Seen> CloseAsync(
        Visitor officer,
        string number,
        int position,
        string result,
        string note = "",
        string step = ""
    )
    {
        var page = await officer.GetAsync($"/desk/{number}");
        return await officer.SubmitAsync(
            page,
            StepForm(page, step, "result"),
            ($"result-{position}", result),
            ($"note-{position}", note)
        );
    }

    /// <summary>Takes and ends a step.</summary>
    public static async Task<Seen> WorkAsync(
        Visitor officer,
        string number,
        int position,
        string result,
        string note = "",
        string step = ""
    )
    {
        await ClaimAsync(officer, number, step);
        return await CloseAsync(officer, number, position, result, note, step);
    }

    /// <summary>
    /// All pages of an officer's desk: what other tests left there may fill the first, and what is not on it may be on
    /// the next.
    /// </summary>
    public static async Task<string> WholeDeskAsync(Visitor officer, string query = "")
    {
        var pages = new List<string>();
        for (var address = "/desk" + query; address.Length > 0; )
        {
            var page = await officer.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            pages.Add(page.Body);
            address = page.Page.QuerySelector("a[rel='next']")?.GetAttribute("href") ?? "";
        }

        return string.Concat(pages);
    }

    /// <summary>What everybody's mobile ends with here.</summary>
    public const string Digits = "4567";

    /// <summary>Tracks a number without sign-in, by the digits of the mobile.</summary>
    public static async Task<Seen> TrackAsync(Visitor visitor, string number, string digits = Digits) =>
        await visitor.SubmitAsync(
            await visitor.GetAsync("/track"),
            "form[action='/track']",
            ("number", number),
            ("mobile", digits)
        );

    /// <summary>The same over the API.</summary>
    public static Task<Seen> TrackApiAsync(Visitor visitor, string number, string digits = Digits) =>
        visitor.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases/track")
            {
                Content = JsonContent.Create(new { number, mobile = digits }),
            }
        );

    /// <summary>Sends a form to an address by hand, with a token of this visitor's, as a page of ours would.</summary>
    public static async Task<Seen> PostAsync(
        Visitor visitor,
        string address,
        params (string Name, string Value)[] values
    )
    {
        var page = await visitor.GetAsync("/services/street-problem");
        var token = page.Page.QuerySelector("[name='__RequestVerificationToken']")?.GetAttribute("value") ?? "";
        return await visitor.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new FormUrlEncodedContent(
                    values
                        .Append(("__RequestVerificationToken", token))
                        .Select(v => KeyValuePair.Create(v.Item1, v.Item2))
                ),
            }
        );
    }

    public const string Question = "form[action*='/questions/']";
    public const string Sending = "form[action$='/sending']";

    /// <summary>What «check your answers», or a case, shows as the answer to a question.</summary>
    public static string? AnswerTo(Seen page, string label) =>
        page
            .Page.QuerySelectorAll(".answer")
            .FirstOrDefault(a => a.QuerySelector("dt")?.TextContent.Trim() == label)
            ?.QuerySelector("dd")
            ?.TextContent.Trim();

    /// <summary>The form that goes on from the list of a group's entries.</summary>
    public static string ListOf(string group) =>
        $"form[action$='/questions/{group}'], form[action$='/questions/{group}?from=check']";

    /// <summary>Where the list of a group's entries leads to add another.</summary>
    public static string AddUrl(Seen list) =>
        list.Page.QuerySelectorAll("p > a[href*='/entries/']").Single().GetAttribute("href") ?? "";

    /// <summary>The form of a step, found by the heading of its panel.</summary>
    public static string StepForm(Seen page, string step, string what)
    {
        foreach (var panel in page.Page.QuerySelectorAll("section.panel"))
        {
            if (!(panel.QuerySelector("h2")?.TextContent.Contains(step, StringComparison.Ordinal) ?? false))
                continue;
            if (panel.QuerySelector($"form[action$='/{what}']")?.GetAttribute("action") is { } action)
                return $"form[action='{action}']";
        }

        return $"form[action$='/{what}']";
    }

    public static string NumberOf(Seen shown)
    {
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        return NumberPattern().Match(shown.Address).Groups[1].Value is { Length: 9 } number
            ? number
            : throw new InvalidOperationException($"No case at {shown.Address}:\n{shown.Text}");
    }

    private static string Text(double degrees) => degrees.ToString(System.Globalization.CultureInfo.InvariantCulture);

    [GeneratedRegex(@"/cases/(\d{9})")]
    private static partial Regex NumberPattern();
}
