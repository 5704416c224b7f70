using System.Data.Common;
using Shahr.Kit.Data;

namespace Shahr.Kit.Audit;

/// <summary>The SQL of audit rows as requests write them: insert, and erasing a payload.</summary>
internal static class AuditRows
{
    private const string Insert = """
        insert into kit_audit_entries (id, at, actor, acting_for, action, subject_kind, subject_id, origin_hash,
          payload, salt, payload_hash)
        values (@id, @at, @actor, @for, @action, @kind, @subject, @origin, @payload, @salt, @hash)
        """;

    /// <summary>All entries of a request; one round trip on PostgreSQL.</summary>
    public static async Task InsertAsync(CityTransaction tx, IReadOnlyList<AuditEntry> entries, CancellationToken ct)
    {
        if (entries.Count > 1 && tx.Connection.CanCreateBatch)
        {
            await using var batch = tx.Connection.CreateBatch();
            batch.Transaction = tx.Current;
            foreach (var entry in entries)
                batch.BatchCommands.Add(Filled(batch.CreateBatchCommand(), entry));
            await batch.ExecuteNonQueryAsync(ct);
            return;
        }

        foreach (var entry in entries)
        {
            await using var command = tx.Command(Insert);
            foreach (var (name, value) in Values(entry))
                command.With(name, value);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    /// <summary>
    /// Forgets what was said about a subject; the chain keeps the salted hash. Answers how many rows forgot.
    /// </summary>
    public static async Task<int> ErasePayloadsAsync(
        CityTransaction tx,
        string kind,
        string subject,
        CancellationToken ct
    )
    {
        await using var command = tx.Command(
            """
            update kit_audit_entries set payload = null, salt = null
            where subject_kind = @kind and subject_id = @subject and payload is not null
            """
        );
        command.With("@kind", kind).With("@subject", subject);
        return await command.ExecuteNonQueryAsync(ct);
    }

    private static DbBatchCommand Filled(DbBatchCommand command, AuditEntry entry)
    {
        command.CommandText = Insert;
        foreach (var (name, value) in Values(entry))
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value ?? DBNull.Value);
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private static (string Name, object? Value)[] Values(AuditEntry entry) =>
        [
            ("@id", entry.Id),
            ("@at", entry.At),
            ("@actor", entry.Actor),
            ("@for", entry.ActingFor),
            ("@action", entry.Action),
            ("@kind", entry.SubjectKind),
            ("@subject", entry.SubjectId),
            ("@origin", entry.OriginHash),
            ("@payload", entry.Payload),
            ("@salt", entry.Salt),
            ("@hash", entry.PayloadHash),
        ];
}
