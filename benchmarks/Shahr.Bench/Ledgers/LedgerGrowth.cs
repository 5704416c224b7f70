using System.Diagnostics;
using Shahr.Ledger;

namespace Shahr.Bench;

/// <summary>
/// What a transfer costs in a ledger of ten million lines and in a small one, and how long such a one starts.
/// </summary>
internal static class LedgerGrowth
{
    private const int Small = 100_000;
    private const int Large = 10_000_000;
    private const int Each = 20_000;
    private const int Rounds = 7;

    public static async Task RunAsync(Room room, Report report)
    {
        var folder = room.Folder("ledger-large");
        var (small, large) = (new List<double>(), new List<double>());
        using (var few = await LedgerLoad.BeginAsync(room.Folder("ledger-small")))
        using (var many = await LedgerLoad.BeginAsync(folder))
        {
            Report.Say($"filling {Figures.Whole(Large)} lines");
            await few.CostAsync(Small);
            await many.CostAsync(Large);
            for (var i = 0; i < Rounds; i++)
            {
                small.Add(await few.CostAsync(Each));
                large.Add(await many.CostAsync(Each));
            }
            await TellPastAsync(many.Ledger, report);
        }
        report.Table(
            ["microseconds a transfer", "median of 7", "worst"],
            [
                ["among 100,000 lines", Figures.Two(small.Median()), Figures.Two(small.Max())],
                ["among 10,000,000 lines", Figures.Two(large.Median()), Figures.Two(large.Max())],
                ["ratio (goal 1.3)", Figures.Ratio(large.Median() / small.Median()), ""],
            ]
        );
        var (with, from) = Open(folder);
        File.Delete(Path.Join(folder, "snapshot"));
        var (without, _) = Open(folder);
        report.Table(
            ["start with 10,000,000 lines", "seconds", "goal"],
            [
                [$"with a snapshot (lines read again: {Figures.Whole(from)})", Figures.Two(with), "10"],
                ["without one", Figures.Two(without), ""],
            ]
        );
        report.Figure(
            "growth",
            new
            {
                small,
                large,
                with,
                without,
            }
        );
    }

    private static async Task TellPastAsync(GeneralLedger ledger, Report report)
    {
        var account = new AccountId(77);
        var newest = (await ledger.HistoryAsync(new HistoryQuery(account))).Entries;
        var oldest = ledger.Read(0, LedgerLoad.Accounts + 1)[^1].At;
        var since = Stopwatch.GetTimestamp();
        const int times = 1000;
        for (var i = 0; i < times; i++)
            await ledger.BalanceAtAsync(account, oldest.AddTicks((newest[0].At - oldest).Ticks * i / times));
        var past = Stopwatch.GetElapsedTime(since).TotalMilliseconds / times;
        since = Stopwatch.GetTimestamp();
        for (var i = 0; i < times; i++)
            await ledger.HistoryAsync(new HistoryQuery(account, Code: 2, Take: 50));
        var page = Stopwatch.GetElapsedTime(since).TotalMilliseconds / times;
        report.Note(
            $"Among {Figures.Whole(Large)} lines: a balance at a past moment {Figures.Two(past)} ms, "
                + $"a page of 50 lines of one code {Figures.Two(page)} ms."
        );
    }

    private static (double Seconds, long Read) Open(string folder)
    {
        GC.Collect();
        var since = Stopwatch.GetTimestamp();
        using var ledger = GeneralLedger.Open(folder, TimeProvider.System);
        var took = Stopwatch.GetElapsedTime(since).TotalSeconds;
        return (took, ledger.Opening.End - ledger.Opening.FromSnapshot);
    }
}
