using Shahr.Contracts;
using Shahr.Kit.Outbox;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// Follows the ledger: whoever asked for payments that were agreed to beforehand hears how they ended, those of a batch
/// of the journal in one event.
/// </summary>
internal sealed class TellAgreed(CityEvents events) : IFollowMoney
{
    public Task FollowAsync(IReadOnlyList<LedgerEntry> lines, CancellationToken ct)
    {
        List<AgreedPaymentEnd> ends =
        [
            .. lines
                .Where(l => l is { Kind: EntryKind.Transfer, Code: (ushort)MoneyCode.Agreed } && l.Reference != 0)
                .Select(EndOf),
        ];
        if (ends.Count > 0)
            events.Tell(new AgreedPaymentsEnded(ends));
        return Task.CompletedTask;
    }

    private static AgreedPaymentEnd EndOf(LedgerEntry line)
    {
        var key = Numbers.ToGuid(line.Reference);
        if (line.Refusal == Refusal.None)
            return new AgreedPaymentEnd(key, line.At, IsMoved: true);
        var why = LedgerWords.Why(line.Refusal);
        return new AgreedPaymentEnd(
            key,
            line.At,
            IsMoved: false,
            IsShort: line.Refusal == Refusal.ExceedsCredits,
            why.Fa,
            why.En
        );
    }
}
