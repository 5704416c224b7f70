using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// The city's one ledger, wherever it runs. Every question and every command may throw
/// <see cref="LedgerStoppedException"/>: then nobody knows, and the same id is asked again later.
/// </summary>
internal interface ICityLedger
{
    /// <summary>Asks several commands at once; those that are linked stand or fall together.</summary>
    Task<LedgerAnswer[]> SubmitAsync(IReadOnlyList<LedgerCommand> commands);

    /// <summary>The account as it stands; null where nothing ever moved.</summary>
    Task<Account?> FindAsync(AccountId account);

    /// <summary>The line of a command's id, done or refused; null where there is none.</summary>
    Task<LedgerEntry?> FindAsync(CommandId id);

    /// <summary>A page of an account's history, the newest line first.</summary>
    Task<HistoryPage> HistoryAsync(HistoryQuery query);

    /// <summary>The balance at a moment (UTC); null where there was no account yet.</summary>
    Task<Balance?> BalanceAtAsync(AccountId account, DateTime at);
}
