using System.Data.Common;
using Shahr.Kit.Data;

namespace Shahr.Kit.Audit;

/// <summary>The SQL of audit rows as requests write them: insert, and erasing a payload.</summary>
internal static class AuditRows
{
    /// <summary>The command that writes an entry.</summary>
    public static DbCommand Insert(CityTransaction tx, AuditEntry entry) =>
        tx.Command(
                """
                insert into kit_audit_entries (id, at, actor, acting_for, action, subject_kind, subject_id, origin_hash,
                  payload, salt, payload_hash)
                values (@id, @at, @actor, @for, @action, @kind, @subject, @origin, @payload, @salt, @hash)
                """
            )
            .With("@id", entry.Id)
            .With("@at", entry.At)
            .With("@actor", entry.Actor)
            .With("@for", entry.ActingFor)
            .With("@action", entry.Action)
            .With("@kind", entry.SubjectKind)
            .With("@subject", entry.SubjectId)
            .With("@origin", entry.OriginHash)
            .With("@payload", entry.Payload)
            .With("@salt", entry.Salt)
            .With("@hash", entry.PayloadHash);

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
}
