using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>Where giving money back stands.</summary>
internal enum RefundState
{
    /// <summary>It waits for a second officer.</summary>
    Proposed,

    /// <summary>Approved; the money is on its way.</summary>
    Moving,

    /// <summary>The payer has it.</summary>
    Done,

    /// <summary>The ledger said no, and nothing moved.</summary>
    Failed,

    /// <summary>The second officer said no, or the first took it back.</summary>
    Rejected,
}

/// <summary>A part of a payment that is given back (پس‌دادن پول), wholly or in part: two officers for each.</summary>
internal sealed class Refund
{
    public required Guid Id { get; init; }

    /// <summary>The payment that was paid.</summary>
    public required Guid PaymentId { get; init; }

    /// <summary>The part of it that comes back.</summary>
    public required Guid PartId { get; init; }

    public required Rial AmountRial { get; init; }

    /// <summary>Why; the payer reads it.</summary>
    public required string Reason { get; init; }

    public required RefundState State { get; init; }

    public required PersonId ProposedBy { get; init; }

    public required DateTime ProposedAt { get; init; }

    public PersonId? DecidedBy { get; init; }

    public DateTime? DecidedAt { get; init; }

    /// <summary>What was said against it; null where it was approved.</summary>
    public string? Word { get; init; }

    /// <summary>The payment that brings it back.</summary>
    public Guid? BroughtBy { get; init; }
}
