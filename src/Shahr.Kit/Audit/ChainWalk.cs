namespace Shahr.Kit.Audit;

/// <summary>What is remembered of a row once the stream has passed it.</summary>
internal sealed record Stone(long Seq, string Id, string EntryHash, string ChainHash, string ContentHash)
{
    public bool IsTrue => ContentHash == EntryHash;

    /// <summary>
    /// True when this row was sealed as number <paramref name="number"/> right after a row with that chain hash.
    /// </summary>
    public bool Follows(string chain, long number) =>
        ChainHash == AuditChain.Next(chain, number, EntryHash)
        || (!IsTrue && ChainHash == AuditChain.Next(chain, number, ContentHash));
}

/// <summary>
/// A run of rows in stored order each of which links to the one before. An untouched history is one stretch; every
/// break begins a new one.
/// </summary>
internal sealed class Stretch(Stone first, string expected, long? offset)
{
    private const int Remembered = 32;

    public Stone First { get; } = first;

    /// <summary>What the first row's chain hash would be, had it followed the row stored before it.</summary>
    public string Expected { get; } = expected;

    /// <summary>Sealed number minus stored place; null while a single row tells nothing.</summary>
    public long? Offset { get; set; } = offset;

    public long Count { get; private set; } = 1;

    /// <summary>The last rows, oldest first.</summary>
    public List<Stone> Tail { get; } = [first];

    public Stone Last => Tail[^1];

    // What ChainStory finds out:
    public Stretch? Before { get; set; }

    public int Skipped { get; set; }

    public long Number { get; set; }

    public bool IsForeign { get; set; }

    public bool HashWasOverwritten { get; set; }

    public void Add(Stone stone)
    {
        Count++;
        Tail.Add(stone);
        if (Tail.Count > Remembered)
            Tail.RemoveAt(0);
    }
}

/// <summary>The first half of verification: one pass over all rows that keeps only breaks and false rows.</summary>
internal sealed class ChainWalk(IReadOnlyCollection<AuditRoot> roots)
{
    /// <summary>More breaks than this are counted as one ruin: naming each of thousands helps nobody.</summary>
    public const int MostBreaks = 300;

    private const int Shifts = 64;
    private readonly HashSet<string> _rootHashes = [.. roots.Select(r => r.ChainHash)];
    private readonly HashSet<long> _rootPlaces = [.. roots.Select(r => r.Seq)];

    public List<Stretch> Stretches { get; } = [new Stretch(new Stone(0, "", "", AuditChain.Genesis, ""), "", 0)];

    /// <summary>
    /// Rows whose content is not what their entry hash says, or whose payload is not what its hash says.
    /// </summary>
    public List<Stone> False { get; } = [];

    /// <summary>Places missing between two rows that link all the same.</summary>
    public List<(long From, long To)> Gaps { get; } = [];

    /// <summary>Root hashes met in the chain.</summary>
    public HashSet<string> MetRoots { get; } = [];

    /// <summary>Ids of the rows that stand where roots point.</summary>
    public Dictionary<long, string> AtRoots { get; } = [];

    public long Rows { get; private set; }

    public bool IsRuin => Stretches.Count > MostBreaks;

    public void Step(SealedRow row)
    {
        Rows++;
        var stone = new Stone(row.Seq, row.Id, row.EntryHash, row.ChainHash, row.Entry?.ContentHash() ?? "");
        if ((!stone.IsTrue || !IsPayloadTrue(row.Entry)) && False.Count < 1000)
            False.Add(stone);
        if (_rootHashes.Contains(stone.ChainHash))
            MetRoots.Add(stone.ChainHash);
        if (_rootPlaces.Contains(stone.Seq))
            AtRoots[stone.Seq] = stone.Id;

        var current = Stretches[^1];
        current.Offset ??= IsRuin ? 0 : FindOffset(current.Last, stone);
        if (current.Offset is { } offset && stone.Follows(current.Last.ChainHash, stone.Seq + offset))
        {
            if (stone.Seq > current.Last.Seq + 1)
                Gaps.Add((current.Last.Seq + 1, stone.Seq - 1));
            current.Add(stone);
            return;
        }

        // A ruin is no longer taken apart, only walked to its end.
        if (IsRuin)
            Stretches.RemoveAt(Stretches.Count - 1);
        var expected = AuditChain.Next(current.Last.ChainHash, stone.Seq + (current.Offset ?? 0), stone.EntryHash);
        Stretches.Add(new Stretch(stone, expected, null));
    }

    private long? FindOffset(Stone last, Stone next)
    {
        var likely = Stretches.Count > 1 ? Stretches[^2].Offset ?? 0 : 0;
        for (long shift = 0; shift <= Shifts; shift++)
        {
            if (next.Follows(last.ChainHash, next.Seq + likely + shift))
                return likely + shift;
            if (next.Follows(last.ChainHash, next.Seq + likely - shift))
                return likely - shift;
        }

        return null;
    }

    private static bool IsPayloadTrue(AuditEntry? entry) =>
        entry?.Payload is null
        || (entry.Salt is not null && AuditEntry.HashText(entry.Salt + entry.Payload) == entry.PayloadHash);
}
