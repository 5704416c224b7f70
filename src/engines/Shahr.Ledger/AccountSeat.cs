namespace Shahr.Ledger;

/// <summary>
/// An account as the book has it in memory, and the last places of its lines. Every line also points far back: the n-th
/// line to the last one before it whose number is a higher power of 16, so that a moment ten million lines ago is found
/// in some dozens of steps. (A deterministic skip list, after Munro, Papadakis and Sedgewick, 1992.)
/// </summary>
internal sealed class AccountSeat(UInt128 id, int ordinal)
{
    private const int Fan = 4; // powers of 2^4
    private const int MostLevels = 8; // 16^8 is more than lines can be numbered
    private const int FewCodes = 4;

    public UInt128 Id { get; } = id;
    public int Ordinal { get; } = ordinal;
    public uint Ledger { get; init; }
    public ushort Code { get; init; }
    public UInt128 Reference { get; init; }
    public long OpenedPosition { get; init; }

    public AccountFlags Flags { get; set; }
    public Balance Balance { get; set; }

    /// <summary>The last line.</summary>
    public long Head { get; private set; }

    public uint Lines { get; private set; }

    /// <summary>
    /// The last line of each code, then empty places. An account has few, and they are looked at with it.
    /// </summary>
    public (ushort Code, long Head)[] Codes { get; private set; } = [];

    /// <summary>The last line whose number is a multiple of 16, of 256 and so on.</summary>
    public long[] Levels { get; private set; } = [];

    public AccountLink NextLink()
    {
        var level = Level(Lines + 1);
        return new AccountLink { Previous = Head, Jump = level < Levels.Length ? Levels[level] : 0 };
    }

    /// <summary>Takes in a line of this account.</summary>
    public void Learn(long position, uint number, Balance after)
    {
        (Head, Lines, Balance) = (position, number, after);
        var levels = Level(number);
        // Once for the life of the account: young arrays in old objects make every collection of garbage longer.
        if (levels > 0 && Levels.Length == 0)
            Levels = new long[MostLevels];
        for (var level = 0; level < levels; level++)
            Levels[level] = position;
    }

    public void Restore(long head, uint lines, long[] levels, (ushort Code, long Head)[] codes) =>
        (Head, Lines, Levels, Codes) = (head, lines, levels, codes);

    /// <summary>The last line with this code; 0 is none.</summary>
    public long FindCode(ushort code)
    {
        foreach (var (known, head) in Codes)
            if (known == code)
                return head;
        return 0;
    }

    /// <summary>Makes the line the last with its code, and gives the one that was.</summary>
    public long ReplaceCode(ushort code, long position)
    {
        foreach (ref var known in Codes.AsSpan())
            if (known.Code == code)
            {
                var before = known.Head;
                known.Head = position;
                return before;
            }
            else if (known.Head == 0)
            {
                known = (code, position);
                return 0;
            }
        var more = new (ushort, long)[Math.Max(FewCodes, Codes.Length * 2)];
        Codes.CopyTo(more, 0);
        more[Codes.Length] = (code, position);
        Codes = more;
        return 0;
    }

    private static int Level(uint number) => System.Numerics.BitOperations.TrailingZeroCount(number) / Fan;

    private bool Has(AccountFlags flag) => (Flags & flag) != 0;

    public bool IsFrozen => Has(AccountFlags.Frozen);
    public bool IsClosed => Has(AccountFlags.Closed);

    /// <summary>Whether debits may stand as they are in this balance.</summary>
    public bool AllowsDebits(Balance balance) =>
        !Has(AccountFlags.DebitsWithinCredits) || balance.DebitsPending + balance.DebitsPosted <= balance.CreditsPosted;

    public bool AllowsCredits(Balance balance) =>
        !Has(AccountFlags.CreditsWithinDebits)
        || balance.CreditsPending + balance.CreditsPosted <= balance.DebitsPosted;
}
