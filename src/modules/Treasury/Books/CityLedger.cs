using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>The city's ledger for whoever asks: in this process where it is here, otherwise where it is.</summary>
internal sealed class CityLedger(LedgerHost here, ForwardedLedger elsewhere) : ICityLedger
{
    private ICityLedger Now => here.IsElsewhere ? elsewhere : here;

    public Task<LedgerAnswer[]> SubmitAsync(IReadOnlyList<LedgerCommand> commands) => Now.SubmitAsync(commands);

    public Task<Account?> FindAsync(AccountId account) => Now.FindAsync(account);

    public Task<LedgerEntry?> FindAsync(CommandId id) => Now.FindAsync(id);

    public Task<HistoryPage> HistoryAsync(HistoryQuery query) => Now.HistoryAsync(query);

    public Task<Balance?> BalanceAtAsync(AccountId account, DateTime at) => Now.BalanceAtAsync(account, at);
}
