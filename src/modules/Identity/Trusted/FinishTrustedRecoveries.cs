using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Identity;

/// <summary>
/// The job that lets the new mobile hold once its pause is over, ends what nobody confirmed, and forgets questions that
/// nobody accepted: they hold the national code of somebody who may never have heard of this city.
/// </summary>
internal static class FinishTrustedRecoveries
{
    private static readonly TimeSpan _kept = TimeSpan.FromDays(30);

    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        var desk = scope.GetRequiredService<TrustedRecoveryDesk>();
        if (await desk.DueAsync(ct) is { } due)
        {
            await desk.FinishAsync(due, ct);
            return true;
        }

        await desk.ExpireAsync(ct);
        var old = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - _kept;
        await scope
            .GetRequiredService<IdentityDb>()
            .Trusts.Where(t => t.State != TrustState.Accepted && t.AskedAt < old)
            .Where(t => t.EndedAt == null || t.EndedAt < old)
            .ExecuteDeleteAsync(ct);
        return false;
    }
}
