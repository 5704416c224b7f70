using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Shahr.Journeys.Tests;

/// <summary>
/// A program that speaks Open311 files a report with a token that Shirin made for it, the office works on it, and the
/// program sees how it went.
/// </summary>
[Collection("demo city")]
public sealed partial class OpenReportsTests(DemoCity city)
{
    private const string Shirin = "0073100056";
    private const string Root = "/open311/v2";

    [Fact]
    public async Task A_program_files_and_follows_a_report_with_the_token_its_owner_made()
    {
        var shirin = new Somebody(await city.OpenAsync(Device.Phone)) { Home = city.Url };
        await shirin.SignInAsync(Shirin);
        await shirin.Page.GotoAsync("/me/tokens");
        await shirin.Page.FillAsync("[name=Name]", "گزارش‌گر");
        await shirin.Page.CheckAsync("[name=Scopes][value='cases.open']", new() { Force = true });
        await shirin.SendAsync("#make");
        var key = Token().Match(await shirin.WordsAsync()).Value;
        Assert.NotEmpty(key);

        using var client = new HttpClient { BaseAddress = new Uri(city.Url) };
        using var wrong = await client.PostAsync(Root + "/requests.xml", Report("shahr_x"), Ct);
        Assert.Equal(HttpStatusCode.Forbidden, wrong.StatusCode);
        using var filed = await client.PostAsync(Root + "/requests.xml", Report(key), Ct);
        Assert.Equal(HttpStatusCode.Created, filed.StatusCode);
        var number = One(await filed.Content.ReadAsStringAsync(Ct), "service_request_id");
        await shirin.Page.GotoAsync($"/cases/{number}");
        Assert.Contains("آسفالت نشست کرده است", await shirin.WordsAsync(), StringComparison.Ordinal);

        var davoud = new Somebody(await city.OpenAsync(Device.Desk)) { Home = city.Url };
        await davoud.SignInAsync(Day.Davoud);
        await Day.CloseStepAsync(davoud, number);
        var one = await client.GetStringAsync($"{Root}/requests/{number}.xml", Ct);
        Assert.Equal("closed", One(one, "status"));
        var updates = XDocument.Parse(
            await client.GetStringAsync($"{Root}/servicerequestupdates.xml?service_request_id={number}", Ct)
        );
        Assert.Equal(["open", "investigating", "fixed"], updates.Descendants("status").Select(status => status.Value));
        await shirin.Page.Context.CloseAsync();
        await davoud.Page.Context.CloseAsync();
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static FormUrlEncodedContent Report(string key) =>
        new(
            new Dictionary<string, string>
            {
                ["api_key"] = key,
                ["service_code"] = "street-problem.pothole",
                ["lat"] = "32.8967",
                ["long"] = "53.6021",
                ["description"] = "آسفالت نشست کرده است",
                ["first_name"] = "شیرین",
            }
        );

    private static string One(string xml, string name) => XDocument.Parse(xml).Descendants(name).Single().Value;

    [GeneratedRegex("shahr_[A-Za-z0-9_-]{40,}")]
    private static partial Regex Token();
}
