using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Jobs;

namespace Shahr.Treasury;

/// <summary>What taking money out brings into the room.</summary>
internal static class WithdrawalsServices
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<SimulatedTransfers>();
        services.AddSingleton<TransferLine>();
        services.AddSingleton<WithdrawalSeal>();
        services.AddSingleton<WithdrawalBook>();
        services.AddSingleton<OrderTransfers>();
        services.AddScoped<WithdrawalLimit>();
        services.AddScoped<WithdrawalDesk>();
        services.AddScoped<WithdrawalStories>();
        services.AddScoped<IPaidFor, WithdrawalPaid>();
        services.AddScoped<IPaidFor, WithdrawalCameBack>();
        services.AddScoped<IHoldData, HeldWithdrawals>();
        services.AddJob(
            new JobPlan
            {
                Name = "treasury.order_transfers",
                Pause = TimeSpan.FromSeconds(2),
                InTransaction = false,
                Run = OrderTransfers.RunAsync,
            }
        );
    }

    public static void Routes(IEndpointRouteBuilder app) => Withdraw.Map(app);
}
