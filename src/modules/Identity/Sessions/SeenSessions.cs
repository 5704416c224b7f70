using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;

namespace Shahr.Identity;

/// <summary>
/// Remembers which sessions were used, for «آخرین بازدید». Reading a page changes nothing: a job writes the times
/// once a minute, and a session's at most once an hour.
/// </summary>
internal sealed class SeenSessions
{
    private static readonly TimeSpan Coarse = TimeSpan.FromHours(1);

    // At a kiosk minutes count.
    private static readonly TimeSpan Fine = TimeSpan.FromSeconds(20);
    private readonly ConcurrentDictionary<Guid, DateTime> _waiting = new();

    public void Saw(Guid session, DateTime lastWritten, DateTime now, bool atKiosk = false)
    {
        if (now - lastWritten > (atKiosk ? Fine : Coarse))
            _waiting[session] = now;
    }

    /// <summary>When it was seen last, as far as this process and the database know.</summary>
    public DateTime LastOf(Guid session, DateTime written) =>
        _waiting.TryGetValue(session, out var later) && later > written ? later : written;

    public static async Task<bool> WriteAsync(IServiceProvider scope, CancellationToken ct)
    {
        var seen = scope.GetRequiredService<SeenSessions>();
        if (seen._waiting.IsEmpty)
            return false;
        var transaction = scope.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        var db = scope.GetRequiredService<IdentityDb>();
        var batch = seen._waiting.Take(500).ToList();
        foreach (var (id, at) in batch)
        {
            await db
                .Sessions.Where(s => s.Id == id && s.SeenAt < at)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, at), ct);
        }

        await transaction.CommitAsync(ct);
        foreach (var written in batch)
            seen._waiting.TryRemove(written);
        return !seen._waiting.IsEmpty;
    }
}
