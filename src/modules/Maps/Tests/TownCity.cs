using Microsoft.Extensions.DependencyInjection;
using Shahr.Testing;

namespace Shahr.Maps.Tests;

/// <summary>A city with the little town's map already in force.</summary>
public sealed class TownCity : CityFixture
{
    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await ImportAsync(City, LittleTown.File());
    }

    internal static async Task<MapSummary> ImportAsync(CityHost city, Stream file)
    {
        var result = await MapImport.RunAsync(
            city.Services,
            file,
            "town.osm.pbf",
            ct: TestContext.Current.CancellationToken
        );
        Assert.True(result.IsOk, result.Problem?.En);
        return result.Value;
    }

    internal static MapPackage Package(CityHost city) =>
        city.Services.GetRequiredService<CurrentMap>().Package
        ?? throw new InvalidOperationException("No map is in force.");

    internal static string[] Files(CityHost city) =>
        [.. Directory.GetFiles(Path.Join(city.Options.Data, "maps")).Select(f => Path.GetFileName(f))];
}
