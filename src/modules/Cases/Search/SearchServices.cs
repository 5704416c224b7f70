using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Cases.Measured;
using Shahr.Kit.Jobs;
using Shahr.Kit.Modules;

namespace Shahr.Cases.Search;

/// <summary>What finding cases by words needs.</summary>
internal static class SearchServices
{
    public static void AddSearch(this IServiceCollection services)
    {
        services.AddSingleton<WordsOfCases>();
        services.AddSingleton<CommonStems>();
        services.AddSingleton<NewestFirst>();
        services.AddSingleton<CaseSearch>();
        services.AddSingleton<Snippets>();
        services.AddSingleton<FillIndex>();
        services.AddSingleton<StepsOfCases>();
        services.AddSingleton(provider => new SearchOfCases(provider.GetRequiredService<CaseSearch>()));
        services.AddScoped<CaseIndex>();
        services.AddScoped<DeskSearch>();
        services.AddScoped<ISearchSource, SearchCases>();
        services.AddJob(
            new JobPlan
            {
                Name = "cases.search",
                Pause = TimeSpan.FromMinutes(1),
                Run = FillIndex.RunAsync,
            }
        );
    }

    public static void MapSearch(this IEndpointRouteBuilder app) => FindCases.Map(app);
}
