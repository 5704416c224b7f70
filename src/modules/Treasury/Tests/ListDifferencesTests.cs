using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Ledger;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

/// <summary>Cities of their own: a day is held against the others once.</summary>
public sealed class ListDifferencesTests
{
    private static readonly Grant Reconciles = new(TreasuryModule.Reconcile, OfficeId.New());

    [Fact]
    public async Task A_day_on_which_all_agree_moves_the_money_to_the_bank_and_leaves_nothing_open()
    {
        await using var city = await GatewayCity.StartAsync();
        var (maryam, actor) = city.Somebody("مریم احمدی");
        await maryam.TopUpAsync(300_000);
        await maryam.TopUpAsync(200_000);
        await city.KeptAsync(actor.For);
        await city.NextDayAsync();
        var page = await city.SignedIn("کاوه", Reconciles).GetAsync(ListDifferences.Address);
        Assert.Contains("مغایرتی نیست", page.Text, StringComparison.Ordinal);
        Assert.Equal((0, -500_000), (await NetAsync(city, city.Soap().Name.Account), await NetAsync(city, Bank)));

        // Whatever happens to the row, the same day does not move the money again.
        await city.InTransactionAsync(scope => scope.GetRequiredService<TreasuryDb>().GatewayDays.ExecuteDeleteAsync());
        await city.NextDayAsync();
        Assert.Equal(-500_000, await NetAsync(city, Bank));
    }

    [Fact]
    public async Task Each_difference_is_shown_with_what_each_side_says()
    {
        await using var city = await GatewayCity.StartAsync();
        var (maryam, actor) = city.Somebody("مریم احمدی");
        await maryam.TopUpAsync(300_000);
        await city.KeptAsync(actor.For);
        var reference = (await city.TryOfAsync(actor.For)).Reference ?? "";
        city.Soap().Faults.Report = lines => lines.Append(new MoneyLine("000000000001", new Rial(70_000)));
        city.Soap().Faults.Statement = lines => lines.Select(l => l with { Amount = new Rial(299_990) });
        await city.NextDayAsync();

        var kaveh = city.SignedIn("کاوه", Reconciles);
        var page = await kaveh.GetAsync(ListDifferences.Address);
        foreach (var words in new[] { "در دفتر کل نیست", "بانک آن را ندارد", "مبلغ یکی نیست", "۲۹۹٬۹۹۰", reference })
            Assert.Contains(words, page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_day_whose_settlement_the_ledger_had_no_room_for_is_read_again()
    {
        var full = new FullLedger();
        await using var city = await GatewayCity.StartAsync(more: full.Around);
        var (maryam, actor) = city.Somebody("مریم احمدی");
        await maryam.TopUpAsync(300_000);
        await city.KeptAsync(actor.For);
        city.Clock.Advance(TimeSpan.FromHours(26));
        full.IsFull = true;
        await city.InScopeAsync(scope => Reconcile.RunAsync(scope, CancellationToken.None));
        Assert.False(await city.AnyDayAsync());

        full.IsFull = false;
        await city.InScopeAsync(scope => Reconcile.RunAsync(scope, CancellationToken.None));
        Assert.True(await city.AnyDayAsync());
        Assert.Equal(-300_000, await NetAsync(city, Bank));
    }

    [Fact]
    public async Task Who_is_no_officer_of_it_does_not_see_them()
    {
        await using var city = await GatewayCity.StartAsync();
        var page = await city.SignedIn("مریم احمدی").GetAsync(ListDifferences.Address);
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
    }

    private static Guid Bank => MoneyAccounts.Bank.Account;

    private static async Task<long> NetAsync(CityHost city, Guid account) =>
        (await city.Ledger().FindAsync(AccountId.From(account)))?.Balance.Net ?? 0;
}
