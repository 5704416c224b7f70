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
        var (bank, wallet) = (MoneyAccounts.Bank, MoneyAccounts.WalletOf(owner));
        var answers = await _ledger.SubmitAsync([
            MoneyAccounts.Open(bank.Account, bank.Code),
            MoneyAccounts.Open(wallet.Account, wallet.Code),
            LedgerCommand.Transfer(
                CommandId.From(id),
                AccountId.From(bank.Account),
                AccountId.From(wallet.Account),
                amount.Amount,
                MoneyAccounts.Rials,
                (ushort)MoneyCode.TopUp
            ),
        ]);
        if (!answers[^1].Done)
            throw new InvalidOperationException($"The bank's money did not come: {answers[^1].Refusal}.");
    }
}
