using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>
/// One design: its facts, questions, steps, inquiries and papers, or parts; what is still wrong, and what can be done
/// with it.
/// </summary>
internal static class ShowDesign
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/designer/{id:guid}", Show).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/{id:guid}/undoing", Undo).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/{id:guid}/readiness", Ready).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/{id:guid}/removal", Discard).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/{id:guid}/version", Renumber).RequirePermission(CasesPermissions.Design);
    }

    public static async Task<IResult> Show(
        Guid id,
        Actor actor,
        DesignDesk desk,
        DesignFaults faults,
        ServiceShelf shelf,
        CaseClock clock,
        OfficeNames offices,
        UiContext ui,
        [FromServices] IPeople people,
        CancellationToken ct
    )
    {
        var found = await desk.FindAsync(id, ct);
        if (found.Problem is { } problem)
            return Pages.Refuse(problem, ListDesigns.Way);
        var (design, author) = (found.Value, found.Value.Row.Author);
        var names = await people.NamesAsync([author], ct);
        return Pages.Of<ShowDesignPage>(
            new DesignView(design)
            {
                Faults = design.Row.IsOpen ? await faults.OfAsync(design.Service, ct) : [],
                Author = PersonName.In(names, author),
                IsMine = author == actor.Person,
                IsBehind = design.Row.IsOpen && design.Service.Version != desk.NextVersion(design.Row.Code),
                Live = shelf.Newest(design.Row.Code),
                Offices = await offices.AllAsync(ui.Language, ct),
                Clock = clock,
                Shelf = shelf,
            }
        );
    }

    public static Task<IResult> Undo(
        Guid id,
        IFormCollection form,
        Actor actor,
        DesignDesk desk,
        CancellationToken ct
    ) => DoAsync(id, desk, design => desk.UndoAsync(design, new DesignInput(form).Revision, actor, ct), null, ct);

    public static Task<IResult> Ready(
        Guid id,
        IFormCollection form,
        DesignDesk desk,
        DesignFaults faults,
        CancellationToken ct
    )
    {
        return DoAsync(id, desk, ReadyAsync, null, ct);

        async Task<Problem?> ReadyAsync(OpenDesign design) =>
            (await faults.OfAsync(design.Service, ct)).Count > 0
                ? DesignerProblems.NotFinished
                : await desk.ReadyAsync(design, new DesignInput(form).Revision, ct);
    }

    public static Task<IResult> Discard(Guid id, IFormCollection form, DesignDesk desk, CancellationToken ct) =>
        DoAsync(
            id,
            desk,
            design => desk.DiscardAsync(design, new DesignInput(form).Revision, ct),
            ListDesigns.Address,
            ct
        );

    /// <summary>Another version was published meanwhile: this design becomes the one after it.</summary>
    public static Task<IResult> Renumber(
        Guid id,
        IFormCollection form,
        Actor actor,
        DesignDesk desk,
        CancellationToken ct
    )
    {
        return DoAsync(id, desk, RenumberAsync, null, ct);

        Task<Problem?> RenumberAsync(OpenDesign design)
        {
            var changed = design.Service with { Version = desk.NextVersion(design.Row.Code) };
            return desk.SaveAsync(design, new DesignInput(form).Revision, changed, "version", actor, ct);
        }
    }

    private static async Task<IResult> DoAsync(
        Guid id,
        DesignDesk desk,
        Func<OpenDesign, Task<Problem?>> act,
        string? next,
        CancellationToken ct
    )
    {
        var found = await desk.OpenAsync(id, ct);
        if ((found.Problem ?? await act(found.Value)) is { } refused)
            return DesignPages.Refuse(refused, id);
        return new SeeOther(next ?? found.Value.Url);
    }
}

/// <summary>What the page of a design shows.</summary>
public sealed class DesignView
{
    internal DesignView(OpenDesign design) => Design = design;

    internal OpenDesign Design { get; }
    internal ServiceDefinition Service => Design.Service;
    internal IReadOnlyList<DefinitionFault> Faults { get; init; } = [];
    internal string Author { get; init; } = "";
    internal bool IsMine { get; init; }

    /// <summary>True where another version was published since the design began.</summary>
    internal bool IsBehind { get; init; }

    /// <summary>The version in force, or null for a new service.</summary>
    internal ServiceDefinition? Live { get; init; }

    internal NamesOfOffices? Offices { get; init; }
    internal CaseClock? Clock { get; init; }
    internal ServiceShelf? Shelf { get; init; }

    /// <summary>What a service is called; its code where the city has it no more.</summary>
    internal string TitleOf(string code, string language) => Shelf?.Newest(code)?.Title.In(language) ?? code;
}
