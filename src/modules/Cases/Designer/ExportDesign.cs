using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>A design, or the version of a service that is in force, as the YAML file that can be imported.</summary>
internal static class ExportDesign
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/designer/{id:guid}/definition.yaml", Show).RequirePermission(CasesPermissions.Design);
        app.MapGet("/designer/services/{code}/definition.yaml", ShowLive).RequirePermission(CasesPermissions.Design);
    }

    public static async Task<IResult> Show(Guid id, DesignDesk desk, CancellationToken ct)
    {
        var found = await desk.FindAsync(id, ct);
        return found.Problem is { } problem ? Pages.Refuse(problem, ListDesigns.Way) : FileOf(found.Value.Service);
    }

    public static IResult ShowLive(string code, ServiceShelf shelf) =>
        shelf.Newest(code) is { } service
            ? FileOf(service)
            : Pages.Refuse(CasesProblems.NoSuchService, ListDesigns.Way);

    private static IResult FileOf(ServiceDefinition service) =>
        TypedResults.File(
            Encoding.UTF8.GetBytes(DefinitionWriter.Write(service)),
            "application/yaml; charset=utf-8",
            $"{service.Code}.v{service.Version}.yaml"
        );
}
