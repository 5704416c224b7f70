using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Shahr.Bench;

/// <summary>
/// From <c>./run</c> of a built city to its first page, memory at rest, the weight of home, and the time of a map
/// import.
/// </summary>
internal static class StartBench
{
    private static readonly TimeSpan _rest = TimeSpan.FromSeconds(30);

    public static async Task RunAsync(Room room)
    {
        var report = new Report(room, "start");
        var data = room.Folder("start");
        var first = await StartAsync(room, data);
        var again = new List<double>();
        for (var i = 0; i < room.Rounds; i++)
            again.Add(await StartAsync(room, data));
        report.Table(
            ["./run --demo of a built city to its first page", "seconds", "goal"],
            [
                ["first start: schema and demo city made", Figures.One(first), "≤ 5"],
                ["later starts, median", Figures.One(again.Median()), "≤ 5"],
                ["later starts, slowest", Figures.One(again.Max()), "≤ 5"],
            ]
        );
        report.Figure("firstStart", first);
        report.Figure("laterStarts", again);

        var (sqlite, weight) = await RestAsync(room, data, null);
        var city = await Arranged.MakeAsync(room, "rest");
        var (postgres, _) = await RestAsync(room, city.Data, city.Database);
        report.Table(
            ["memory after 30 s at rest", "MB", "goal"],
            [
                ["SQLite", Figures.Whole(sqlite), "≤ 300"],
                ["PostgreSQL", Figures.Whole(postgres), "≤ 300"],
            ]
        );
        report.Figure("restMegabytes", new { sqlite, postgres });
        report.Table(
            ["home over the wire, KB", "page", "style and script", "icons and pictures", "together", "goal"],
            [
                .. weight.Select(w =>
                    new[]
                    {
                        w.Encoding,
                        Figures.One(w.Page),
                        Figures.One(w.Code),
                        Figures.One(w.Pictures),
                        Figures.One(w.Page + w.Code + w.Pictures),
                        "≤ 60",
                    }
                ),
            ]
        );
        report.Figure("home", weight);
        await ImportAsync(room, report);
        await report.SaveAsync();
    }

    private static async Task<double> StartAsync(Room room, string data)
    {
        var home = City.FreeAddress();
        var since = Stopwatch.GetTimestamp();
        await using var server = await Running.StartAsync(
            Path.Join(room.Root, "run"),
            ["--data", data, "--urls", home.ToString().TrimEnd('/')],
            room.Folder("run"),
            home
        );
        return Stopwatch.GetElapsedTime(since).TotalSeconds;
    }

    private static async Task<(double Megabytes, List<HomeWeight> Weight)> RestAsync(
        Room room,
        string data,
        string? database
    )
    {
        var (server, home) = await City.StartAsync(room, data, database);
        await using var ends = server;
        List<HomeWeight> weight = [await HomeWeight.OfAsync(home, "br"), await HomeWeight.OfAsync(home, "gzip")];
        Report.Say($"resting {_rest.TotalSeconds} s");
        await Task.Delay(_rest);
        return (server.ResidentMegabytes(), weight);
    }

    private static async Task ImportAsync(Room room, Report report)
    {
        var rows = new List<string[]>();
        foreach (var name in (string[])["heidelberg.osm.pbf", "liechtenstein.osm.pbf", "mannheim-heidelberg.osm.pbf"])
        {
            if (room.RealMap(name) is not { } file)
                continue;
            Report.Say($"importing {name}");
            var since = Stopwatch.GetTimestamp();
            var said = await RunProgram.ReadAsync(
                "dotnet",
                [room.CityProgram, "map", "import", file, "--data", room.Folder(name), "--json"],
                room.Temporary
            );
            var took = Stopwatch.GetElapsedTime(since).TotalSeconds;
            var map = JsonDocument.Parse(said[said.IndexOf('{', StringComparison.Ordinal)..]).RootElement;
            var read = Number(map, "Nodes") + Number(map, "Ways") + Number(map, "Relations");
            var inside = Number(map, "Seconds");
            rows.Add([
                name,
                Figures.Whole(read),
                Figures.Whole(Number(map, "Drawn")),
                Figures.One(inside),
                Figures.Whole(read / inside),
                Figures.One(took),
            ]);
        }

        if (rows.Count == 0)
            report.Note("No real map lies beside the project, so no import was measured.");
        else
            report.Table(
                ["shahr map import", "objects read", "things drawn", "seconds", "objects a second", "whole command, s"],
                rows
            );
    }

    private static double Number(JsonElement map, string name) =>
        map.EnumerateObject().First(p => p.Name.Equals(name, StringComparison.OrdinalIgnoreCase)).Value.GetDouble();
}

/// <summary>What a first visit of home fetches besides fonts, in KB of bodies as they go over the wire.</summary>
internal sealed partial record HomeWeight(string Encoding, double Page, double Code, double Pictures)
{
    public static async Task<HomeWeight> OfAsync(Uri home, string encoding)
    {
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false });
        browser.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Encoding", encoding);
        var page = await browser.GetByteArrayAsync(home);
        using var plain = new HttpClient();
        var html = await plain.GetStringAsync(home);
        double code = 0,
            pictures = 0;
        foreach (var address in Parts().Matches(html).Select(m => m.Groups[1].Value.Split('#')[0]).Distinct())
        {
            if (address.Contains(".woff2", StringComparison.Ordinal))
                continue;
            var bytes = (await browser.GetByteArrayAsync(new Uri(home, address))).Length / 1000.0;
            if (address.Contains(".svg", StringComparison.Ordinal))
                pictures += bytes;
            else
                code += bytes;
        }

        return new HomeWeight(encoding, page.Length / 1000.0, code, pictures);
    }

    [GeneratedRegex("(?:href|src)=\"(/dist/[^\"]+)\"")]
    private static partial Regex Parts();
}
