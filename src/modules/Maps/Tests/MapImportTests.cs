using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Osm;
using Shahr.Testing;

namespace Shahr.Maps.Tests;

public sealed class MapImportTests(CityFixture fixture) : IClassFixture<CityFixture>
{
    private readonly CityHost _city = fixture.City;

    public static TheoryData<string, byte[]> BadFiles()
    {
        var good = LittleTown.File().ToArray();
        var damaged = good.ToArray();
        for (var i = damaged.Length / 2; i < (damaged.Length / 2) + 40; i++)
            damaged[i] ^= 0x5a;
        return new()
        {
            { "maps.empty", [] },
            { "maps.truncated", good[..(good.Length / 2)] },
            { "maps.not_pbf", Encoding.UTF8.GetBytes("<?xml version=\"1.0\"?><osm version=\"0.6\"></osm>") },
            { "maps.corrupt", damaged },
            { "maps.nothing_inside", EmptyWorld() },
        };
    }

    [Theory]
    [MemberData(nameof(BadFiles))]
    public async Task A_bad_file_is_refused_with_one_sentence_and_the_old_map_stays(string code, byte[] bytes)
    {
        var stop = TestContext.Current.CancellationToken;
        await TownCity.ImportAsync(_city, LittleTown.File());
        var before = TownCity.Package(_city).Hash;

        var refused = await MapImport.RunAsync(_city.Services, new MemoryStream(bytes), "bad.osm.pbf", ct: stop);

        Assert.Equal(code, refused.Problem?.Code);
        Assert.Contains("«bad.osm.pbf»", refused.Problem?.Fa);
        Assert.Equal(before, TownCity.Package(_city).Hash);
        Assert.DoesNotContain(TownCity.Files(_city), f => f.Contains(".draft", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_refused() =>
        Assert.Equal(
            "maps.no_such_file",
            (
                await MapImport.RunAsync(
                    _city.Services,
                    "/nowhere/city.osm.pbf",
                    ct: TestContext.Current.CancellationToken
                )
            )
                .Problem
                ?.Code
        );

    [Fact]
    public async Task A_file_larger_than_a_city_is_refused_before_it_is_read() =>
        Assert.Equal(
            "maps.too_large",
            (
                await MapImport.RunAsync(
                    _city.Services,
                    new EndlessFile(),
                    "planet.osm.pbf",
                    ct: TestContext.Current.CancellationToken
                )
            )
                .Problem
                ?.Code
        );

    [Fact]
    public async Task Ways_before_their_nodes_give_the_same_map()
    {
        var ordered = await TownCity.ImportAsync(_city, LittleTown.File());
        var first = Seen(TownCity.Package(_city));
        var unordered = await TownCity.ImportAsync(_city, LittleTown.File(isOrdered: false));

        Assert.Equal(
            (ordered.Nodes, ordered.Ways, ordered.Relations),
            (unordered.Nodes, unordered.Ways, unordered.Relations)
        );
        Assert.Equal((ordered.Drawn, ordered.Findable), (unordered.Drawn, unordered.Findable));
        Assert.Equal(first, Seen(TownCity.Package(_city)));
    }

    [Fact]
    public async Task A_stopped_import_changes_nothing_and_leaves_no_draft()
    {
        await TownCity.ImportAsync(_city, LittleTown.File());
        var before = TownCity.Package(_city).Hash;
        using var stop = new CancellationTokenSource();
        var halfWay = new WhenAsked(() => stop.Cancel());

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            MapImport.RunAsync(
                _city.Services,
                LittleTown.File(street: "خیابان حافظ"),
                "town.osm.pbf",
                halfWay,
                stop.Token
            )
        );

        Assert.Equal(before, TownCity.Package(_city).Hash);
        Assert.DoesNotContain(TownCity.Files(_city), f => f.Contains(".draft", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_a_killed_import_left_is_swept_by_the_next()
    {
        var folder = new DataFolder(_city.Options.Data).Inside("maps");
        var draft = Path.Join(folder, "0190.draft");
        await File.WriteAllTextAsync(draft, "half a map", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(draft + ".lock", "", TestContext.Current.CancellationToken);
        var held = Path.Join(folder, "0191.draft");
        await File.WriteAllTextAsync(held, "being written", TestContext.Current.CancellationToken);
        await using (new FileStream(held + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None))
        {
            await TownCity.ImportAsync(_city, LittleTown.File(street: "خیابان مولوی"));
            Assert.False(File.Exists(draft));
            Assert.True(File.Exists(held));
        }

        await TownCity.ImportAsync(_city, LittleTown.File());
        Assert.False(File.Exists(held));
    }

    [Fact]
    public async Task Old_packages_leave_the_folder_once_everyone_has_noticed_the_new_one()
    {
        await TownCity.ImportAsync(_city, LittleTown.File(street: "خیابان نظامی"));
        var old = TownCity.Package(_city).Hash + ".sqlite";
        await TownCity.ImportAsync(_city, LittleTown.File(street: "خیابان صائب"));
        var current = TownCity.Package(_city).Hash + ".sqlite";
        var now = File.GetLastWriteTimeUtc(Path.Join(_city.Options.Data, "maps", current));
        var map = _city.Services.GetRequiredService<CurrentMap>();

        map.Sweep(now);
        Assert.Contains(old, TownCity.Files(_city));
        map.Sweep(now + TimeSpan.FromMinutes(1));
        Assert.Equal([current], TownCity.Files(_city));
    }

    [Fact]
    public async Task Only_one_map_is_in_force_and_every_import_is_remembered()
    {
        var summary = await TownCity.ImportAsync(_city, LittleTown.File(street: "خیابان عطار"));
        await using var connection = await _city
            .Services.GetRequiredService<CityDatabase>()
            .OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = "select v.hash from maps_current c join maps_versions v on v.id = c.version_id";
        Assert.Equal(summary.Hash, await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>What a reader of the map sees, without the order in which it was written.</summary>
    private static string Seen(MapPackage package)
    {
        using var reading = package.Read();
        using var command = reading.Command(
            """
            select group_concat(line, '|') from (
              select layer || kind || coalesce(name, '') || hex(shape) as line from features order by 1)
            """
        );
        return Convert.ToString(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) ?? "";
    }

    private static byte[] EmptyWorld()
    {
        using var stream = new MemoryStream();
        using (var writer = new OsmPbfWriter(stream))
            writer.WriteNode(1, LittleTown.At(0, 0));
        return stream.ToArray();
    }

    private sealed class WhenAsked(Action act) : IProgress<MapProgress>
    {
        public void Report(MapProgress value) => act();
    }

    private sealed class EndlessFile : MemoryStream
    {
        public override long Length => MapImport.MostBytes + 1;
    }
}
