using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Ledger;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

/// <summary>What tests of this room do with the city's money.</summary>
internal static class TreasuryCity
{
    /// <summary>What is in their wallet, in rials.</summary>
    public static async Task<long> BalanceAsync(this CityHost city, PersonId owner)
    {
        var account = await city.Ledger().FindAsync(MoneyAccounts.WalletOf(owner).Id);
        return account?.Balance.Net ?? 0;
    }

    /// <summary>A payment out of their wallet that waits for their word.</summary>
    public static Task<string> DraftAsync(this CityHost city, Actor actor, params NewPart[] parts) =>
        city.DraftAsync(actor, null, parts);

    /// <summary>The same with words for the receiver.</summary>
    public static Task<string> DraftAsync(this CityHost city, Actor actor, string? note, params NewPart[] parts) =>
        city.InTransactionAsync(services =>
            Task.FromResult(
                ShowPayment.Address(
                    services.GetRequiredService<PaymentDesk>().Draft(PaymentKind.Send, actor, parts, note)
                )
            )
        );

    /// <summary>So much to somebody's wallet.</summary>
    public static NewPart To(PersonId receiver, long rials, string title = "بهرام کریمی") =>
        new(MoneyAccounts.WalletOf(receiver), MoneyCode.Send, new Rial(rials), title);

    /// <summary>How often something of this id was told.</summary>
    public static Task<int> EventsAsync(this CityHost city, string happened, Guid stream) =>
        city.InScopeAsync(async scope =>
        {
            var rows = await scope
                .GetRequiredService<CityDatabase>()
                .ReadAsync(
                    "select body from kit_outbox_events where type = @type and stream = @stream",
                    command => command.With("@type", happened).With("@stream", stream.ToString()),
                    row => row.GetString(0),
                    CancellationToken.None
                );
            return rows.Count;
        });

    /// <summary>The city's ledger.</summary>
    public static ICityLedger Ledger(this CityHost city) => city.Services.GetRequiredService<ICityLedger>();
}
