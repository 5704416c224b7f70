using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;
using Shahr.Kit.Web;

namespace Shahr.Maps;

/// <summary>Vector tiles of the map in force, and the TileJSON that tells a browser where they are.</summary>
internal static class ServeTile
{
    private const string Type = "application/vnd.mapbox-vector-tile";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/maps/tiles/{z}/{x}/{y}.mvt", Show).ExcludeFromDescription();
        app.MapGet("/maps/tiles.json", Describe).ExcludeFromDescription();
    }

    /// <summary>200 with the tile, 204 where it is empty, 304 when the browser has it, 404 outside the map.</summary>
    internal static async Task Show(string z, string x, string y, HttpContext http, CurrentMap map)
    {
        var response = http.Response;
        if (
            map.Package is not { } package
            || !TileId.TryParse(z, x, y, out var tile)
            || !package.Facts.Bounds.Meets(tile.Box(0))
        )
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            // A type of its own keeps the city's error page away: nobody reads it here.
            response.ContentType = Type;
            response.Headers.CacheControl = "public, max-age=60";
            return;
        }

        var tag = $"\"{package.Hash[..16]}\"";
        response.Headers.ETag = tag;
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        // An address with the map's version never changes its answer; one without is asked again each time.
        response.Headers.CacheControl =
            http.Request.Query["v"] == package.Hash[..16] ? "public, max-age=31536000, immutable" : "public, no-cache";
        if (http.Request.Headers.IfNoneMatch.Any(t => t is not null && t.Contains(tag, StringComparison.Ordinal)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await SendAsync(http, Packed(package, tile));
    }

    internal static IResult Describe(HttpContext http, CurrentMap map)
    {
        if (map.Package is not { Facts: var facts } package)
            return MapsProblems.NoMap.ToApi();
        http.Response.Headers.CacheControl = "no-cache";
        var origin = $"{http.Request.Scheme}://{http.Request.Host}";
        return Results.Json(
            new
            {
                tilejson = "3.0.0",
                name = facts.SourceName,
                tiles = new[] { $"{origin}/maps/tiles/{{z}}/{{x}}/{{y}}.mvt?v={package.Hash[..16]}" },
                minzoom = 0,
                maxzoom = MapDraft.LastZoom,
                bounds = Degrees(facts.Bounds),
                center = new[] { Mercator.Lon(facts.Centre.X), Mercator.Lat(facts.Centre.Y), facts.Zoom },
                attribution = "© OpenStreetMap",
            }
        );
    }

    internal static double[] Degrees(GridBox box) =>
        [Mercator.Lon(box.MinX), Mercator.Lat(box.MaxY), Mercator.Lon(box.MaxX), Mercator.Lat(box.MinY)];

    private static byte[] Packed(MapPackage package, TileId tile)
    {
        if (package.Tiles.Find(tile) is { } known)
            return known;
        var bytes = TileBuilder.Build(package, tile);
        if (bytes.Length > 0)
        {
            using var packed = new MemoryStream(bytes.Length / 2);
            using (var zip = new GZipStream(packed, CompressionLevel.Optimal))
                zip.Write(bytes);
            bytes = packed.ToArray();
        }

        package.Tiles.Keep(tile, bytes);
        return bytes;
    }

    private static async Task SendAsync(HttpContext http, byte[] packed)
    {
        var response = http.Response;
        if (packed.Length == 0)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        response.ContentType = Type;
        if (
            http.Request.Headers.AcceptEncoding.Any(e =>
                e is not null && e.Contains("gzip", StringComparison.OrdinalIgnoreCase)
            )
        )
        {
            response.Headers.ContentEncoding = "gzip";
            response.ContentLength = packed.Length;
            await response.Body.WriteAsync(packed, http.RequestAborted);
            return;
        }

        await using var zip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        await zip.CopyToAsync(response.Body, http.RequestAborted);
    }
}
