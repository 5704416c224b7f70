using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Files;

namespace Shahr.Maps;

/// <summary>
/// Lets old packages go from the file store. Every process serves from its own copy and brings only the package in
/// force, which it looks for once a second: an hour after a map came into force nobody brings an older one.
/// </summary>
internal static class SweepPackages
{
    private const int MostAtOnce = 20;
    private static readonly TimeSpan TimeToBring = TimeSpan.FromHours(1);

    /// <summary>One round of the job; true when there may be more to sweep.</summary>
    public static async Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct)
    {
        var now = scope.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime;
        return await SweepAsync(scope, now, ct) == MostAtOnce;
    }

    /// <summary>Sweeps as if it were this instant. Answers how many packages were let go.</summary>
    internal static async Task<int> SweepAsync(IServiceProvider scope, DateTime now, CancellationToken ct)
    {
        var transaction = scope.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        await PublishMap.TakeTurnAsync(transaction, ct);
        var old = await OldAsync(transaction, now - TimeToBring, ct);
        foreach (var hash in old)
        {
            await scope.GetRequiredService<IFileStore>().ForgetAsync(hash, ct);
            await using var mark = transaction.Command(
                "update maps_versions set swept_at = @now where hash = @hash and swept_at is null"
            );
            await mark.With("@now", now).With("@hash", hash).ExecuteNonQueryAsync(ct);
            scope.GetRequiredService<AuditTrail>().Record("maps.swept", "map", hash[..16]);
        }

        return old.Count;
    }

    private static async Task<List<string>> OldAsync(
        CityTransaction transaction,
        DateTime settled,
        CancellationToken ct
    )
    {
        await using var command = transaction.Command(
            """
            select distinct v.hash from maps_versions v
            join maps_current c on c.hash <> v.hash
            join maps_versions inforce on inforce.id = c.version_id
            where v.swept_at is null and inforce.imported_at < @settled
            order by v.hash limit @most
            """
        );
        command.With("@settled", settled).With("@most", MostAtOnce);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var hashes = new List<string>();
        while (await reader.ReadAsync(ct))
            hashes.Add(reader.GetString(0));
        return hashes;
    }
}
