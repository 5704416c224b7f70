using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Web;

namespace Shahr.Cases.Designer;

/// <summary>
/// The order of questions, steps, inquiries, papers and parts: one is moved a place, or taken away; «undo» on the
/// design's page brings it back.
/// </summary>
internal static class ArrangeParts
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/designer/{id:guid}/order", Submit).RequirePermission(CasesPermissions.Design);

    public static async Task<IResult> Submit(
        Guid id,
        IFormCollection form,
        Actor actor,
        DesignDesk desk,
        CancellationToken ct
    )
    {
        var found = await desk.OpenAsync(id, ct);
        if (found.Problem is { } problem)
            return DesignPages.Refuse(problem, id);
        var (design, revision) = (found.Value, new DesignInput(form).Revision);
        var (act, part, key) = ActOf(form);
        var arranged = part switch
        {
            "fields" => ArrangeFields(design.Service, key, act),
            "steps" => Arrange(design.Service.Steps, s => s.Code == key, act)
                .Match<Result<ServiceDefinition>>(
                    l => (design.Service with { Steps = l }).WithoutIdleBranches(),
                    p => p
                ),
            "outputs" => Arrange(design.Service.Outputs, o => o.Kind == key, act)
                .Match<Result<ServiceDefinition>>(l => design.Service with { Outputs = l }, p => p),
            "inquiries" => Arrange(design.Service.Inquiries, i => i.Code == key, act)
                .Match<Result<ServiceDefinition>>(l => design.Service with { Inquiries = l }, p => p),
            "parts" => Arrange(design.Service.Parts, p => p.Service == key, act)
                .Match<Result<ServiceDefinition>>(l => design.Service with { Parts = l }, p => p),
            _ => DesignerProblems.NoSuchPart,
        };
        if (arranged.Problem is { } none)
            return DesignPages.Refuse(none, id);
        return await desk.SaveAsync(design, revision, arranged.Value, $"{act} {part}/{key}", actor, ct) is { } refused
            ? DesignPages.Refuse(refused, id)
            : new SeeOther(UrlOf(design, part, key));
    }

    // A question of a group is moved within it, and its group's page shows where it went.
    private static string UrlOf(OpenDesign design, string part, string key) =>
        part == "fields" && design.Service.Fields.FirstOrDefault(g => g.Fields.Any(f => f.Name == key)) is { } group
            ? $"{design.Url}/fields/{group.Name}"
            : $"{design.Url}#{part}";

    private static Result<ServiceDefinition> ArrangeFields(ServiceDefinition service, string key, string act)
    {
        var group = service.Fields.FirstOrDefault(g => g.Fields.Any(f => f.Name == key));
        return Arrange(group?.Fields ?? service.Fields, f => f.Name == key, act)
            .Match<Result<ServiceDefinition>>(
                l => group is null ? service with { Fields = l } : service.With(group, group with { Fields = l }),
                p => p
            );
    }

    // The pressed button says what: up=fields/kind.
    private static (string Act, string Part, string Key) ActOf(IFormCollection form)
    {
        var act = new[] { "up", "down", "remove" }.FirstOrDefault(form.ContainsKey) ?? "";
        var (part, key) = form[act].FirstOrDefault()?.Split('/', 2) is [var first, var second]
            ? (first, second)
            : ("", "");
        return (act, part, key);
    }

    private static Result<List<T>> Arrange<T>(IReadOnlyList<T> items, Func<T, bool> which, string act)
    {
        if (!items.Any(which))
            return DesignerProblems.NoSuchPart;
        if (act == "remove")
            return items.Where(item => !which(item)).ToList();
        return PartChanges.Moved(items, which, act == "up" ? -1 : 1) is { } moved ? moved : DesignerProblems.AtTheEnd;
    }
}
