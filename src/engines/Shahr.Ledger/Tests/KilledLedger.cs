using System.Buffers.Binary;
using System.Globalization;

namespace Shahr.Ledger.Tests;

/// <summary>
/// A process with a ledger and sixteen callers, which says on its output what it was told, until somebody kills it.
/// </summary>
internal static class KilledLedger
{
    public const string Mode = "killed-ledger";
    public const int Purses = 40;

    private const int Callers = 16;

    /// <summary>
    /// A word of the output: what was asked, by the seed it was made from, and where the answer stands.
    /// </summary>
    public const int WordBytes = 24;

    /// <summary>Arguments: folder and seed.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var seed = int.Parse(args[1], CultureInfo.InvariantCulture);
        using var ledger = GeneralLedger.Open(args[0], TimeProvider.System, Options);
        await LedgerFolder.FillAsync(ledger, Purses);
        await using var output = Console.OpenStandardOutput();
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => CallAsync(ledger, output, seed, caller)));
        return 0;
    }

    /// <summary>
    /// Small files, and copies of the book all the time: what may happen while it dies should happen.
    /// </summary>
    public static LedgerOptions Options =>
        new()
        {
            LinesOfFile = LedgerFolder.LinesOfFile,
            LinesOfBatch = 1000,
            LinesBetweenSnapshots = 2000,
        };

    /// <summary>The command of an id; the id holds all it is made from.</summary>
    public static LedgerCommand Command(ulong id)
    {
        var chance = new Random((int)(id ^ (id >> 32)));
        var (from, to) = ((ulong)chance.Next(2, 20), (ulong)chance.Next(20, Purses + 1));
        return chance.Next(4) switch
        {
            0 => LedgerFolder.Give(id, from, chance.Next(1, 1000)),
            1 => LedgerFolder.Move(id, from, to, chance.Next(1, 1000)) with
            {
                Kind = EntryKind.Pending,
                TimeoutSeconds = (uint)chance.Next(0, 3),
            },
            2 => LedgerCommand.Post(new CommandId(id), new CommandId(id - 1)),
            _ => LedgerFolder.Move(id, from, to, chance.Next(1, 100)),
        };
    }

    private static async Task CallAsync(GeneralLedger ledger, Stream output, int seed, int caller)
    {
        var word = new byte[WordBytes];
        for (var i = 1UL; ; i++)
        {
            var id = ((ulong)seed << 40) | ((ulong)caller << 32) | i;
            var answer = await ledger.SubmitAsync(Command(id));
            BinaryPrimitives.WriteUInt64LittleEndian(word, id);
            BinaryPrimitives.WriteInt64LittleEndian(word.AsSpan(8), answer.Position);
            BinaryPrimitives.WriteInt64LittleEndian(word.AsSpan(16), (long)answer.Refusal);
            lock (output)
                output.Write(word);
        }
    }
}
