using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Ui;

namespace Shahr.Cases.Open311;

/// <summary>Where GeoReport is spoken here and where a key comes from, for clients that know only the city.</summary>
internal static class Discover
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(GeoRoutes.Root + "/discovery.{format}", Show);

    public static IResult Show(string format, HttpContext http, UiContext ui)
    {
        if (GeoRoutes.Format(format) is not { } written)
            return GeoRoutes.NotFound;
        var home = $"{http.Request.Scheme}://{http.Request.Host}";
        GeoRecord endpoint =
        [
            ("specification", "http://wiki.open311.org/GeoReport_v2"),
            ("url", home + GeoRoutes.Root),
            ("changeset", "2026-11-26T00:00:00Z"),
            ("type", "production"),
            ("formats", new GeoList("formats", "format", ["text/xml", "application/json"])),
        ];
        GeoRecord all =
        [
            ("changeset", "2026-11-26T00:00:00Z"),
            ("contact", ui.CityName),
            ("key_service", home + "/me/tokens"),
            ("endpoints", new GeoList("endpoints", "endpoint", [endpoint])),
        ];
        return GeoAnswer.Of(written, "discovery", all);
    }
}
