using Shahr.Kit;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>What the ledger's refusals mean for whoever pays.</summary>
internal static class LedgerWords
{
    /// <summary>The sentence of a refusal that lay in the accounts.</summary>
    public static Problem Why(Refusal refusal) =>
        refusal switch
        {
            Refusal.ExceedsCredits => TreasuryProblems.NotEnough,
            Refusal.DebitAccountFrozen or Refusal.DebitAccountClosed => TreasuryProblems.WalletShut,
            Refusal.CreditAccountFrozen or Refusal.CreditAccountClosed => TreasuryProblems.ReceiverShut,
            _ => TreasuryProblems.NotDone,
        };
}
