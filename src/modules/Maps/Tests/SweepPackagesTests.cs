using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Kit.Files;
using Shahr.Testing;

namespace Shahr.Maps.Tests;

public sealed class SweepPackagesTests(TownCity fixture) : IClassFixture<TownCity>
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly CityHost _city = fixture.City;

    private DateTime Now => _city.Services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;

    [Fact]
    public async Task An_old_package_leaves_the_store_an_hour_after_a_new_one_came_into_force()
    {
        var old = await ImportAsync("خیابان جامی");
        var current = await ImportAsync("خیابان رودکی");
        var now = Now;

        await SweepAsync(now + (Hour * 0.9));
        Assert.True(await IsKeptAsync(old));
        await SweepAsync(now + (Hour * 1.1));
        Assert.False(await IsKeptAsync(old));
        Assert.True(await IsKeptAsync(current));
        Assert.Equal(0, await SweepAsync(now + (Hour * 1.2)));

        // Another machine comes up and still finds the map in force.
        Directory.Delete(Path.Join(_city.Options.Data, "maps"), recursive: true);
        await _city.RestartAsync();
        Assert.Equal(current, TownCity.Package(_city).Hash);
    }

    [Fact]
    public async Task A_swept_map_can_come_into_force_again()
    {
        var first = await ImportAsync("خیابان خیام");
        await ImportAsync("خیابان باباطاهر");
        await SweepAsync(Now + (Hour * 2));
        Assert.False(await IsKeptAsync(first));

        var again = await ImportAsync("خیابان خیام");
        Assert.True(await IsKeptAsync(again));
        await SweepAsync(Now + (Hour * 2));
        Assert.True(await IsKeptAsync(again));
        var found = await _city.Visitor().GetAsync("/maps/search?q=" + Uri.EscapeDataString("خیام"));
        Assert.Contains("خیابان خیام", found.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Imports_and_sweeps_at_once_never_lose_the_map_in_force()
    {
        for (var i = 0; i < 4; i++)
        {
            var street = i % 2 == 0 ? "خیابان وحشی" : "خیابان صبا";
            await Task.WhenAll(ImportAsync(street), SweepAsync(Now + (Hour * 2)), SweepAsync(Now + (Hour * 2)));
            Assert.True(await IsKeptAsync(TownCity.Package(_city).Hash));
        }
    }

    private async Task<string> ImportAsync(string street) =>
        (await TownCity.ImportAsync(_city, LittleTown.File(street: street))).Hash;

    private async Task<int> SweepAsync(DateTime now)
    {
        await using var scope = _city.Services.CreateAsyncScope();
        var swept = await SweepPackages.SweepAsync(scope.ServiceProvider, now, TestContext.Current.CancellationToken);
        await scope
            .ServiceProvider.GetRequiredService<CityTransaction>()
            .CommitAsync(TestContext.Current.CancellationToken);
        return swept;
    }

    private async Task<bool> IsKeptAsync(string hash)
    {
        await using var scope = _city.Services.CreateAsyncScope();
        var store = scope.ServiceProvider.GetRequiredService<IFileStore>();
        return await store.FindAsync(hash, TestContext.Current.CancellationToken) is not null;
    }
}
