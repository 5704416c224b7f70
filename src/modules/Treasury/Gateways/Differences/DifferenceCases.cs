using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// Each difference becomes a case of the office of finance, with what is known of it; how the case ends settles the
/// difference.
/// </summary>
internal sealed class DifferenceCases(TreasuryDb db, ICases cases, TimeProvider clock) : IHandle<CaseDecided>
{
    /// <summary>The service whose cases they are.</summary>
    public const string Service = "money-difference";

    // On a day on which a bank sends nothing there are thousands: each transaction opens a few.
    private const int AtOnce = 20;

    // What stands in a case is written once, in the language of its officers.
    private static readonly UiContext _persian = new();

    /// <summary>Opens what has no case yet; true while there may be more. A job in a transaction.</summary>
    public static Task<bool> RunAsync(IServiceProvider services, CancellationToken ct) =>
        services.GetRequiredService<DifferenceCases>().OpenAsync(ct);

    /// <summary>The case was decided: with its reason the difference is settled.</summary>
    public Task HandleAsync(CaseDecided happened, Delivery delivery, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db
            .Differences.Where(d => d.CaseNumber == happened.Number && d.SettledAt == null)
            .ExecuteUpdateAsync(
                set => set.SetProperty(d => d.SettledAt, now).SetProperty(d => d.Reason, happened.ReasonFa),
                ct
            );
    }

    private async Task<bool> OpenAsync(CancellationToken ct)
    {
        var waiting = await db
            .Differences.Where(d => d.CaseNumber == null && d.SettledAt == null)
            .OrderBy(d => d.FoundAt)
            .ThenBy(d => d.Id)
            .Take(AtOnce)
            .ToListAsync(ct);
        if (waiting.Count == 0)
            return false;
        var references = waiting.ConvertAll(d => d.Reference);
        var tries = await db
            .Tries.AsNoTracking()
            .Where(t => t.Reference != null && references.Contains(t.Reference))
            .OrderBy(t => t.MadeAt)
            .ToListAsync(ct);
        foreach (var difference in waiting)
        {
            var tried = tries.FindLast(t => t.Reference == difference.Reference && t.Gateway == difference.Gateway);
            // The difference's id is the key: however often this is begun, one case is opened.
            var order = new CaseOrder(difference.Id, Service, Answers(difference, tried), tried?.OwnerId);
            var opened = await cases.OpenForCityAsync(order, ct);
            // Nothing of this round may stay; the job comes again, and says so until the city is set up for it.
            if (opened.Problem is { } problem)
                throw new InvalidOperationException($"No case for the difference {difference.Reference}: {problem.En}");
            difference.OpenedAs(opened.Value);
        }

        await db.SaveChangesAsync(ct);
        return waiting.Count == AtOnce;
    }

    private static Dictionary<string, string> Answers(MoneyDifference difference, GatewayTry? tried)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["kind"] = difference.Kind.ToString(),
            ["gateway"] = difference.Gateway,
            ["day"] = JalaliDate.From(difference.Day).ToString(),
            ["reference"] = difference.Reference,
            ["evidence"] = tried is null
                ? "در شهر کسی با این شمارهٔ مرجع به بانک نرفته است."
                : $"شارژ کیف پول {tried.Number}: {TryWords.Short(tried.State, _persian)}، "
                    + $"{tried.AmountRial.ToNumberString()} ریال.",
        };
        Add("ledger", difference.LedgerRial);
        Add("provider", difference.ProviderRial);
        Add("bank", difference.BankRial);
        return answers;

        void Add(string name, Rial? amount)
        {
            if (amount is { } said)
                answers[name] = said.Amount.ToString(CultureInfo.InvariantCulture);
        }
    }
}
