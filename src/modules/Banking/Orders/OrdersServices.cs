using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Jobs;
using Shahr.Kit.Outbox;

namespace Shahr.Banking;

/// <summary>What standing orders bring into the room.</summary>
internal static class OrdersServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddScoped<OrderDesk>();
        services.AddScoped<OrderRuns>();
        services.AddScoped<OrderNews>();
        services.AddScoped<IHoldData, HeldOrders>();
        services.AddHandler<AgreedPaymentsEnded, OrdersEnded>("banking.orders_ended");
        services.AddHandler<PersonDied, OrdersOfPeople>("banking.person_died");
        services.AddHandler<PersonMerged, OrdersOfPeople>("banking.person_merged");
        services.AddJob(
            new JobPlan
            {
                Name = "banking.run_orders",
                Pause = TimeSpan.FromSeconds(20),
                Run = RunOrders.RunAsync,
            }
        );
        services.AddJob(
            new JobPlan
            {
                Name = "banking.tell_before",
                Pause = TimeSpan.FromMinutes(1),
                Run = TellBefore.RunAsync,
            }
        );
    }

    public static void Routes(IEndpointRouteBuilder app)
    {
        ListOrders.Map(app);
        WriteOrder.Map(app);
        ShowOrder.Map(app);
    }
}
