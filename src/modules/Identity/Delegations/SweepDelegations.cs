using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Identity;

/// <summary>
/// Forgets offers that nobody accepted, a month after they were made: they hold the national code of somebody who may
/// never have heard of this city.
/// </summary>
internal static class SweepDelegations
{
    private static readonly TimeSpan _kept = TimeSpan.FromDays(30);

    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        var old = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - _kept;
        await scope
            .GetRequiredService<IdentityDb>()
            .Delegations.Where(d => d.Helper == null && d.OfferedAt < old)
            .ExecuteDeleteAsync(ct);
        return false;
    }
}
