using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Values;

namespace Shahr.Cases;

/// <summary>Finds cases, locks them for a change, and writes what happened into history and audit together.</summary>
internal sealed class CaseStore(CasesDb db, AuditTrail audit, CaseClock clock)
{
    /// <summary>A case to read, by public number or id as addresses carry them; null when there is none.</summary>
    public async Task<Case?> FindAsync(string key, CancellationToken ct)
    {
        var cases = db.Cases.AsNoTracking().Include(c => c.Steps.OrderBy(s => s.Position));
        if (PublicNumber.TryParse(key, out var number))
            return await cases.SingleOrDefaultAsync(c => c.Number == number.Value, ct);
        return CaseId.TryParse(key, out var id) ? await cases.SingleOrDefaultAsync(c => c.Id == id, ct) : null;
    }

    /// <summary>
    /// A case to change. Taking the next revision first makes everybody else who wants to change it wait for our
    /// commit,
    /// so that what is read after it is the truth until then.
    /// </summary>
    public async Task<Case?> LockAsync(string key, CancellationToken ct)
    {
        var number = PublicNumber.TryParse(key, out var parsed) ? parsed.Value : null;
        var id = CaseId.TryParse(key, out var parsedId) ? parsedId : default;
        var locked = await db
            .Cases.Where(c => number != null ? c.Number == number : c.Id == id)
            .ExecuteUpdateAsync(change => change.SetProperty(c => c.Revision, c => c.Revision + 1), ct);
        if (locked == 0)
            return null;
        return await db
            .Cases.Include(c => c.Steps.OrderBy(s => s.Position))
            .SingleAsync(c => number != null ? c.Number == number : c.Id == id, ct);
    }

    /// <summary>A case of one's own to change; somebody else's does not exist.</summary>
    public async Task<Case?> LockOwnAsync(string key, Actor actor, CancellationToken ct) =>
        await LockAsync(key, ct) is { } found && found.Applicant == actor.For ? found : null;

    /// <summary>Writes a line of the history and the audit entry of the same act.</summary>
    public void Write(Case on, LineKind kind, Actor actor, CaseStep? step = null, string? text = null)
    {
        db.Lines.Add(
            new CaseLine
            {
                Id = Guid.CreateVersion7(clock.Now),
                CaseId = on.Id,
                Kind = kind,
                At = clock.Now,
                StepId = step?.Id,
                Person = actor.Person,
                Office = step?.Office,
                Text = text,
            }
        );
        audit.Record("cases." + AuditName(kind), "case", on.Number, text, new { step = step?.Code });
    }

    private static string AuditName(LineKind kind) =>
        kind switch
        {
            LineKind.Opened => "opened",
            LineKind.Claimed => "claimed",
            LineKind.Released => "released",
            LineKind.Asked => "asked",
            LineKind.Answered => "answered",
            LineKind.Confirmed => "confirmed",
            LineKind.NotConfirmed => "not_confirmed",
            LineKind.Granted => "granted",
            LineKind.Refused => "refused",
            LineKind.Withdrawn => "withdrawn",
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        };
}
