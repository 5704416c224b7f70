using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Osm;

namespace Shahr.Maps;

/// <summary>What came of an import.</summary>
/// <param name="Hash">SHA-256 of the package now in force.</param>
/// <param name="Nodes">Nodes read.</param>
/// <param name="Ways">Ways read.</param>
/// <param name="Relations">Relations read.</param>
/// <param name="Drawn">Things drawn on the map.</param>
/// <param name="Findable">Streets, addresses and places that can be searched for.</param>
/// <param name="PackageBytes">Size of the package.</param>
/// <param name="Seconds">From opening the file to the new map in force.</param>
public sealed record MapSummary(
    string Hash,
    long Nodes,
    long Ways,
    long Relations,
    long Drawn,
    long Findable,
    long PackageBytes,
    double Seconds
);

/// <summary>
/// <c>shahr map import FILE.osm.pbf</c>: builds a package beside the old one and puts it in force in one step. The old
/// map serves until then; a refused, failed or killed import changes nothing.
/// </summary>
public static class MapImport
{
    /// <summary>The largest file taken: several times the largest metropolis.</summary>
    public const long MostBytes = 1_500_000_000;

    /// <summary>The most nodes held in memory (16 bytes each).</summary>
    public const int MostNodes = 150_000_000;

    /// <summary>True when a map is in force.</summary>
    public static async Task<bool> IsDrawnAsync(IServiceProvider city, CancellationToken ct = default)
    {
        var current = city.GetRequiredService<CurrentMap>();
        await current.RefreshAsync(ct);
        return current.Package is not null;
    }

    /// <summary>
    /// Imports a file. Works beside a running city; its processes notice the new map within about a second.
    /// </summary>
    /// <param name="city">Services of the city: <c>app.Services</c>.</param>
    /// <param name="file">Path of an <c>.osm.pbf</c>.</param>
    /// <param name="progress">Told at most ten times a second.</param>
    /// <param name="ct">Stops the import; the old map stays.</param>
    public static async Task<Result<MapSummary>> RunAsync(
        IServiceProvider city,
        string file,
        IProgress<MapProgress>? progress = null,
        CancellationToken ct = default
    )
    {
        if (!File.Exists(file))
            return MapsProblems.NoSuchFile.With(file);
        FileStream stream;
        try
        {
            stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
        }
        catch (UnauthorizedAccessException)
        {
            return MapsProblems.NotReadable.With(file);
        }

        await using (stream)
            return await RunAsync(city, stream, Path.GetFileName(file), progress, ct);
    }

    /// <summary>The same from a stream that can be read twice, such as the demo city's.</summary>
    public static async Task<Result<MapSummary>> RunAsync(
        IServiceProvider city,
        Stream file,
        string name,
        IProgress<MapProgress>? progress = null,
        CancellationToken ct = default
    )
    {
        if (file.Length > MostBytes)
            return MapsProblems.TooLarge.With(name);
        var clock = city.GetRequiredService<TimeProvider>();
        var start = clock.GetTimestamp();
        using var draftFile = city.GetRequiredService<MapFolder>().NewDraft();
        var meter = new ProgressMeter(file.Length, progress, clock);
        Built built;
        try
        {
            built = await Task.Run(() => Build(file, name, draftFile.Path, meter, ct), ct);
        }
        catch (OsmFormatException broken)
        {
            return MapsProblems.From(broken, name);
        }

        if (built.Drawn == 0)
            return MapsProblems.NothingInside.With(name);
        var version = await PublishMap.RunAsync(city, draftFile.Path, built.Facts, built.Drawn, ct);
        var facts = built.Facts;
        meter.End(facts.Nodes + facts.Ways + facts.Relations);
        return new MapSummary(
            version.Hash,
            facts.Nodes,
            facts.Ways,
            facts.Relations,
            built.Drawn,
            built.Findable,
            version.Bytes,
            Math.Round(clock.GetElapsedTime(start).TotalSeconds, 2)
        );
    }

    private static Built Build(Stream file, string name, string target, ProgressMeter meter, CancellationToken ct)
    {
        file.Position = 0;
        using var writer = new PackageWriter(target);
        var draft = new MapDraft(writer);
        var drawing = new OsmDrawing(draft, ct);
        drawing.Read(file, meter);
        file.Position = 0;
        var facts = draft.Finish(
            new PackageFacts
            {
                Bounds = drawing.Bounds,
                Centre = default,
                Zoom = 0,
                SourceName = name,
                SourceHash = Convert.ToHexStringLower(SHA256.HashData(file)),
                Nodes = drawing.Nodes,
                Ways = drawing.Ways,
                Relations = drawing.Relations,
                Skyline = [],
            },
            ct
        );
        writer.Finish(facts);
        return new Built(facts, draft.Objects, writer.Finds);
    }

    private sealed record Built(PackageFacts Facts, long Drawn, long Findable);
}
