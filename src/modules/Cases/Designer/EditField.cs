using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>
/// One question of the form. What its type needs besides (options, limits) is asked once the type is saved.
/// </summary>
internal static class EditField
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/designer/{id:guid}/new-field", ShowNew).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/{id:guid}/new-field", Add).RequirePermission(CasesPermissions.Design);
        app.MapGet("/designer/{id:guid}/fields/{name}", Show).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/{id:guid}/fields/{name}", Submit).RequirePermission(CasesPermissions.Design);
    }

    public static async Task<IResult> ShowNew(
        Guid id,
        string? group,
        DesignDesk desk,
        DesignPages pages,
        CancellationToken ct
    )
    {
        var found = await desk.OpenAsync(id, ct);
        return found.Problem is { } problem
            ? DesignPages.Refuse(problem, id)
            : Pages.Of<EditFieldPage>(await NewViewAsync(found.Value, group, pages, ct));
    }

    public static async Task<IResult> Add(
        Guid id,
        string? group,
        IFormCollection form,
        Actor actor,
        DesignDesk desk,
        DesignPages pages,
        CancellationToken ct
    )
    {
        var found = await desk.OpenAsync(id, ct);
        if (found.Problem is { } problem)
            return DesignPages.Refuse(problem, id);
        var (design, input) = (found.Value, new DesignInput(form));
        var field = FieldInput.Read(design.Service, null, input);
        var changed = design.Service.With(field, group);
        var next = $"{design.Url}/fields/{field.Name}";
        var view = await NewViewAsync(design, group, pages, ct);
        return await pages.SaveAsync<EditFieldPage>(design, form, input, changed, ("field", next), view, actor, ct);
    }

    public static async Task<IResult> Show(
        Guid id,
        string name,
        DesignDesk desk,
        DesignPages pages,
        CancellationToken ct
    )
    {
        var found = await FindAsync(id, name, desk, ct);
        return found.Problem is { } problem
            ? DesignPages.Refuse(problem, id)
            : Pages.Of<EditFieldPage>(await ViewAsync(found.Value.Design, name, pages, ct));
    }

    public static async Task<IResult> Submit(
        Guid id,
        string name,
        IFormCollection form,
        Actor actor,
        DesignDesk desk,
        DesignPages pages,
        CancellationToken ct
    )
    {
        var found = await FindAsync(id, name, desk, ct);
        if (found.Problem is { } problem)
            return DesignPages.Refuse(problem, id);
        var ((design, before), input) = (found.Value, new DesignInput(form));
        var field = FieldInput.Read(design.Service, before, input);
        var changed = design.Service.With(before, field);

        // Another type asks for other things: the page comes again with them, and so it does where rows were filled.
        var stays = field.Type != before.Type || field.Options.Count != before.Options.Count;
        var group = design.Service.GroupOf(before);
        var next =
            stays ? $"{design.Url}/fields/{field.Name}"
            : group is not null ? $"{design.Url}/fields/{group.Name}"
            : $"{design.Url}#fields";
        var view = await ViewAsync(design, name, pages, ct);
        return await pages.SaveAsync<EditFieldPage>(design, form, input, changed, ("field", next), view, actor, ct);
    }

    /// <summary>The field of this name in a design that can be changed.</summary>
    public static async Task<Result<(OpenDesign Design, FieldDefinition Field)>> FindAsync(
        Guid id,
        string name,
        DesignDesk desk,
        CancellationToken ct
    )
    {
        var found = await desk.OpenAsync(id, ct);
        if (found.Problem is { } problem)
            return problem;
        return found.Value.Service.FieldAnywhere(name) is { } field
            ? (found.Value, field)
            : DesignerProblems.NoSuchPart;
    }

    // A question of a group is added from the group's page.
    private static Task<PartView> NewViewAsync(
        OpenDesign design,
        string? group,
        DesignPages pages,
        CancellationToken ct
    ) =>
        pages.ViewAsync(
            design,
            DefinitionPart.Field,
            "",
            design.Service.FieldAnywhere(group) is { } into ? $"new-field?group={into.Name}" : "new-field",
            ct
        );

    private static Task<PartView> ViewAsync(OpenDesign design, string name, DesignPages pages, CancellationToken ct) =>
        pages.ViewAsync(design, DefinitionPart.Field, name, $"fields/{name}", ct);
}
