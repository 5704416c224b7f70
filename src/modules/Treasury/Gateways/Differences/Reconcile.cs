using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// The job that holds each finished day of each provider against ledger and bank, once: differences become rows with
/// what each side says, and what the bank got leaves the provider's account in the ledger for the bank's. Nothing
/// outside is asked within a transaction. A payment near midnight may stand on another day with each of the three, so
/// the days on both sides are read too, and a difference belongs to the day on which somebody has it.
/// </summary>
internal sealed partial class Reconcile(
    TreasuryDb db,
    GatewayLines lines,
    IBankStatements bank,
    ICityLedger ledger,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<Reconcile> log
)
{
    // Older days than these wait for nobody: what was silent so long is an officer's to ask.
    private const int DaysBack = 14;
    private const int LinesAtOnce = 1000;

    // The day must be over, and what happened at its end written down everywhere.
    private static readonly TimeSpan AfterMidnight = TimeSpan.FromHours(1);

    public static async Task<bool> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<Reconcile>().RunAsync(ct);
        return false;
    }

    private async Task RunAsync(CancellationToken ct)
    {
        var yesterday = DayOf(clock.GetUtcNow().UtcDateTime - AfterMidnight).AddDays(-1);
        foreach (var gateway in lines.All)
        {
            foreach (var day in await DaysAsync(gateway.Name.Code, yesterday, ct))
            {
                try
                {
                    await DayAsync(gateway, day, ct);
                }
                catch (Exception silent) when (silent is GatewaySilentException or LedgerStoppedException)
                {
                    LogSilent(gateway.Name.Code, day, silent.Message);
                    break;
                }
            }
        }
    }

    // From the first attempt on, those that were not read yet.
    private async Task<List<DateOnly>> DaysAsync(string gateway, DateOnly last, CancellationToken ct)
    {
        var begun = await db.Tries.Where(t => t.Gateway == gateway).MinAsync(t => (DateTime?)t.MadeAt, ct);
        if (begun is null)
            return [];
        var first = DayOf(begun.Value);
        if (first < last.AddDays(-DaysBack))
            first = last.AddDays(-DaysBack);
        var read = await db
            .GatewayDays.Where(d => d.Gateway == gateway && d.Day >= first)
            .Select(d => d.Day)
            .ToListAsync(ct);
        return
        [
            .. Enumerable
                .Range(0, Math.Max(0, last.DayNumber - first.DayNumber + 1))
                .Select(first.AddDays)
                .Except(read),
        ];
    }

    private async Task DayAsync(IPaymentGateway gateway, DateOnly day, CancellationToken ct)
    {
        var (report, ofReport) = await AroundAsync(day, (d, stop) => gateway.ReportAsync(d, stop), ct);
        var (statement, ofStatement) = await AroundAsync(day, (d, stop) => bank.ReadAsync(gateway.Name, d, stop), ct);
        var (ours, ofLedger) = await AroundAsync(day, (d, stop) => LedgerAsync(gateway.Name, d, stop), ct);
        var today = ofReport.Concat(ofStatement).Concat(ofLedger).Select(l => l.Reference).ToHashSet();
        var found = Reconciliation.Match(ours, report, statement).Where(d => today.Contains(d.Reference)).ToList();
        await SettleAsync(gateway.Name, day, Rial.Sum(ofStatement.Select(l => l.Amount)));
        await WriteAsync(gateway.Name.Code, day, found);
        if (found.Count > 0)
            LogFound(gateway.Name.Code, day, found.Count);
    }

    private static async Task<(List<MoneyLine> All, IReadOnlyList<MoneyLine> Day)> AroundAsync(
        DateOnly day,
        Func<DateOnly, CancellationToken, Task<IReadOnlyList<MoneyLine>>> read,
        CancellationToken ct
    )
    {
        var middle = await read(day, ct);
        List<MoneyLine> all = [.. await read(day.AddDays(-1), ct), .. middle, .. await read(day.AddDays(1), ct)];
        all.Sort((a, b) => string.CompareOrdinal(a.Reference, b.Reference));
        return (all, middle);
    }

    // What the ledger has of a day, under the number that the bank knows the payment by.
    private async Task<IReadOnlyList<MoneyLine>> LedgerAsync(GatewayName gateway, DateOnly day, CancellationToken ct)
    {
        var query = new HistoryQuery(
            gateway.Place.Id,
            Code: (ushort)MoneyCode.TopUp,
            From: PersianTime.FromTehran(day.ToDateTime(TimeOnly.MinValue)),
            Until: PersianTime.FromTehran(day.AddDays(1).ToDateTime(TimeOnly.MinValue)),
            Take: LinesAtOnce
        );
        var found = new List<MoneyLine>();
        while (await ledger.FindAsync(query.Account) is not null)
        {
            var page = await ledger.HistoryAsync(query);
            var payments = page.Entries.Select(e => (Guid?)Numbers.ToGuid(e.Reference)).ToList();
            var references = await db
                .Tries.Where(t => payments.Contains(t.PaymentId))
                .Select(t => new { t.PaymentId, t.Reference })
                .ToDictionaryAsync(t => t.PaymentId ?? Guid.Empty, t => t.Reference, ct);
            found.AddRange(
                page.Entries.Where(e => e.Refusal == Refusal.None)
                    .Select(e => new MoneyLine(
                        // Money that no attempt brought in is a difference under the payment's own number.
                        references.GetValueOrDefault(Numbers.ToGuid(e.Reference)) ?? e.Reference.ToString("x32", null),
                        new Rial(e.Amount)
                    ))
            );
            if (page.Next == 0)
                break;
            query = query with { Before = page.Next };
        }

        return found;
    }

    // The same ids for the same day, so that it moves once however often the day is begun.
    private async Task SettleAsync(GatewayName gateway, DateOnly day, Rial amount)
    {
        if (amount <= Rial.Zero)
            return;
        var name = Encoding.UTF8.GetBytes($"settlement {gateway.Code} {day.DayNumber}");
        var id = new Guid(SHA256.HashData(name).AsSpan(0, 16), bigEndian: true);
        var answers = await ledger.SubmitAsync(
            MoneyAccounts.Move(
                CommandId.From(id),
                MoneyAccounts.Bank,
                gateway.Place,
                amount.Amount,
                MoneyCode.Settlement
            )
        );
        // Before the day is marked as read: what the ledger had no room for is asked again with the next round.
        if (!answers[^1].Done)
            throw new LedgerStoppedException($"the settlement was not taken: {answers[^1].Refusal}");
    }

    private async Task WriteAsync(string gateway, DateOnly day, List<Difference> found)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var scope = scopes.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        var rows = scope.ServiceProvider.GetRequiredService<TreasuryDb>();
        await transaction.BeginAsync();
        rows.GatewayDays.Add(
            new GatewayDay
            {
                Gateway = gateway,
                Day = day,
                ReadAt = now,
                Differences = found.Count,
            }
        );
        rows.Differences.AddRange(found.Select(d => MoneyDifference.Of(gateway, day, d, now)));
        scope
            .ServiceProvider.GetRequiredService<AuditTrail>()
            .Record("treasury.reconciled", "gateway", gateway, details: new { day, differences = found.Count });
        await transaction.CommitAsync();
    }

    private static DateOnly DayOf(DateTime utc) => DateOnly.FromDateTime(PersianTime.ToTehran(utc));

    [LoggerMessage(1, LogLevel.Warning, "{Gateway} cannot be reconciled for {Day} yet: {Why}")]
    private partial void LogSilent(string gateway, DateOnly day, string why);

    [LoggerMessage(2, LogLevel.Error, "{Gateway} on {Day}: {Count} differences, see /treasury/differences")]
    private partial void LogFound(string gateway, DateOnly day, int count);
}
