using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Requests;

namespace Shahr.Cases.Tests;

/// <summary>What is near, and of the same kind.</summary>
public sealed class NearbyReportsTests(CasesCity city) : IClassFixture<CasesCity>
{
    private const double FiftyMeters = 0.00045;

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
}
