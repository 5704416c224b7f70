using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Kit;
using Shahr.Kit.Modules;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Designer;

/// <summary>What is said of the service as a whole.</summary>
internal static class EditFacts
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/designer/{id:guid}/facts", Show).RequirePermission(CasesPermissions.Design);
        app.MapPost("/designer/{id:guid}/facts", Submit).RequirePermission(CasesPermissions.Design);
    }

    public static async Task<IResult> Show(Guid id, DesignDesk desk, DesignPages pages, CancellationToken ct)
    {
        var found = await desk.OpenAsync(id, ct);
        return found.Problem is { } problem
            ? DesignPages.Refuse(problem, id)
            : Pages.Of<EditFactsPage>(await ViewAsync(found.Value, pages, ct));
    }

    public static async Task<IResult> Submit(
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
        var changed = Read(design.Service, input);
        var view = await ViewAsync(design, pages, ct);
        return await pages.SaveAsync(
            Pages.Again<EditFactsPage>,
            form,
            input,
            changed,
            ("facts", design.Url),
            view,
            actor,
            ct
        );
    }

    private static Task<PartView> ViewAsync(OpenDesign design, DesignPages pages, CancellationToken ct) =>
        pages.ViewAsync(design, DefinitionPart.Facts, "", "facts", ct);

    private static ServiceDefinition Read(ServiceDefinition service, DesignInput input)
    {
        var near = input.Chosen("nearbyField", name => service.Field(name) is not null);
        var meters = input.Number("nearbyMeters", 1, 1000);
        return service with
        {
            Title = input.Words("title"),
            About = input.Words("about", DesignInput.Paragraph),
            Details = DetailsOf(input),
            Group = input.Pick<CityGroup>("group"),
            Stage = input.Pick<ServiceStage>("stage"),
            Who = input.Pick<WhoMayAsk>("who"),
            Icon = input.Chosen("icon", i => i == service.Icon || DesignIcons.All.Contains(i)) ?? service.Icon,
            Keywords =
            [
                .. input
                    .Text("keywords", DesignInput.Paragraph)
                    .Split(['،', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Distinct(StringComparer.Ordinal),
            ],
            TitleFrom = input.Chosen("titleFrom", name => service.Field(name) is not null),
            Nearby = near is null ? null : new NearbyRule { Field = near, Meters = (int)(meters ?? 75) },
            Outcomes = new Outcomes { Granted = input.Words("granted"), Refused = input.Words("refused") },
        };
    }

    private static List<Words> DetailsOf(DesignInput input)
    {
        var (fa, en) = (input.Paragraphs("detailsFa"), input.Paragraphs("detailsEn"));
        if (fa.Count != en.Count)
            input.Refuse(DesignerProblems.ParagraphsDiffer.With(fa.Count, en.Count).On("detailsEn"));
        return [.. fa.Zip(en, (f, e) => new Words { Fa = f, En = e })];
    }
}
