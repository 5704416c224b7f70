using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>Where a fee stands.</summary>
internal enum FeeState
{
    /// <summary>It waits for who pays.</summary>
    Asked,

    /// <summary>A payment of it is under way.</summary>
    Taken,

    Paid,

    /// <summary>The room that asked wants it no more.</summary>
    Dropped,
}

/// <summary>Money that another room asks for (کارمزد). Why, and from whom, that room knows.</summary>
internal sealed class Fee
{
    /// <summary>Given by the room that asks.</summary>
    public required Guid Id { get; init; }

    public required string TitleFa { get; init; }

    public required string TitleEn { get; init; }

    /// <summary>The page that whoever paid goes back to.</summary>
    public required string Href { get; init; }

    public required Rial AmountRial { get; init; }

    public required FeeState State { get; init; }

    /// <summary>The payment that is under way, or that paid it.</summary>
    public Guid? TakenBy { get; init; }

    /// <summary>Public number of the payment that paid it.</summary>
    public string? Receipt { get; init; }

    public required DateTime AskedAt { get; init; }

    public DateTime? EndedAt { get; init; }
}
