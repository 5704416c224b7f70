using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Ledger;

namespace Shahr.Treasury.Tests;

/// <summary>The city's ledger, which says for a while that it has no room for settlements.</summary>
internal sealed class FullLedger
{
    public bool IsFull { get; set; }

    /// <summary>Puts it around the city's own.</summary>
    public void Around(IServiceCollection services) =>
        services.Replace(
            ServiceDescriptor.Singleton<ICityLedger>(city => new Front(
                ActivatorUtilities.CreateInstance<CityLedger>(city),
                this
            ))
        );

    private sealed class Front(CityLedger behind, FullLedger full) : ICityLedger
    {
        public Task<LedgerAnswer[]> SubmitAsync(IReadOnlyList<LedgerCommand> commands) =>
            full.IsFull && commands[^1].Code == (ushort)MoneyCode.Settlement
                ? Task.FromResult(commands.Select(_ => new LedgerAnswer(Refusal.Busy, 0, default, 0)).ToArray())
                : behind.SubmitAsync(commands);

        public Task<Account?> FindAsync(AccountId account) => behind.FindAsync(account);

        public Task<LedgerEntry?> FindAsync(CommandId id) => behind.FindAsync(id);

        public Task<HistoryPage> HistoryAsync(HistoryQuery query) => behind.HistoryAsync(query);

        public Task<Balance?> BalanceAtAsync(AccountId account, DateTime at) => behind.BalanceAtAsync(account, at);
    }
}
