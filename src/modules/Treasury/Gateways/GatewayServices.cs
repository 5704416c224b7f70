using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Jobs;
using Shahr.Kit.Outbox;

namespace Shahr.Treasury;

/// <summary>What bringing money in needs, and its routes.</summary>
internal static class GatewayServices
{
    public static void Add(IServiceCollection services, IConfiguration settings, string publicUrl, bool demo)
    {
        services.AddSingleton(new GatewaySettings(publicUrl, demo));
        services.AddSingleton(settings.GetSection("Treasury:TopUp").Get<TopUpLimits>() ?? new TopUpLimits());
        services.AddSingleton<SimulatedGateways>();
        services.AddSingleton(s => new GatewayLines(
            s.GetRequiredService<SimulatedGateways>().Gateways(),
            s.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<TryBook>();
        services.AddSingleton<GatewayAsker>();
        services.AddSingleton<GatewayLook>();
        services.AddScoped<TopUpDesk>();
        services.AddScoped<IPaidFor, TopUpPaid>();
        services.AddScoped<IHoldData, HeldTopUps>();
        services.AddSingleton<IBankStatements, SimulatedBank>();
        services.AddScoped<Reconcile>();
        services.AddScoped<DifferenceCases>();
        services.AddHandler<CaseDecided, DifferenceCases>("treasury.case_decided");
        services.AddJob(
            new JobPlan
            {
                Name = "treasury.open_difference_cases",
                Pause = TimeSpan.FromSeconds(10),
                Run = DifferenceCases.RunAsync,
            }
        );
        services.AddJob(
            new JobPlan
            {
                Name = "treasury.reconcile",
                Pause = TimeSpan.FromMinutes(1),
                InTransaction = false,
                Run = Reconcile.RunAsync,
            }
        );
        services.AddJob(
            new JobPlan
            {
                Name = "treasury.ask_gateways",
                Pause = TimeSpan.FromSeconds(1),
                InTransaction = false,
                Run = GatewayAsker.RunAsync,
            }
        );
    }

    public static void MapRoutes(IEndpointRouteBuilder room)
    {
        TopUp.Map(room);
        ShowTopUp.Map(room);
        ReturnFromGateway.Map(room);
        ShowPsp.Map(room);
        ListDifferences.Map(room);
    }
}
