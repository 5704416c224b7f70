using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>
/// The addresses of one kind of part: an empty page that adds one, and a page of each that is there. Kinds differ in
/// the page and in how its form is read.
/// </summary>
/// <param name="part">The kind.</param>
/// <param name="page">Its page.</param>
/// <param name="read">The definition as the form says it, and where to go once it is saved.</param>
internal sealed class PartPages(
    DefinitionPart part,
    Func<PartView, FormState, IResult> page,
    Func<PartView, DesignInput, (ServiceDefinition Changed, string Next)> read
)
{
    private readonly string _one = PartAddress.OneOf(part);

    public void Map(IEndpointRouteBuilder app)
    {
        var added = "/designer/{id:guid}/new-" + _one;
        var there = $"/designer/{{id:guid}}/{PartAddress.ListOf(part)}/{{key}}";
        app.MapGet(added, ShowNew).RequirePermission(CasesPermissions.Design);
        app.MapPost(added, Add).RequirePermission(CasesPermissions.Design);
        app.MapGet(there, Show).RequirePermission(CasesPermissions.Design);
        app.MapPost(there, Submit).RequirePermission(CasesPermissions.Design);
    }

    internal async Task<IResult> ShowNew(
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
            : page(await NewViewAsync(found.Value, group, pages, ct), FormState.Empty);
    }

    internal async Task<IResult> Add(
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
        return await SaveAsync(await NewViewAsync(found.Value, group, pages, ct), form, pages, actor, ct);
    }

    internal async Task<IResult> Show(Guid id, string key, DesignPages pages, CancellationToken ct)
    {
        var found = await pages.FindAsync(id, part, key, ct);
        return found.Problem is { } problem ? DesignPages.Refuse(problem, id) : page(found.Value, FormState.Empty);
    }

    internal async Task<IResult> Submit(
        Guid id,
        string key,
        IFormCollection form,
        Actor actor,
        DesignPages pages,
        CancellationToken ct
    )
    {
        var found = await pages.FindAsync(id, part, key, ct);
        return found.Problem is { } problem
            ? DesignPages.Refuse(problem, id)
            : await SaveAsync(found.Value, form, pages, actor, ct);
    }

    private Task<IResult> SaveAsync(
        PartView view,
        IFormCollection form,
        DesignPages pages,
        Actor actor,
        CancellationToken ct
    )
    {
        var input = new DesignInput(form);
        var (changed, next) = read(view, input);
        return pages.SaveAsync(page, form, input, changed, (_one, next), view, actor, ct);
    }

    // A question of a group is added from the group's page.
    private async Task<PartView> NewViewAsync(OpenDesign design, string? group, DesignPages pages, CancellationToken ct)
    {
        var into = design.Service.FieldAnywhere(group)?.Name;
        var action = into is null ? $"new-{_one}" : $"new-{_one}?group={into}";
        return await pages.ViewAsync(design, part, "", action, ct) with { Group = into };
    }
}
