using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>The job: from the morning on the day's debits are drawn, and what is owed is brought back.</summary>
internal static class RunDebits
{
    private const int AtOnce = 500;

    public static async Task<bool> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        var local = PersianTime.ToTehran(services.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        // Before the morning only what a day before left: the city was down then.
        var today = DateOnly.FromDateTime(local).AddDays(local.Hour < StandingOrder.FromHour ? -1 : 0);
        var desk = services.GetRequiredService<DebitDesk>();
        return await desk.DrawDueAsync(today, AtOnce, ct) == AtOnce
            || await desk.ReturnOwedAsync(today, AtOnce, ct) == AtOnce;
    }
}
