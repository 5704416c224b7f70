using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Playwright;
using Shahr.Web.Host;

namespace Shahr.Journeys.Tests;

[CollectionDefinition("demo city")]
public sealed class DemoCityCollection : ICollectionFixture<DemoCity>;

[Collection("demo city")]
public sealed class EveryPageTests(DemoCity city, LivedDay day) : IClassFixture<LivedDay>
{
    // What machines read, and files.
    private static readonly string[] NoPages =
    [
        "/api/",
        "/open311/",
        "/maps/",
        "/openapi/",
        "/connect/userinfo",
        "/gateways/",
        "/metrics",
        "/healthz",
        "/readyz",
        "/transparency/roots.txt",
        "/verify/root.pem",
        "/documents/{number}/file",
        "/wallet/statement/file",
        "/cases/{key}/files/",
        "/drafts/{id}/files/",
        "/designer/{id:guid}/definition.yaml",
        "/designer/services/{code}/definition.yaml",
    ];

    // A message or an event must have failed eight times before these open; PasskeyTests look at the passkey's page;
    // the link of a notice stands in an SMS that two officers let go, LeaveNoticesTests open it. A preview begins at
    // its first question, which is looked at. Only a kiosk pauses; the password behind a slip is asked for by sending
    // it, and its address alone leads back to the slip.
    private static readonly string[] Elsewhere =
    [
        "/notify/dead-letters/{id:guid}/discard",
        "/notify/dead-events/{seq:long}/discard",
        "/me/passkeys/{id}",
        "/n/{token}",
        "/designer/{id:guid}/preview",
        "/kiosk/pause",
        "/sign-in/slip/password",
    ];

    public static TheoryData<string, string> Looks()
    {
        var looks = new TheoryData<string, string>();
        foreach (var who in LivedDay.People)
        {
            looks.Add(who, "desk");
            looks.Add(who, "phone");
            looks.Add(who, "contrast");
        }

        return looks;
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task No_page_has_a_fault_that_axe_or_the_edge_of_the_screen_can_show(string who, string look)
    {
        var (page, addresses) = day.Of(who);
        await LookThroughAsync(page, look);
        var heard = PageChecks.Listen(page, city.Url);
        var faults = new List<string>();
        foreach (var address in addresses)
        {
            await page.GotoAsync(address);
            await PageChecks.KeepAsync(page, $"{who}-{look}-{address}");
            if (!IsAt(page.Url, address))
                faults.Add($"{address} leads to {page.Url}");
            faults.AddRange(
                (await PageChecks.FaultsAsync(page, isWhole: look == "desk")).Select(fault => $"{address}: {fault}")
            );
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
        Assert.Empty(heard);
    }

    [Fact]
    public async Task Every_page_of_the_city_is_looked_at()
    {
        var folder = Directory.CreateTempSubdirectory("shahr-routes-");
        await using var app = CityApp.Build(new CityOptions { Data = folder.FullName, Demo = true }, []);
        var missing = ((IEndpointRouteBuilder)app)
            .DataSources.SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>()
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") ?? false)
            .Select(route => route.RoutePattern)
            .Where(route => !NoPages.Any(start => Text(route).StartsWith(start, StringComparison.Ordinal)))
            .Where(route => !Elsewhere.Contains(Text(route)))
            .Where(route => !day.Addresses.Any(address => Matches(route, address)));
        Assert.Empty(missing.Select(Text));
        folder.Delete(recursive: true);
    }

    private static string Text(RoutePattern route) => "/" + route.RawText?.TrimStart('/');

    // By the words that stand in the route: «/cases/{key}» is not the route of «/cases/1/withdrawal».
    private static bool Matches(RoutePattern route, string address)
    {
        var words = address.Split('?')[0].Trim('/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        return route.PathSegments.Count == words.Length
            && route
                .PathSegments.Zip(words)
                .All(pair => pair.First.Parts[0] is not RoutePatternLiteralPart word || word.Content == pair.Second);
    }

    private static bool IsAt(string url, string address) =>
        Uri.UnescapeDataString(new Uri(url).PathAndQuery) == Uri.UnescapeDataString(address);

    private async Task LookThroughAsync(IPage page, string look)
    {
        await page.SetViewportSizeAsync(look == "phone" ? 360 : 1280, 900);
        await page.EmulateMediaAsync(new() { ColorScheme = look == "phone" ? ColorScheme.Dark : ColorScheme.Light });
        if (look == "contrast")
            await page.Context.AddCookiesAsync([
                new()
                {
                    Name = "theme",
                    Value = "contrast",
                    Url = city.Url,
                },
            ]);
        else
            await page.Context.ClearCookiesAsync(new() { Name = "theme" });
    }
}
