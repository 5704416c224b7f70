using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;

namespace Shahr.Partners;

/// <summary>
/// Removes the rows of codes and tokens a day after they expired. Until then what was spent stays, so that it is
/// known when it comes again. Sign-ins whose session ran out go as well.
/// </summary>
internal static class SweepTokens
{
    private const int Most = 1000;

    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        var old = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime - TimeSpan.FromDays(1);
        var db = scope.GetRequiredService<PartnersDb>();
        var expired = await db
            .Tokens.Where(t => t.ExpirationDate < old)
            .OrderBy(t => t.ExpirationDate)
            .Take(Most)
            .Select(t => t.Id)
            .ToListAsync(ct);
        await db.Tokens.Where(t => expired.Contains(t.Id)).ExecuteDeleteAsync(ct);
        await using var guesses = scope
            .GetRequiredService<CityTransaction>()
            .Command("delete from partners_guesses where until < @old");
        await guesses.With("@old", old).ExecuteNonQueryAsync(ct);
        // No session of the city is longer, and what ran out by itself is told to nobody.
        var over = old - Protocol.LongestLife;
        await db.SignIns.Where(s => s.BegunAt < over && s.NextAt == null).ExecuteDeleteAsync(ct);
        return expired.Count == Most;
    }
}
