namespace Shahr.Ledger.Tests;

/// <summary>A ledger in a folder of its own, with a source of money and a few purses.</summary>
internal sealed class LedgerFolder : IDisposable
{
    public const uint Money = 364; // the number of the rial in ISO 4217
    public static readonly AccountId Source = new(1);

    public string Path { get; } = Directory.CreateTempSubdirectory("shahr-ledger").FullName;

    public const int LinesOfFile = 4096;

    public GeneralLedger Open(LedgerOptions? options = null) =>
        GeneralLedger.Open(
            Path,
            TimeProvider.System,
            (options ?? new LedgerOptions()) with
            {
                LinesOfFile = LinesOfFile,
                LinesOfBatch = 1000,
            }
        );

    /// <summary>Opened, with accounts 1 (may owe) to so many (may not).</summary>
    public async Task<GeneralLedger> BeginAsync(int purses, LedgerOptions? options = null)
    {
        var ledger = Open(options);
        await FillAsync(ledger, purses);
        return ledger;
    }

    public static async Task FillAsync(GeneralLedger ledger, int purses)
    {
        var openings = Enumerable
            .Range(1, purses)
            .Select(i =>
                LedgerCommand.Open(
                    new AccountId((ulong)i),
                    Money,
                    1,
                    i == 1 ? AccountFlags.None : AccountFlags.DebitsWithinCredits
                )
            );
        foreach (var answer in await ledger.SubmitAsync([.. openings]))
            Assert.True(answer.Done);
    }

    public static LedgerCommand Give(ulong id, ulong to, long amount, ushort code = 1) => Move(id, 1, to, amount, code);

    public static LedgerCommand Move(ulong id, ulong from, ulong to, long amount, ushort code = 1) =>
        LedgerCommand.Transfer(new CommandId(id), new AccountId(from), new AccountId(to), amount, Money, code);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
