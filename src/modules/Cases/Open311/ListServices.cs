using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Ui;

namespace Shahr.Cases.Open311;

/// <summary>What may be reported.</summary>
internal static class ListServices
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet(GeoRoutes.Root + "/services.{format}", Show);

    public static IResult Show(string format, UiContext ui, ServiceShelf shelf)
    {
        if (GeoRoutes.Format(format) is not { } written)
            return GeoRoutes.NotFound;
        var all = OpenReports.In(shelf).SelectMany(open => open.Kinds.Options.Select(kind => Of(open, kind, ui)));
        return GeoAnswer.Of(written, new GeoList("services", "service", [.. all]));
    }

    private static GeoRecord Of(OpenReports open, OptionDefinition kind, UiContext ui) =>
        [
            ("service_code", OpenReports.Code(open.Service.Code, kind.Value)),
            ("service_name", kind.Title.In(ui.Language)),
            ("description", (kind.Hint ?? open.Service.About).In(ui.Language)),
            ("metadata", open.Attributes.Count > 0),
            ("type", "realtime"),
            ("keywords", string.Join(", ", open.Service.Keywords)),
            ("group", open.Service.Title.In(ui.Language)),
        ];
}
