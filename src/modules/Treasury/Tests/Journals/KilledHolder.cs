using System.Buffers.Binary;
using System.Globalization;
using Shahr.Ledger;

namespace Shahr.Treasury.Tests;

/// <summary>
/// A process over a shared ledger, whether it has it or not, with eight callers; it says on its output what they were
/// told, until somebody kills it.
/// </summary>
internal static class KilledHolder
{
    public const string Mode = "killed-holder";
    public const double LeaseSeconds = 0.5;

    /// <summary>What was asked, where the answer stands, which it was, and whether another process gave it.</summary>
    public const int WordBytes = 32;

    private const int Callers = 8;

    /// <summary>Arguments: database, folder and seed.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        var seed = ulong.Parse(args[2], CultureInfo.InvariantCulture);
        await using var process = await LedgerProcess.StartAsync(args[0], args[1], LeaseSeconds);
        await using var output = Console.OpenStandardOutput();
        await Task.WhenAll(
            Enumerable
                .Range(0, Callers)
                .Select(caller => Task.Run(() => CallAsync(process, output, seed, (ulong)caller)))
        );
        return 0;
    }

    private static async Task CallAsync(LedgerProcess process, Stream output, ulong seed, ulong caller)
    {
        var word = new byte[WordBytes];
        for (var i = 1UL; ; i++)
        {
            var id = (seed << 40) | (caller << 32) | i;
            var wasHere = process.Holds;
            var answer = await AskAsync(process.Ledger, id);
            BinaryPrimitives.WriteUInt64LittleEndian(word, id);
            BinaryPrimitives.WriteInt64LittleEndian(word.AsSpan(8), answer.Position);
            BinaryPrimitives.WriteInt64LittleEndian(word.AsSpan(16), (long)answer.Refusal);
            BinaryPrimitives.WriteInt64LittleEndian(word.AsSpan(24), wasHere || process.Holds ? 0 : 1);
            lock (output)
                output.Write(word);
        }
    }

    private static async Task<LedgerAnswer> AskAsync(ICityLedger ledger, ulong id)
    {
        while (true)
        {
            try
            {
                var answers = await ledger.SubmitAsync([Purses.Command(id)]);
                if (answers[0].Position > 0)
                    return answers[0];
            }
            catch (LedgerStoppedException)
            {
                // Nobody knows: the same id is asked again.
            }

            await Task.Delay(20);
        }
    }
}
