using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>The job: from the morning on, each day's payments go out, some of them a transaction.</summary>
internal static class RunOrders
{
    private const int AtOnce = 1000;

    public static async Task<bool> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var local = PersianTime.ToTehran(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        if (local.Hour < StandingOrder.FromHour)
            return false;
        var today = DateOnly.FromDateTime(local);
        var runs = services.GetRequiredService<OrderRuns>();
        return await runs.PayDueAsync(today, AtOnce, ct) == AtOnce
            || await runs.PayAgainAsync(today, AtOnce, ct) == AtOnce;
    }
}
