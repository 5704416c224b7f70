using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// Follows the ledger: money that came into an account with a hook is an event, written in the transaction in which the
/// position moves on. Whatever happens to deliveries, none is lost and none is double.
/// </summary>
internal sealed class RecordEvents(TreasuryDb db, NewRows rows) : IFollowMoney
{
    public async Task FollowAsync(IReadOnlyList<LedgerEntry> lines, CancellationToken ct)
    {
        var came = lines
            .Where(l => l.Kind is EntryKind.Transfer or EntryKind.Post)
            .Where(l => l.Refusal == Refusal.None)
            .ToLookup(l => Numbers.ToGuid(l.Credit.Value));
        if (came.Count == 0)
            return;
        Guid[] accounts = [.. came.Select(c => c.Key)];
        var heard = await db
            .Hooks.AsNoTracking()
            .Where(h => accounts.Contains(h.Account))
            .Select(h => h.Account)
            .ToListAsync(ct);
        foreach (var account in heard)
        foreach (var line in came[account])
            rows.Add(db, EventOf(account, line));
    }

    private static HookEvent EventOf(Guid account, LedgerEntry line) =>
        new()
        {
            Account = account,
            Position = line.Position,
            // What was held and is posted has the part's id as the id of what was held.
            Part = Numbers.ToGuid(line.Kind == EntryKind.Post ? line.Pending.Value : line.Id.Value),
            Code = (MoneyCode)line.Code,
            AmountRial = new Rial(line.Amount),
            At = line.At,
        };
}
