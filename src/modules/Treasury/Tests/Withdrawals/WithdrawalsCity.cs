using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

/// <summary>What a person does to take money out, and what tests ask of it.</summary>
internal static class WithdrawalsCity
{
    public const string Parsian = "IR82 0540 1026 8002 0817 9090 02";

    /// <summary>The simulated bank.</summary>
    public static SimulatedTransfers Bank(this CityHost city) => city.Services.GetRequiredService<SimulatedTransfers>();

    /// <summary>Up to the payment's page, before anything moves.</summary>
    public static async Task<Seen> WriteWithdrawalAsync(this Visitor person, long rials, string sheba = Parsian) =>
        await person.SubmitAsync(
            await person.GetAsync(Withdraw.Address),
            "#withdraw",
            ("Sheba", sheba),
            ("Amount", $"{rials}")
        );

    /// <summary>The whole way: written and asked for.</summary>
    public static async Task<Seen> WithdrawAsync(this Visitor person, long rials) =>
        await person.SubmitAsync(await person.WriteWithdrawalAsync(rials), "#pay");

    /// <summary>The latest withdrawal of a person.</summary>
    public static Task<Withdrawal> WithdrawalOfAsync(this CityHost city, PersonId owner) =>
        city.InScopeAsync(scope =>
            scope
                .GetRequiredService<TreasuryDb>()
                .Withdrawals.AsNoTracking()
                .Where(w => w.OwnerId == owner)
                .OrderByDescending(w => w.MadeAt)
                .FirstAsync()
        );

    /// <summary>Waits, without anybody's hand, until it stands so; the clock is moved on meanwhile.</summary>
    public static Task UntilAsync(this CityHost city, PersonId owner, WithdrawalState state, int stepSeconds = 0) =>
        CityHost.EventuallyAsync(
            async () =>
            {
                if ((await city.WithdrawalOfAsync(owner)).State == state)
                    return true;
                city.Clock.Advance(TimeSpan.FromSeconds(stepSeconds));
                return false;
            },
            $"the withdrawal is {state}"
        );

    /// <summary>What the books have on its way to bank accounts, in rials.</summary>
    public static async Task<long> OnItsWayAsync(this CityHost city) =>
        (await city.Ledger().FindAsync(MoneyAccounts.OnItsWay.Id))?.Balance.Net ?? 0;
}
