using Shahr.Kit.Data;

namespace Shahr.Kit.Audit;

/// <summary>
/// The right to be forgotten inside a history nobody can rewrite: the words of an entry (reason, details) and its salt
/// go, the fact and the salted hash stay, and the chain verifies as before.
/// </summary>
public sealed class AuditErasure(CityTransaction transaction, AuditTrail trail)
{
    /// <summary>Forgets the payloads of everything recorded about a subject, and records that it was done.</summary>
    /// <returns>How many entries forgot.</returns>
    public async Task<int> EraseAsync(
        string subjectKind,
        string subjectId,
        string reason,
        CancellationToken ct = default
    )
    {
        await transaction.BeginAsync(ct);
        var erased = await AuditRows.ErasePayloadsAsync(transaction, subjectKind, subjectId, ct);
        trail.Record("audit.payloads_erased", subjectKind, subjectId, reason, new { erased });
        return erased;
    }
}
