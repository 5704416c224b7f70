using System.Buffers.Binary;
using System.Diagnostics;
using System.Globalization;

namespace Shahr.Ledger.Tests;

/// <summary>
/// A real process on a real disk, killed again and again at any moment over one and the same journal: fifty times, and
/// a thousand in a long run.
/// </summary>
public sealed class KillTests : IDisposable
{
    private static readonly int _kills = LongRun.Times("SHAHR_LEDGER_KILLS", 50, 1000);

    private readonly LedgerFolder _folder = new();
    private readonly Dictionary<ulong, (long Position, Refusal Refusal)> _told = [];

    public void Dispose() => _folder.Dispose();

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task However_often_it_is_killed_nothing_acknowledged_is_lost_and_nothing_is_done_twice()
    {
        var chance = new Random(20261127);
        var unfinished = 0;
        for (var kill = 1; kill <= _kills; kill++)
        {
            var told = await LiveAsync(kill, chance.Next(1, 250));
            foreach (var (id, answer) in told)
                _told.Add(id, answer);
            using var ledger = GeneralLedger.Open(_folder.Path, TimeProvider.System, KilledLedger.Options);
            unfinished += ledger.Opening.Unfinished > 0 ? 1 : 0;
            await CheckAsync(ledger, told);
        }
        Assert.True(_told.Count > _kills * 20, $"only {_told.Count} answers in {_kills} lives");
        await EverythingAsync();
        TestContext.Current.SendDiagnosticMessage($"{_told.Count} answers, {unfinished} batches half written");
    }

    private async Task<Dictionary<ulong, (long, Refusal)>> LiveAsync(int seed, int milliseconds)
    {
        using var child =
            Process.Start(
                new ProcessStartInfo(
                    Path.Combine(AppContext.BaseDirectory, "Shahr.Ledger.Tests"),
                    [KilledLedger.Mode, _folder.Path, seed.ToString(CultureInfo.InvariantCulture)]
                )
                {
                    RedirectStandardOutput = true,
                }
            ) ?? throw new InvalidOperationException("The ledger did not start.");
        var output = child.StandardOutput.BaseStream;
        var words = new MemoryStream();
        var first = new byte[KilledLedger.WordBytes];
        await output.ReadExactlyAsync(first, Ct);
        words.Write(first);
        var rest = output.CopyToAsync(words, Ct);
        await Task.Delay(milliseconds, Ct);
        child.Kill();
        await child.WaitForExitAsync(Ct);
        await rest;
        var told = new Dictionary<ulong, (long, Refusal)>();
        var bytes = words.ToArray();
        for (var at = 0; at + KilledLedger.WordBytes <= bytes.Length; at += KilledLedger.WordBytes)
            told.Add(
                BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(at)),
                (
                    BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at + 8)),
                    (Refusal)BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(at + 16))
                )
            );
        return told;
    }

    private static async Task CheckAsync(GeneralLedger ledger, Dictionary<ulong, (long, Refusal)> told)
    {
        // Asked again, every command gets the answer it got, and the last of each caller one answer or the other.
        var answers = await AskAsync(ledger, told.Keys);
        Assert.Equal(told.Values, answers.Select(a => (a.Position, a.Refusal)));
        var end = ledger.End;
        var last = told.Keys.GroupBy(id => id >> 32).Select(caller => caller.Max() + 1);
        foreach (var id in last)
            Assert.Equal(
                await ledger.SubmitAsync(KilledLedger.Command(id)),
                await ledger.SubmitAsync(KilledLedger.Command(id))
            );
        Assert.True(ledger.End >= end);
    }

    // A thousand at a time: more than may wait would be told to come again.
    private static async Task<List<LedgerAnswer>> AskAsync(GeneralLedger ledger, IEnumerable<ulong> ids)
    {
        var answers = new List<LedgerAnswer>();
        foreach (var some in ids.Chunk(1000))
            answers.AddRange(await ledger.SubmitAsync([.. some.Select(KilledLedger.Command)]));
        return answers;
    }

    private async Task EverythingAsync()
    {
        using (var ledger = GeneralLedger.Open(_folder.Path, TimeProvider.System, KilledLedger.Options))
        {
            Assert.Null(await ledger.Checked);
            var answers = await AskAsync(ledger, _told.Keys);
            Assert.Equal(_told.Values, answers.Select(a => (a.Position, a.Refusal)));
        }
        // Every line judged anew: balances, order, one line an id, and a sum of zero.
        using var disk = new FolderDisk(_folder.Path);
        using var journal = new FileJournal(disk, LedgerFolder.LinesOfFile);
        Assert.True(Verification.Run(journal).Lines >= _told.Count);
    }
}
