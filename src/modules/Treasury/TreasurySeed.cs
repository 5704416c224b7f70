using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>Money of a demo or a test: the bank brought it, nobody paid.</summary>
public sealed class TreasurySeed
{
    private readonly LedgerHost _ledger;

    internal TreasurySeed(LedgerHost ledger) => _ledger = ledger;

    /// <summary>So much into somebody's wallet, once for one id; also before the city is open.</summary>
    public async Task GiveAsync(PersonId owner, Rial amount, Guid id, CancellationToken ct = default)
    {
        await _ledger.OpenAsync(ct);
        var answers = await _ledger.SubmitAsync(
            MoneyAccounts.Move(
                CommandId.From(id),
                MoneyAccounts.Bank,
                MoneyAccounts.WalletOf(owner),
                amount.Amount,
                MoneyCode.TopUp
            )
        );
        if (!answers[^1].Done)
            throw new InvalidOperationException($"The bank's money did not come: {answers[^1].Refusal}.");
    }
}
