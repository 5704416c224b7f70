using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>
/// Removes what sign-ins leave behind: flows a day after they ended, counts an hour after, devices that nobody came
/// back from, slips that nobody used, and what nobody confirmed of recoveries, accounts and e-mail addresses.
/// </summary>
internal static class SweepFlows
{
    private const int Most = 1000;

    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        var db = scope.GetRequiredService<IdentityDb>();
        var old = now - TimeSpan.FromDays(1);
        var flows = await db
            .Flows.Where(f => f.EndsAt < old)
            .OrderBy(f => f.EndsAt)
            .Take(Most)
            .Select(f => f.Id)
            .ToListAsync(ct);
        await db.Flows.Where(f => flows.Contains(f.Id)).ExecuteDeleteAsync(ct);
        var forgotten = now - Device.Length;
        await db.Devices.Where(d => d.SeenAt < forgotten).ExecuteDeleteAsync(ct);
        await db.EmailClaims.Where(c => c.EndsAt < now).ExecuteDeleteAsync(ct);
        await scope.GetRequiredService<CounterDesk>().ExpireAsync(ct);
        await scope.GetRequiredService<CounterAccountDesk>().ExpireAsync(ct);
        await scope.GetRequiredService<EntryDesk>().SweepAsync(ct);
        await scope.GetRequiredService<Limits>().SweepAsync(TimeSpan.FromHours(1), ct);
        return flows.Count == Most;
    }
}
