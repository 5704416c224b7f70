using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Jobs;

namespace Shahr.Identity;

/// <summary>What the quarterly review needs.</summary>
internal static class ReviewServices
{
    public static void MapRoutes(IEndpointRouteBuilder app)
    {
        ListReviews.Map(app);
        ReviewOffice.Map(app);
        ReviewOfficer.Map(app);
    }

    public static void Add(IServiceCollection services)
    {
        services.AddScoped<ReviewDesk>();
        services.AddScoped<ReviewViews>();
        services.AddScoped<ReviewNews>();
        services.AddJob(
            new JobPlan
            {
                Name = "identity.reviews",
                Pause = TimeSpan.FromHours(1),
                Run = (scope, ct) => scope.GetRequiredService<ReviewNews>().TellAsync(ct),
            }
        );
    }
}
