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
        // Before the morning only what a day before left: the city was down then.
        var today = DateOnly.FromDateTime(local).AddDays(local.Hour < StandingOrder.FromHour ? -1 : 0);
        var runs = services.GetRequiredService<OrderRuns>();
        return await runs.PayDueAsync(today, AtOnce, ct) == AtOnce
            || await runs.PayAgainAsync(today, AtOnce, ct) == AtOnce;
    }
}
