using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>What happens where the wallet has too little on the day.</summary>
internal enum WhenShort
{
    /// <summary>It is tried again on each of the next days.</summary>
    Retry,

    /// <summary>What is there goes out, and the owner is told of the rest.</summary>
    Part,

    /// <summary>Nothing moves, and the owner is told.</summary>
    Tell,
}

/// <summary>Where an order stands.</summary>
internal enum OrderState
{
    /// <summary>Written, and not yet agreed to.</summary>
    Draft,

    /// <summary>Agreed to; it pays on its days.</summary>
    Active,

    /// <summary>Stopped before its end.</summary>
    Stopped,

    /// <summary>Its last day has passed.</summary>
    Ended,
}

/// <summary>
/// An order to pay somebody on certain days (دستور پرداخت دوره‌ای). Changed only by guarded updates: what is stopped
/// pays nothing more.
/// </summary>
internal sealed class StandingOrder
{
    /// <summary>How long a draft may wait for its owner's word.</summary>
    public static readonly TimeSpan DraftLife = TimeSpan.FromHours(1);

    /// <summary>Of one owner at the same time.</summary>
    public const int MostActive = 50;

    /// <summary>How often one day's payment is tried where money is short.</summary>
    public const int MostAttempts = 5;

    /// <summary>
    /// From this hour on (Tehran) a day's payments go out, so that nobody's does the minute after they agree.
    /// </summary>
    public const int FromHour = 6;

    public required Guid Id { get; init; }

    /// <summary>Digits of its <see cref="PublicNumber"/>.</summary>
    public required string Number { get; init; }

    /// <summary>Whose wallet pays.</summary>
    public required PersonId OwnerId { get; init; }

    /// <summary>Who wrote it.</summary>
    public required PersonId ByPersonId { get; init; }

    public required PersonId ReceiverId { get; init; }

    /// <summary>The receiver's name as it was agreed to.</summary>
    public required string ReceiverName { get; init; }

    public required Rial AmountRial { get; init; }

    /// <summary>Words for the receiver, or null.</summary>
    public string? Note { get; init; }

    public required Rhythm Rhythm { get; init; }

    /// <summary>The first day on which it may pay; the day of the week or month comes from it.</summary>
    public required DateOnly FirstOn { get; init; }

    /// <summary>The last day on which it may pay; null for no end.</summary>
    public DateOnly? UntilOn { get; init; }

    public required WhenShort WhenShort { get; init; }

    /// <summary>Whether its owner hears of each payment the day before.</summary>
    public required bool TellsBefore { get; init; }

    public OrderState State { get; private set; }

    public required DateTime MadeAt { get; init; }

    public DateTime? AgreedAt { get; private set; }

    /// <summary>The next day on which it pays, while it is active.</summary>
    public DateOnly? NextOn { get; private set; }

    /// <summary>Of which day its owner was told beforehand.</summary>
    public DateOnly? ToldOf { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>Who or what stopped it: <c>owner</c>, <c>death</c>; null otherwise.</summary>
    public string? EndedBy { get; private set; }

    public PublicNumber PublicNumber => PublicNumber.Parse(Number);

    /// <summary>The first day on or after this one on which it pays; null where there is none any more.</summary>
    public DateOnly? FirstFrom(DateOnly day, WorkCalendar calendar) =>
        Days.FirstFrom(Rhythm, FirstOn, day, calendar) is { } next && !(next > UntilOn) ? next : null;
}

/// <summary>How an attempt to pay ended.</summary>
internal enum RunState
{
    /// <summary>Asked for; the ledger's answer follows.</summary>
    Asked,

    /// <summary>The money has moved.</summary>
    Moved,

    /// <summary>Too little was there; it is tried again.</summary>
    Short,

    /// <summary>Nothing moved, and it is not tried again.</summary>
    Failed,
}

/// <summary>One attempt to pay for one day of an order.</summary>
internal sealed class OrderRun
{
    /// <summary>The payment's id too.</summary>
    public required Guid Id { get; init; }

    public required Guid OrderId { get; init; }

    /// <summary>For which day of the order.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>1 for the first.</summary>
    public required int Attempt { get; init; }

    public required Rial AmountRial { get; init; }

    /// <summary>Public number of the payment.</summary>
    public required string Payment { get; init; }

    public RunState State { get; private set; }

    public required DateTime AskedAt { get; init; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>On which day it is tried again.</summary>
    public DateOnly? AgainOn { get; private set; }

    public string? WhyFa { get; private set; }

    public string? WhyEn { get; private set; }
}
