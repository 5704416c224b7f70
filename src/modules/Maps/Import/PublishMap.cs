using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Files;

namespace Shahr.Maps;

/// <summary>Puts a finished package in force: kept under its hash, then one transaction moves the pointer.</summary>
internal static class PublishMap
{
    public static async Task<StoredFile> RunAsync(
        IServiceProvider city,
        string package,
        PackageFacts facts,
        long objects,
        CancellationToken ct
    )
    {
        await using var scope = city.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var transaction = services.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync(ct);
        await TakeTurnAsync(transaction, ct);
        StoredFile stored;
        await using (var bytes = File.OpenRead(package))
        {
            stored = await services.GetRequiredService<IFileStore>().KeepAsync(bytes, "application/vnd.sqlite3", ct);
        }

        await InsertAsync(transaction, stored, facts, objects, services.GetRequiredService<TimeProvider>(), ct);
        services
            .GetRequiredService<AuditTrail>()
            .Record(
                "maps.imported",
                "map",
                stored.Hash[..16],
                details: new
                {
                    facts.SourceName,
                    facts.SourceHash,
                    objects,
                }
            );
        await transaction.CommitAsync(ct);
        await city.GetRequiredService<CurrentMap>().RefreshAsync(ct);
        return stored;
    }

    /// <summary>
    /// Imports and the sweep come one after the other: a package that comes into force again must not be let go.
    /// </summary>
    public static async Task TakeTurnAsync(CityTransaction transaction, CancellationToken ct)
    {
        await using var turn = transaction.Command("update maps_current set one = 1 where one = 1");
        await turn.ExecuteNonQueryAsync(ct);
    }

    private static async Task InsertAsync(
        CityTransaction transaction,
        StoredFile stored,
        PackageFacts facts,
        long objects,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var id = Guid.CreateVersion7();
        await using var version = transaction.Command(
            """
            insert into maps_versions (id, hash, bytes, source_name, source_hash, format, objects, imported_at)
            values (@id, @hash, @bytes, @name, @source, @format, @objects, @at)
            """
        );
        version
            .With("@id", id)
            .With("@hash", stored.Hash)
            .With("@bytes", stored.Bytes)
            .With("@name", facts.SourceName)
            .With("@source", facts.SourceHash)
            .With("@format", PackageWriter.Format)
            .With("@objects", objects)
            .With("@at", clock.GetUtcNow().UtcDateTime);
        await version.ExecuteNonQueryAsync(ct);
        await using var pointer = transaction.Command(
            """
            insert into maps_current (one, version_id, hash) values (1, @id, @hash)
            on conflict (one) do update set version_id = @id, hash = @hash
            """
        );
        pointer.With("@id", id).With("@hash", stored.Hash);
        await pointer.ExecuteNonQueryAsync(ct);
    }
}
