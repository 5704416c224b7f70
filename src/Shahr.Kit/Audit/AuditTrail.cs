using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using Shahr.Kit.Data;

namespace Shahr.Kit.Audit;

/// <summary>
/// Who did what, for whom, when, why and from where: gathered during the request, written plain in its transaction,
/// chained later by the sealer. The payload (reason, details) is erasable; only its salted hash is chained.
/// </summary>
public sealed class AuditTrail(CityTransaction transaction, CurrentRequest request, TimeProvider clock) : ICommitPart
{
    private readonly List<AuditEntry> _entries = [];

    /// <summary>Remembers one act; it becomes a row when the transaction commits.</summary>
    /// <param name="action">Past-tense fact with its module, <c>cases.decided</c>.</param>
    /// <param name="subjectKind">What it was done to, <c>case</c>.</param>
    /// <param name="subjectId">Its id or public number.</param>
    /// <param name="reason">The person's stated reason, if one was asked.</param>
    /// <param name="details">Ids and field names, never secrets.</param>
    public void Record(
        string action,
        string subjectKind,
        string subjectId,
        string? reason = null,
        object? details = null
    )
    {
        var payload = JsonSerializer.Serialize(new { reason, details }, JsonSerializerOptions.Web);
        var salt = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        _entries.Add(
            new AuditEntry
            {
                Id = Guid.CreateVersion7(),
                At = AuditEntry.Truncate(clock.GetUtcNow().UtcDateTime),
                Actor = request.Actor?.Person.Value,
                ActingFor = request.Actor?.For.Value,
                Action = action,
                SubjectKind = subjectKind,
                SubjectId = subjectId,
                OriginHash = AuditEntry.HashText(salt + request.Origin),
                Payload = payload,
                Salt = salt,
                PayloadHash = AuditEntry.HashText(salt + payload),
            }
        );
        transaction.Join(this);
    }

    IEnumerable<DbCommand> ICommitPart.Commands(CityTransaction tx) =>
        _entries.Select(entry => AuditRows.Insert(tx, entry));

    void ICommitPart.Committed() => _entries.Clear();
}
