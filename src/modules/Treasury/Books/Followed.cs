using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>How far this room's rows follow the ledger; one row.</summary>
internal sealed class Followed
{
    /// <summary>The only row's key.</summary>
    public const int Only = 1;

    public required int Id { get; init; }

    /// <summary>Which ledger: the identity in every batch of its journal.</summary>
    public required Guid Ledger { get; init; }

    /// <summary>The place in the journal from which lines are still to be read.</summary>
    public required long Position { get; init; }
}

/// <summary>
/// Whoever keeps rows that follow the ledger: hears each line once, in order, in the transaction in which its position
/// is kept.
/// </summary>
internal interface IFollowMoney
{
    /// <summary>Lines in the order of the journal, also refused ones.</summary>
    Task FollowAsync(IReadOnlyList<LedgerEntry> lines, CancellationToken ct);
}
