using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>A paper that the city gives and signs when a case is granted.</summary>
internal static class EditOutput
{
    /// <summary>Empty rows behind the lines that are there.</summary>
    public const int EmptyRows = 3;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/designer/{id:guid}/new-output", ShowNew).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/{id:guid}/new-output", Add).RequirePermission(CasesPermissions.Design);
        app.MapGet("/designer/{id:guid}/outputs/{kind}", Show).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/{id:guid}/outputs/{kind}", Submit).RequirePermission(CasesPermissions.Design);
    }

    public static async Task<IResult> ShowNew(Guid id, DesignDesk desk, DesignPages pages, CancellationToken ct)
    {
        var found = await desk.OpenAsync(id, ct);
        return found.Problem is { } problem
            ? DesignPages.Refuse(problem, id)
            : Pages.Of<EditOutputPage>(await ViewAsync(found.Value, "", "new-output", pages, ct));
    }

    public static async Task<IResult> Add(
        Guid id,
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
        var output = Read(design.Service, null, input);
        var changed = design.Service with { Outputs = [.. design.Service.Outputs, output] };
        var view = await ViewAsync(design, "", "new-output", pages, ct);
        return await SaveAsync(design, form, input, changed, pages, view, actor, ct);
    }

    public static async Task<IResult> Show(
        Guid id,
        string kind,
        DesignDesk desk,
        DesignPages pages,
        CancellationToken ct
    )
    {
        var found = await FindAsync(id, kind, desk, ct);
        return found.Problem is { } problem
            ? DesignPages.Refuse(problem, id)
            : Pages.Of<EditOutputPage>(await ViewAsync(found.Value.Design, kind, $"outputs/{kind}", pages, ct));
    }

    public static async Task<IResult> Submit(
        Guid id,
        string kind,
        IFormCollection form,
        Actor actor,
        DesignDesk desk,
        DesignPages pages,
        CancellationToken ct
    )
    {
        var found = await FindAsync(id, kind, desk, ct);
        if (found.Problem is { } problem)
            return DesignPages.Refuse(problem, id);
        var ((design, before), input) = (found.Value, new DesignInput(form));
        var output = Read(design.Service, before, input);
        var changed = design.Service with
        {
            Outputs = [.. design.Service.Outputs.Select(o => o == before ? output : o)],
        };
        var view = await ViewAsync(design, kind, $"outputs/{kind}", pages, ct);
        return await SaveAsync(design, form, input, changed, pages, view, actor, ct);
    }

    private static async Task<Result<(OpenDesign Design, OutputDefinition Output)>> FindAsync(
        Guid id,
        string kind,
        DesignDesk desk,
        CancellationToken ct
    )
    {
        var found = await desk.OpenAsync(id, ct);
        if (found.Problem is { } problem)
            return problem;
        return found.Value.Service.Outputs.FirstOrDefault(o => o.Kind == kind) is { } output
            ? (found.Value, output)
            : DesignerProblems.NoSuchPart;
    }

    private static Task<PartView> ViewAsync(
        OpenDesign design,
        string kind,
        string action,
        DesignPages pages,
        CancellationToken ct
    ) => pages.ViewAsync(design, DefinitionPart.Output, kind, action, ct);

    private static Task<IResult> SaveAsync(
        OpenDesign design,
        IFormCollection form,
        DesignInput input,
        ServiceDefinition changed,
        DesignPages pages,
        PartView view,
        Actor actor,
        CancellationToken ct
    ) =>
        pages.SaveAsync<EditOutputPage>(
            design,
            form,
            input,
            changed,
            ("output", $"{design.Url}#outputs"),
            view,
            actor,
            ct
        );

    private static OutputDefinition Read(ServiceDefinition service, OutputDefinition? before, DesignInput input) =>
        new()
        {
            Kind = before?.Kind ?? FieldInput.FreeName($"{service.Code}-", service.Outputs.Select(o => o.Kind)),
            Title = input.Words("title"),
            Body = input.Paragraphs("body"),
            ValidDays = (int?)input.Number("validDays", 1, NameRules.MostDays),
            Fields = Lines(before, input),
        };

    private static List<OutputField> Lines(OutputDefinition? before, DesignInput input)
    {
        var lines = new List<OutputField>();
        for (var i = 0; i < Math.Min((before?.Fields.Count ?? 0) + EmptyRows, 50); i++)
        {
            var (label, value) = (input.Words($"label-{i}"), input.Text($"line-{i}", DesignInput.Paragraph));
            if (label.Fa.Length + label.En.Length + value.Length == 0)
                continue;
            lines.Add(
                new OutputField
                {
                    Name =
                        before is not null && i < before.Fields.Count
                            ? before.Fields[i].Name
                            : FieldInput.FreeName("line", (before?.Fields ?? []).Concat(lines).Select(f => f.Name)),
                    Label = label,
                    Value = value,
                }
            );
        }

        return lines;
    }
}
