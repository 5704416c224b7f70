using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Jobs;

namespace Shahr.Cases.Designer;

/// <summary>What the designer brings to the room: its services and its slices.</summary>
internal static class DesignerParts
{
    public static void AddDesigner(this IServiceCollection services)
    {
        services.AddScoped<DesignDesk>();
        services.AddScoped<DesignFaults>();
        services.AddScoped<DesignPages>();
        services.AddScoped<NewOnShelf>();
        services.AddScoped<PublishingDesk>();
        services.AddSingleton<RefreshShelf>();
        services.AddJob(
            new JobPlan
            {
                Name = "cases.shelf",
                Pause = TimeSpan.FromSeconds(1),
                Leased = false,
                InTransaction = false,
                Run = RefreshShelf.RunAsync,
            }
        );
    }
}

/// <summary>The slices of the designer, one line each.</summary>
internal static class DesignerRoutes
{
    public static void MapDesigner(this IEndpointRouteBuilder app)
    {
        ListDesigns.Map(app);
        StartDesign.Map(app);
        ShowDesign.Map(app);
        EditFacts.Map(app);
        EditField.Map(app);
        EditConditions.Map(app);
        EditStep.Map(app);
        EditInquiry.Map(app);
        EditOutput.Map(app);
        EditPart.Map(app);
        ArrangeParts.Map(app);
        ExportDesign.Map(app);
        PreviewDesign.Map(app);
        TryDesign.Map(app);
        PublishDesign.Map(app);
        WithdrawService.Map(app);
    }
}
