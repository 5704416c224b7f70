using Shahr.Kit.Data;

namespace Shahr.Kit.Audit;

/// <summary>The SQL of audit rows: insert only.</summary>
internal static class AuditRows
{
    private const string Insert = """
        insert into kit_audit_entries (id, at, actor, acting_for, action, subject_kind, subject_id, origin_hash,
          payload, salt, payload_hash)
        values (@id, @at, @actor, @for, @action, @kind, @subject, @origin, @payload, @salt, @hash)
        """;

    public static async Task InsertAsync(CityTransaction tx, AuditEntry entry, CancellationToken ct)
    {
        await using var command = tx.Command(Insert);
        command.With("@id", entry.Id).With("@at", entry.At).With("@actor", entry.Actor).With("@for", entry.ActingFor)
            .With("@action", entry.Action).With("@kind", entry.SubjectKind).With("@subject", entry.SubjectId)
            .With("@origin", entry.OriginHash).With("@payload", entry.Payload).With("@salt", entry.Salt)
            .With("@hash", entry.PayloadHash);
        await command.ExecuteNonQueryAsync(ct);
    }
}
