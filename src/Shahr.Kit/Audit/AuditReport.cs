namespace Shahr.Kit.Audit;

/// <summary>What was done to the history.</summary>
public enum AuditFindingKind
{
    /// <summary>The row does not say what was sealed.</summary>
    Changed,

    /// <summary>Sealed rows are missing.</summary>
    Removed,

    /// <summary>The row was never part of the chain.</summary>
    Inserted,

    /// <summary>The row stands in another place than it was sealed in.</summary>
    Reordered,

    /// <summary>
    /// The link between two rows is broken: one of the two was rewritten together with its own hashes.
    /// </summary>
    Rewritten,

    /// <summary>The chain holds in itself and is not the one the root was taken from: it was made anew.</summary>
    Rechained,

    /// <summary>A root knows of rows beyond the end.</summary>
    Truncated,

    /// <summary>The database's own root of a day is not the one that was given.</summary>
    RootRewritten,
}

/// <summary>One finding, named by place and id.</summary>
/// <param name="Kind">What was done.</param>
/// <param name="Seq">The place; the first one of a range.</param>
/// <param name="ToSeq">The last place; equal to <paramref name="Seq"/> for one row.</param>
/// <param name="Id">Id of the row at <paramref name="ToSeq"/>, or null when no row stands there any more.</param>
public sealed record AuditFinding(AuditFindingKind Kind, long Seq, long ToSeq, string? Id)
{
    /// <summary>The other row of the story: its neighbour in a broken link.</summary>
    public string? OtherId { get; init; }

    /// <summary>Where the row was sealed, for <see cref="AuditFindingKind.Reordered"/>.</summary>
    public long? SealedSeq { get; init; }

    /// <summary>The day of the root that gave it away.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The sentence for people, Persian.</summary>
    public string Fa => AuditSentences.Fa(this);

    /// <summary>The same in English.</summary>
    public string En => AuditSentences.En(this);
}

/// <summary>What the verifier saw, what it can prove, and what it cannot.</summary>
public sealed record AuditReport
{
    /// <summary>Rows in the chain.</summary>
    public required long Sealed { get; init; }

    /// <summary>The chain's last hash, to be compared or kept.</summary>
    public required string Head { get; init; }

    /// <summary>Committed rows that no seal covers yet.</summary>
    public required long Open { get; init; }

    /// <summary>
    /// Ids of open rows that should have been sealed long ago (at most 100): the sealer stands still, or they were
    /// slipped in.
    /// </summary>
    public required IReadOnlyList<string> Overdue { get; init; }

    /// <summary>Roots from outside that were compared.</summary>
    public required int Roots { get; init; }

    /// <summary>The last place an outside root vouches for; zero without roots.</summary>
    public required long ProvenThrough { get; init; }

    /// <summary>Everything found, by place; at most 1,000.</summary>
    public required IReadOnlyList<AuditFinding> Findings { get; init; }

    /// <summary>True when nothing contradicts the seals. What is unproven is said by the sentences.</summary>
    public bool Holds => Findings.Count == 0;

    /// <summary>The report as Persian lines: verdict, findings, what is unproven, what is open.</summary>
    public IReadOnlyList<string> Fa => AuditSentences.Fa(this);

    /// <summary>The same in English.</summary>
    public IReadOnlyList<string> En => AuditSentences.En(this);
}
