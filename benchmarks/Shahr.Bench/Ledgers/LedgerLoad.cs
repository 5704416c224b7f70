using System.Diagnostics;
using Shahr.Ledger;

namespace Shahr.Bench;

/// <summary>Callers of a ledger in this process, each with one command at a time, over 100,000 accounts.</summary>
internal sealed class LedgerLoad : IDisposable
{
    public const int Accounts = 100_000;
    private const int InCall = 5_000;
    private const uint Rial = 364;

    private readonly GeneralLedger _ledger;
    private long _caller;

    private LedgerLoad(GeneralLedger ledger) => _ledger = ledger;

    public GeneralLedger Ledger => _ledger;

    /// <summary>What one run showed.</summary>
    /// <param name="PerSecond">Transfers acknowledged a second.</param>
    /// <param name="P50">Milliseconds from asking to the answer.</param>
    /// <param name="P99">Of the slowest hundredth.</param>
    /// <param name="Cores">Cores at work, callers included.</param>
    internal readonly record struct Run(double PerSecond, double P50, double P99, double Cores);

    public static Task<LedgerLoad> BeginAsync(string folder) =>
        BeginAsync(GeneralLedger.Open(folder, TimeProvider.System));

    /// <summary>The same in a ledger that was opened elsewhere; it is closed with this.</summary>
    public static async Task<LedgerLoad> BeginAsync(GeneralLedger ledger)
    {
        for (var i = 1; i <= Accounts; i += InCall)
            await ledger.SubmitAsync([
                .. Enumerable.Range(i, InCall).Select(n => LedgerCommand.Open(new AccountId((ulong)n), Rial, 1)),
            ]);
        return new LedgerLoad(ledger);
    }

    /// <summary>So many callers for so long; with <paramref name="hot"/> every rial goes to one account.</summary>
    public async Task<Run> RunAsync(int callers, double seconds, bool hot)
    {
        var until = Stopwatch.GetTimestamp() + (long)(seconds * Stopwatch.Frequency);
        var (since, cpu) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
        var took = await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(() => CallAsync(until, hot))));
        var (elapsed, used) = (Stopwatch.GetElapsedTime(since), Environment.CpuUsage.TotalTime - cpu);
        var all = took.SelectMany(each => each).ToArray();
        var count = all.Length;
        return new Run(
            count / elapsed.TotalSeconds,
            Figures.Percentile(all, 50),
            Figures.Percentile(all, 99),
            used / elapsed
        );
    }

    /// <summary>Many transfers in calls of 500, four calls on their way at a time: microseconds each.</summary>
    public async Task<double> CostAsync(int transfers)
    {
        var since = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => PourAsync(transfers / 4))));
        return Stopwatch.GetElapsedTime(since).TotalMicroseconds / transfers;
    }

    public void Dispose() => _ledger.Dispose();

    private async Task<List<double>> CallAsync(long until, bool hot)
    {
        var (caller, took) = ((ulong)Interlocked.Increment(ref _caller), new List<double>(1 << 14));
        var chance = new Random((int)caller);
        for (var i = 1UL; Stopwatch.GetTimestamp() < until; i++)
        {
            var since = Stopwatch.GetTimestamp();
            var answer = await _ledger.SubmitAsync(Transfer(chance, caller, i, hot));
            if (!answer.Done)
                throw new BenchException($"A transfer was refused: {answer.Refusal}.");
            took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
        return took;
    }

    private async Task PourAsync(int transfers)
    {
        var caller = (ulong)Interlocked.Increment(ref _caller);
        var (chance, number) = (new Random((int)caller), 0UL);
        for (var left = transfers; left > 0; left -= 500)
        {
            var commands = new LedgerCommand[Math.Min(500, left)];
            for (var i = 0; i < commands.Length; i++)
                commands[i] = Transfer(chance, caller, ++number, hot: false);
            await _ledger.SubmitAsync(commands);
        }
    }

    // Ids are as clients choose them: in no order.
    private static LedgerCommand Transfer(Random chance, ulong caller, ulong number, bool hot) =>
        LedgerCommand.Transfer(
            new CommandId(new UInt128((ulong)chance.NextInt64(), (caller << 40) | number)),
            new AccountId((ulong)chance.Next(2, Accounts / 2)),
            new AccountId(hot ? 1 : (ulong)chance.Next(Accounts / 2, Accounts)),
            chance.Next(1, 1_000_000),
            Rial,
            (ushort)chance.Next(1, 4)
        );
}
