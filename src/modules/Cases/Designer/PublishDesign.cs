using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>
/// Another designer than its author reads what a design changes and publishes exactly that. The new version serves new
/// requests from the next page on; running cases keep theirs.
/// </summary>
internal static class PublishDesign
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/designer/{id:guid}/publication", Show).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/{id:guid}/publication", Submit)
            .RequirePermission(CasesPermissions.Design)
            .RequireFresh("انتشار یک خدمت", "Publishing a service");
    }

    public static async Task<IResult> Show(
        Guid id,
        Actor actor,
        DesignDesk desk,
        DesignFaults faults,
        ServiceShelf shelf,
        UiContext ui,
        CancellationToken ct
    )
    {
        var found = await desk.OpenAsync(id, ct);
        if (found.Problem is { } problem)
            return DesignPages.Refuse(problem, id);
        var design = found.Value;
        var live = shelf.Newest(design.Row.Code);
        return Pages.Of<PublishDesignPage>(
            new PublicationView(design)
            {
                Differences = Differences.Between(live, design.Service, ui.Language, shelf.Newest),
                IsNew = live is null,
                IsFinished = (await faults.OfAsync(design.Service, ct)).Count == 0,
                IsMine = design.Row.Author == actor.Person,
            }
        );
    }

    public static async Task<IResult> Submit(
        Guid id,
        IFormCollection form,
        Actor actor,
        DesignDesk desk,
        DesignFaults faults,
        PublishingDesk publishing,
        CancellationToken ct
    )
    {
        var found = await desk.OpenAsync(id, ct);
        if (found.Problem is { } problem)
            return DesignPages.Refuse(problem, id);
        if ((await faults.OfAsync(found.Value.Service, ct)).Count > 0)
            return DesignPages.Refuse(DesignerProblems.NotFinished, id);
        var revision = new DesignInput(form).Revision;
        return await publishing.PublishAsync(found.Value, revision, actor, ct) is { } refused
            ? DesignPages.Refuse(refused, id)
            : new SeeOther(found.Value.Url);
    }
}

/// <summary>What a designer reads before publishing.</summary>
public sealed class PublicationView
{
    internal PublicationView(OpenDesign design) => Design = design;

    internal OpenDesign Design { get; }
    internal IReadOnlyList<Difference> Differences { get; init; } = [];
    internal bool IsNew { get; init; }
    internal bool IsFinished { get; init; }
    internal bool IsMine { get; init; }
}

/// <summary>Makes a version of a design, once, and lets this process know it at once.</summary>
internal sealed class PublishingDesk(
    CasesDb db,
    CityTransaction transaction,
    AuditTrail audit,
    CaseClock clock,
    NewOnShelf shelf
)
{
    public async Task<Problem?> PublishAsync(OpenDesign design, int revision, Actor actor, CancellationToken ct)
    {
        if (design.Row.Author == actor.Person)
            return DesignerProblems.OwnDesign;
        var (id, me, service) = (design.Row.Id, actor.Person, design.Service);
        var done = await db
            .Designs.Where(d => d.Id == id && d.Revision == revision && d.State == DesignState.Ready && d.Author != me)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(d => d.State, DesignState.Published)
                        .SetProperty(d => d.PublishedVersion, service.Version)
                        .SetProperty(d => d.BodyBefore, (string?)null),
                ct
            );
        if (done == 0 || revision != design.Row.Revision)
            return DesignerProblems.NotReady;

        var newest = await db.Definitions.Where(d => d.Code == service.Code).MaxAsync(d => (int?)d.Version, ct);
        if (newest >= service.Version)
            return DesignerProblems.NewerVersion;

        // Two designs of one version: whoever comes second waits here for the first, and finds its row.
        if (!await PublishDefinitions.PublishAsync(transaction, service, design.Row.Body, clock.Now, me, ct))
            return DesignerProblems.NewerVersion;
        audit.Record(
            "cases.service_published",
            "service",
            service.Code,
            details: new
            {
                version = service.Version,
                design = id,
                author = design.Row.Author.Value,
            }
        );
        shelf.After(s => s.Add([service]));
        return null;
    }
}
