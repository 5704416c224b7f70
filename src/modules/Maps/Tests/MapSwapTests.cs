using System.Net;
using Shahr.Testing;

namespace Shahr.Maps.Tests;

public sealed class MapSwapTests(TownCity fixture) : IClassFixture<TownCity>
{
    private readonly CityHost _city = fixture.City;

    [Fact]
    public async Task Under_load_every_answer_comes_from_one_whole_map()
    {
        var stop = TestContext.Current.CancellationToken;
        var maps = new[] { "خیابان سعدی", "خیابان حافظ" };
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var answers = new int[4];
        var readers = Enumerable
            .Range(0, answers.Length)
            .Select(reader =>
                Task.Run(
                    async () =>
                    {
                        var visitor = _city.Visitor();
                        while (!enough.IsCancellationRequested)
                        {
                            var tile = await visitor.GetAsync("/maps/tiles/14/" + TileOfTown(14));
                            Assert.Equal(HttpStatusCode.OK, tile.Status);
                            var near = await visitor.GetAsync("/maps/reverse?lat=32.9&lon=53.6");
                            Assert.Contains("خیابان", near.Body, StringComparison.Ordinal);
                            answers[reader]++;
                        }
                    },
                    stop
                )
            )
            .ToList();
        // Six maps at least, and until each reader has answers: a slow machine may import them before the first one.
        for (var i = 0; i < 6 || (answers.Any(n => n < 3) && readers.TrueForAll(r => !r.IsCompleted)); i++)
            await TownCity.ImportAsync(_city, LittleTown.File(street: maps[i % 2]));
        await enough.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task Another_process_notices_the_new_map_and_brings_its_bytes()
    {
        await TownCity.ImportAsync(_city, LittleTown.File(street: "خیابان نیما"));
        var hash = TownCity.Package(_city).Hash;

        // A restart with an empty folder is a second machine: only the database and the file store are shared.
        Directory.Delete(Path.Join(_city.Options.Data, "maps"), recursive: true);
        await _city.RestartAsync();

        Assert.Equal(hash, TownCity.Package(_city).Hash);
        var found = await _city.Visitor().GetAsync("/maps/search?q=" + Uri.EscapeDataString("نیما"));
        Assert.Contains("خیابان نیما", found.Body, StringComparison.Ordinal);
    }

    internal static string TileOfTown(int zoom)
    {
        var at = Mercator.Of(LittleTown.Lat + 0.0005, LittleTown.Lon + 0.0005);
        return $"{at.X >> (31 - zoom)}/{at.Y >> (31 - zoom)}.mvt";
    }
}
