using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Cases.Doubles;

/// <summary>What belongs to doubles, gathered for the module.</summary>
internal static class DoublesRoutes
{
    public static void AddDoubles(this IServiceCollection services)
    {
        services.AddScoped<FindDoubles>();
        services.AddScoped<MergeCases>();
    }

    public static void MapDoubles(this IEndpointRouteBuilder app)
    {
        ListDoubles.Map(app);
        MergeDouble.Map(app);
        ReopenDouble.Map(app);
    }
}
