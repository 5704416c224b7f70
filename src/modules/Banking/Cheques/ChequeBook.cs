using Shahr.Kit;

namespace Shahr.Banking;

/// <summary>Where a book of cheques stands.</summary>
internal enum BookState
{
    /// <summary>Asked for at Sayad.</summary>
    Asked,

    /// <summary>Its leaves have their ids.</summary>
    Given,
}

/// <summary>A book of cheques (دسته‌چک). Its id is its key at Sayad: asked for again, it is the same book.</summary>
internal sealed class ChequeBook
{
    /// <summary>How many leaves a book may have.</summary>
    public static readonly int[] Sizes = [10, 25];

    /// <summary>Whoever has so many leaves left gets no further book.</summary>
    public const int MostFree = 10;

    public required Guid Id { get; init; }

    public required PersonId OwnerId { get; init; }

    public required PersonId ByPersonId { get; init; }

    public required int Leaves { get; init; }

    public BookState State { get; private set; }

    public required DateTime AskedAt { get; init; }

    public DateTime? GivenAt { get; private set; }

    /// <summary>When Sayad is next asked; null for never.</summary>
    public required DateTime? AskAt { get; init; }

    public int Asks { get; private set; }
}

/// <summary>A leaf of a book.</summary>
internal sealed class ChequeLeaf
{
    /// <summary>Sixteen digits (شناسهٔ صیاد).</summary>
    public required string SayadId { get; init; }

    public required Guid BookId { get; init; }

    /// <summary>What was written on it, once that was agreed to.</summary>
    public Guid? ChequeId { get; private set; }
}
