using Shahr.Ledger;

namespace Shahr.Treasury.Tests;

/// <summary>Accounts 1 (may owe) to <see cref="Count"/> (may not), and what moves between them.</summary>
internal static class Purses
{
    public const ulong Count = 40;

    public static IReadOnlyList<LedgerCommand> Openings { get; } =
    [
        .. Enumerable
            .Range(1, (int)Count)
            .Select(i =>
                LedgerCommand.Open(
                    new AccountId((ulong)i),
                    MoneyAccounts.Rials,
                    1,
                    i == 1 ? AccountFlags.None : AccountFlags.DebitsWithinCredits
                )
            ),
    ];

    public static LedgerCommand Move(ulong id, ulong from, ulong to, long amount) =>
        LedgerCommand.Transfer(
            new CommandId(id),
            new AccountId(from),
            new AccountId(to),
            amount,
            MoneyAccounts.Rials,
            (ushort)MoneyCode.Send
        );

    /// <summary>The command of an id; the id holds all it is made from. Some are refused: the purse is empty.</summary>
    public static LedgerCommand Command(ulong id)
    {
        var chance = new Random((int)(id ^ (id >> 32)));
        var (from, to) = ((ulong)chance.Next(2, 20), (ulong)chance.Next(20, (int)Count + 1));
        return chance.Next(2) == 0 ? Move(id, 1, from, chance.Next(1, 1000)) : Move(id, from, to, chance.Next(1, 1000));
    }
}
