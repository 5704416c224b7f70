using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Shahr.Ledger;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

/// <summary>
/// Real processes over one journal in PostgreSQL. Whoever has the ledger is killed at any moment while both have
/// callers: fifty times, and a thousand in a long run (or <c>SHAHR_LEDGER_KILLS</c>). Or it is only put to sleep.
/// </summary>
public sealed class KillTests
{
    private static readonly int _kills =
        Environment.GetEnvironmentVariable("SHAHR_LEDGER_KILLS") is { } said
            ? int.Parse(said, CultureInfo.InvariantCulture)
        : Environment.GetEnvironmentVariable("SHAHR_LONG") == "1" ? 1000
        : 50;

    private readonly ConcurrentDictionary<ulong, (long Position, Refusal Refusal)> _told = [];
    private readonly List<Process> _living = [];
    private readonly List<Task> _reading = [];
    private int _forwarded;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_often_the_holder_is_killed_nothing_acknowledged_is_lost_and_nothing_is_done_twice()
    {
        await using var database = await SharedDatabase.NewAsync();
        var chance = new Random(20261127);
        await LiveAsync(
            database,
            _kills,
            async turn =>
            {
                await Task.Delay(chance.Next(1, 250), Ct);
                await KillAsync(await HolderAsync(database));
                Start(database, turn + 2);
            }
        );
        Assert.True(_told.Count > _kills * 5, $"only {_told.Count} answers in {_kills} lives");
        Assert.True(_forwarded >= _kills, $"only {_forwarded} answers came from another process");
        TestContext.Current.SendDiagnosticMessage($"{_told.Count} answers, {_forwarded} of them forwarded");
    }

    [Fact]
    public async Task A_holder_that_sleeps_while_another_takes_over_wakes_and_does_nothing_by_itself()
    {
        await using var database = await SharedDatabase.NewAsync();
        await LiveAsync(
            database,
            5,
            async _ =>
            {
                var sleeper = await HolderAsync(database);
                await SignalAsync("STOP", sleeper);
                await CityHost.EventuallyAsync(
                    async () => (await HolderAsync(database)).Id != sleeper.Id,
                    "another takes the ledger"
                );
                await SignalAsync("CONT", sleeper);
            }
        );
    }

    private async Task LiveAsync(SharedDatabase database, int turns, Func<int, Task> strike)
    {
        await using (var first = await LedgerProcess.StartAsync(database.Connection, database.Folder, 60))
            await first.Ledger.SubmitAsync(Purses.Openings);
        try
        {
            Start(database, 1);
            Start(database, 2);
            for (var turn = 1; turn <= turns; turn++)
            {
                await WorkAsync();
                await strike(turn);
            }

            await WorkAsync();
        }
        finally
        {
            while (_living is [var last, ..])
                await KillAsync(last);
        }

        await Task.WhenAll(_reading);
        await CheckAsync(database);
    }

    private async Task CheckAsync(SharedDatabase database)
    {
        await using (var last = await LedgerProcess.StartAsync(database.Connection, database.Folder, 10))
        {
            await CityHost.EventuallyAsync(() => Task.FromResult(last.Holds), "the last lease runs out");
            foreach (var some in _told.Keys.Chunk(1000))
            {
                var answers = await last.Ledger.SubmitAsync([.. some.Select(Purses.Command)]);
                Assert.Equal(some.Select(id => _told[id]), answers.Select(a => (a.Position, a.Refusal)));
            }
        }

        // Every line judged anew: balances, order, one line an id, and a sum of zero.
        Assert.True((await database.VerifyAsync()).Lines >= _told.Count + (int)Purses.Count);
    }

    private void Start(SharedDatabase database, int seed)
    {
        var child =
            Process.Start(
                new ProcessStartInfo(
                    Path.Combine(AppContext.BaseDirectory, "Shahr.Treasury.Tests"),
                    [
                        KilledHolder.Mode,
                        database.Connection,
                        database.Folder,
                        seed.ToString(CultureInfo.InvariantCulture),
                    ]
                )
                {
                    RedirectStandardOutput = true,
                }
            ) ?? throw new InvalidOperationException("The process did not start.");
        _living.Add(child);
        _reading.Add(ReadAsync(child.StandardOutput.BaseStream));
    }

    private async Task ReadAsync(Stream output)
    {
        var word = new byte[KilledHolder.WordBytes];
        while (await output.ReadAtLeastAsync(word, word.Length, throwOnEndOfStream: false, Ct) == word.Length)
        {
            var said = (
                BinaryPrimitives.ReadInt64LittleEndian(word.AsSpan(8)),
                (Refusal)BinaryPrimitives.ReadInt64LittleEndian(word.AsSpan(16))
            );
            Assert.True(_told.TryAdd(BinaryPrimitives.ReadUInt64LittleEndian(word), said));
            if (BinaryPrimitives.ReadInt64LittleEndian(word.AsSpan(24)) == 1)
                Interlocked.Increment(ref _forwarded);
        }
    }

    /// <summary>Waits until both are at work: the one that has the ledger, and the one that asks it.</summary>
    private Task WorkAsync()
    {
        var before = _forwarded;
        return CityHost.EventuallyAsync(() => Task.FromResult(_forwarded > before), "somebody is answered", 60);
    }

    private async Task<Process> HolderAsync(SharedDatabase database)
    {
        while (true)
        {
            var holder = await database.TextAsync("select holder from treasury_ledger");
            var id = int.Parse(holder.Split('/')[1], CultureInfo.InvariantCulture);
            if (_living.Find(process => process.Id == id) is { } found)
                return found;
            await Task.Delay(10, Ct);
        }
    }

    private static async Task SignalAsync(string signal, Process process)
    {
        using var kill = Process.Start("kill", ["-" + signal, process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync(Ct);
        Assert.Equal(0, kill.ExitCode);
    }

    private async Task KillAsync(Process process)
    {
        _living.Remove(process);
        process.Kill();
        await process.WaitForExitAsync(CancellationToken.None);
        process.Dispose();
    }
}
