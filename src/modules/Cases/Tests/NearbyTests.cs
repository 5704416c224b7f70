using System.Net;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Requests;
using Shahr.Contracts;
using Shahr.Kit.Outbox;

namespace Shahr.Cases.Tests;

/// <summary>The same problem seen by many becomes one report with followers.</summary>
public sealed class NearbyTests(CasesCity city) : IClassFixture<CasesCity>
{
    private const double FiftyMeters = 0.00045;

    [Fact]
    public async Task A_report_close_by_is_offered_and_joining_it_makes_no_second_one()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.70);
        var zahra = city.As(Somebody.Zahra);
        var page = await zahra.SubmitAsync(await zahra.GetAsync("/services/street-problem"), "form[action$='/drafts']");
        page = await zahra.SubmitAsync(page, Journeys.Question, ("category", "light"));
        page = await zahra.SubmitAsync(page, Journeys.Question, ("placeLat", "35.70045"), ("placeLon", "51.4"));
        Assert.EndsWith("/nearby", page.Address, StringComparison.Ordinal);
        Assert.Contains("در ۵۰ متری شما", page.Text);
        Assert.Contains("همین را من هم دیده‌ام", page.Text);

        var draft = page.Address.Split('/')[2];
        var joined = await zahra.SubmitAsync(page, $"form[action='/cases/{number}/followers']");
        Assert.Equal($"/track/{number}?followed=1", joined.Address);
        Assert.Contains("از این پس دنبالش می‌کنید", joined.Text);
        await zahra.SubmitAsync(page, $"form[action='/cases/{number}/followers']");
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.followed", number));
        Assert.DoesNotContain(draft, (await zahra.GetAsync("/drafts")).Body);
        Assert.Contains(number, (await zahra.GetAsync("/cases?following=1")).Body);
        Assert.DoesNotContain(number, (await zahra.GetAsync("/cases")).Body);
        Assert.Contains("۱ نفر دیگر", (await city.Maryam().GetAsync($"/cases/{number}")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await zahra.GetAsync($"/cases/{number}")).Status);

        var own = await city.Maryam().SubmitAsync(page, $"form[action='/cases/{number}/followers']");
        Assert.Contains(own.Status, new[] { HttpStatusCode.Conflict, HttpStatusCode.BadRequest });

        await city.City.InTransactionAsync(async scope =>
        {
            var decided = new CaseDecided(
                await IdOfAsync(scope, number),
                number,
                "گزارش",
                Somebody.Maryam.Person,
                true,
                "رازی از مریم"
            );
            await scope
                .GetRequiredService<TellFollowers>()
                .HandleAsync(decided, new Delivery(Guid.CreateVersion7(), default, 1), default);
            return 0;
        });
        var message = Assert.Single(city.Notify.Sent, m => m.Href == $"/track/{number}");
        Assert.Equal(Somebody.Zahra.Person, message.To);
        Assert.DoesNotContain("رازی از مریم", message.Values.Values);
    }

    [Fact]
    public async Task Another_kind_a_farther_place_and_a_closed_report_are_not_offered()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "pothole", 35.73);
        Assert.Single(await FindAsync("pothole", 35.73 + FiftyMeters));
        Assert.Empty(await FindAsync("light", 35.73));
        Assert.Empty(await FindAsync("pothole", 35.73 + (2 * FiftyMeters)));
        var maryam = city.Maryam();
        await maryam.SubmitAsync(await maryam.GetAsync($"/cases/{number}/withdrawal"), "form[action$='/withdrawal']");
        Assert.Empty(await FindAsync("pothole", 35.73));
    }

    [Fact]
    public async Task A_certificate_cannot_be_followed()
    {
        var number = await Journeys.AskForCertificateAsync(city.Maryam());
        var zahra = city.As(Somebody.Zahra);
        var page = await zahra.GetAsync("/services/street-problem");
        var token = page.Page.QuerySelector("[name='__RequestVerificationToken']")?.GetAttribute("value") ?? "";
        var refused = await zahra.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, $"/cases/{number}/followers")
            {
                Content = new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token)]),
            }
        );
        Assert.Equal(HttpStatusCode.NotFound, refused.Status);
    }

    [Fact]
    public void Distances_are_symmetric_and_a_degree_of_latitude_is_about_111_kilometres()
    {
        Assert.InRange(NearbyReports.Distance(35, 51, 36, 51), 111_000, 111_400);
        Gen.Select(Gen.Double[-80, 80], Gen.Double[-170, 170], Gen.Double[-0.01, 0.01], Gen.Double[-0.01, 0.01])
            .Sample(
                (lat, lon, a, b) =>
                    Math.Abs(
                        NearbyReports.Distance(lat, lon, lat + a, lon + b)
                            - NearbyReports.Distance(lat + a, lon + b, lat, lon)
                    ) < 1e-6
            );
    }

    private Task<IReadOnlyList<NearbyReport>> FindAsync(string kind, double lat) =>
        city.City.InScopeAsync(scope =>
            scope.GetRequiredService<NearbyReports>().FindAsync("street-problem", kind, lat, 51.4, 75, default)
        );

    private static async Task<CaseId> IdOfAsync(IServiceProvider scope, string number) =>
        (await scope.GetRequiredService<CaseStore>().FindAsync(number, default))?.Id ?? default;
}
