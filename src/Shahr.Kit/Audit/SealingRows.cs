using System.Data.Common;
using Shahr.Kit.Data;

namespace Shahr.Kit.Audit;

/// <summary>One new link, ready to be written beside its row.</summary>
internal sealed record Link(Guid Id, long Seq, string EntryHash, string ChainHash);

/// <summary>The SQL of the sealer: read the head, read what is open, write links and roots.</summary>
internal static class SealingRows
{
    public const string Columns =
        "id, at, actor, acting_for, action, subject_kind, subject_id, origin_hash, payload, salt, payload_hash";

    /// <summary>Place and hash of the chain's last link; zero and genesis for a new city.</summary>
    public static async Task<(long Seq, string ChainHash)> HeadAsync(CityTransaction tx, CancellationToken ct)
    {
        await using var command = tx.Command(
            "select seq, chain_hash from kit_audit_entries where seq is not null order by seq desc limit 1"
        );
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), reader.GetString(1)) : (0, AuditChain.Genesis);
    }

    public static async Task<bool> AnyOpenAsync(DbConnection connection, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = "select 1 from kit_audit_entries where seq is null limit 1";
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    public static async Task<List<AuditEntry>> OpenAsync(CityTransaction tx, int limit, CancellationToken ct)
    {
        await using var command = tx.Command(
            $"select {Columns} from kit_audit_entries where seq is null order by id limit @limit"
        );
        command.With("@limit", limit);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<AuditEntry>();
        while (await reader.ReadAsync(ct))
            rows.Add(ReadEntry(reader));
        return rows;
    }

    /// <summary>The first eleven columns of a row.</summary>
    public static AuditEntry ReadEntry(DbDataReader reader) =>
        new()
        {
            Id = reader.GetGuid(0),
            At = DateTime.SpecifyKind(reader.GetDateTime(1), DateTimeKind.Utc),
            Actor = reader.IsDBNull(2) ? null : reader.GetGuid(2),
            ActingFor = reader.IsDBNull(3) ? null : reader.GetGuid(3),
            Action = reader.GetString(4),
            SubjectKind = reader.GetString(5),
            SubjectId = reader.GetString(6),
            OriginHash = reader.GetString(7),
            Payload = reader.IsDBNull(8) ? null : reader.GetString(8),
            Salt = reader.IsDBNull(9) ? null : reader.GetString(9),
            PayloadHash = reader.GetString(10),
        };

    /// <summary>Writes the links; every row must still be open, or nothing is sealed.</summary>
    public static async Task SealAsync(CityTransaction tx, IReadOnlyList<Link> links, CancellationToken ct)
    {
        var done =
            tx.Database.Kind == DatabaseKind.Postgres
                ? await SealTogetherAsync(tx, links, ct)
                : await SealOneByOneAsync(tx, links, ct);
        if (done != links.Count)
            throw new InvalidOperationException($"{links.Count - done} rows were sealed by another.");
    }

    /// <summary>The last published root, or null before the first.</summary>
    public static async Task<AuditRoot?> LastRootAsync(CityTransaction tx, CancellationToken ct)
    {
        await using var command = tx.Command(
            "select day, seq, chain_hash from kit_audit_roots order by day desc limit 1"
        );
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct)
            ? new AuditRoot(reader.GetFieldValue<DateOnly>(0), reader.GetInt64(1), reader.GetString(2))
            : null;
    }

    public static async Task<DateTime?> FirstInstantAsync(CityTransaction tx, CancellationToken ct)
    {
        await using var command = tx.Command("select at from kit_audit_entries where seq = 1");
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? DateTime.SpecifyKind(reader.GetDateTime(0), DateTimeKind.Utc) : null;
    }

    /// <summary>The last link after <paramref name="after"/> whose entry happened before an instant, or null.</summary>
    public static async Task<(long Seq, string ChainHash)?> LastBeforeAsync(
        CityTransaction tx,
        long after,
        DateTime end,
        CancellationToken ct
    )
    {
        // Walks down from the head: just after midnight only a few rows are newer than the day's end.
        await using var command = tx.Command(
            "select seq, chain_hash from kit_audit_entries where seq > @after and at < @end order by seq desc limit 1"
        );
        command.With("@after", after).With("@end", end);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return await reader.ReadAsync(ct) ? (reader.GetInt64(0), reader.GetString(1)) : null;
    }

    public static async Task InsertRootAsync(CityTransaction tx, AuditRoot root, DateTime now, CancellationToken ct)
    {
        await using var command = tx.Command(
            "insert into kit_audit_roots (day, seq, chain_hash, made_at) values (@day, @seq, @hash, @now)"
        );
        command.With("@day", root.Day).With("@seq", root.Seq).With("@hash", root.ChainHash).With("@now", now);
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<int> SealTogetherAsync(
        CityTransaction tx,
        IReadOnlyList<Link> links,
        CancellationToken ct
    )
    {
        await using var command = tx.Command(
            """
            update kit_audit_entries e set seq = v.seq, entry_hash = v.entry_hash, chain_hash = v.chain_hash
            from unnest(@ids, @seqs, @entries, @chains) as v (id, seq, entry_hash, chain_hash)
            where e.id = v.id and e.seq is null
            """
        );
        command
            .With("@ids", links.Select(l => l.Id).ToArray())
            .With("@seqs", links.Select(l => l.Seq).ToArray())
            .With("@entries", links.Select(l => l.EntryHash).ToArray())
            .With("@chains", links.Select(l => l.ChainHash).ToArray());
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<int> SealOneByOneAsync(
        CityTransaction tx,
        IReadOnlyList<Link> links,
        CancellationToken ct
    )
    {
        await using var command = tx.Command(
            """
            update kit_audit_entries set seq = @seq, entry_hash = @entry, chain_hash = @chain
            where id = @id and seq is null
            """
        );
        var done = 0;
        foreach (var link in links)
        {
            command.Parameters.Clear();
            command
                .With("@id", link.Id)
                .With("@seq", link.Seq)
                .With("@entry", link.EntryHash)
                .With("@chain", link.ChainHash);
            done += await command.ExecuteNonQueryAsync(ct);
        }

        return done;
    }
}
