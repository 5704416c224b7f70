using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>
/// A cheque of Sayad (چک صیادی). Its id is the key of its registration there. Changed only by guarded steps
/// (<see cref="ChequeSteps"/>); its holders are those who accepted it, one after the other.
/// </summary>
internal sealed class Cheque
{
    /// <summary>How long a draft may wait for its issuer's word.</summary>
    public static readonly TimeSpan DraftLife = TimeSpan.FromHours(1);

    /// <summary>
    /// Days in which a bounced cheque is to be settled before its holder may have the court collect it (قانون صدور چک,
    /// art. 23: ten days from the notice).
    /// </summary>
    public const int SettleDays = 10;

    /// <summary>From this hour on (Tehran) a day's cheques are cleared: who must pay has the early morning.</summary>
    public const int FromHour = 9;

    /// <summary>Of the reason.</summary>
    public const int LongestReason = 140;

    public required Guid Id { get; init; }

    /// <summary>Digits of its <see cref="PublicNumber"/>, under which it has its page.</summary>
    public required string Number { get; init; }

    /// <summary>The sixteen digits of the leaf.</summary>
    public required string SayadId { get; init; }

    /// <summary>Whose wallet pays.</summary>
    public required PersonId IssuerId { get; init; }

    /// <summary>Who wrote it, and hears of it.</summary>
    public required PersonId ByPersonId { get; init; }

    public required string IssuerName { get; init; }

    /// <summary>The first receiver's name as it was agreed to.</summary>
    public required string ReceiverName { get; init; }

    public required Rial AmountRial { get; init; }

    /// <summary>What it is for (بابت); the law wants it registered.</summary>
    public required string Reason { get; init; }

    public required DateOnly DueOn { get; init; }

    public ChequeState State { get; private set; }

    public required DateTime MadeAt { get; init; }

    public DateTime? AgreedAt { get; private set; }

    /// <summary>When Sayad is next asked; null for never.</summary>
    public DateTime? AskAt { get; private set; }

    /// <summary>How often Sayad was asked in vain.</summary>
    public int Asks { get; private set; }

    /// <summary>Whose it is now; null until somebody accepted it.</summary>
    public PersonId? HolderId { get; private set; }

    /// <summary>Who accepted it for the holder, and hears of it.</summary>
    public PersonId? HolderById { get; private set; }

    public string? HolderName { get; private set; }

    /// <summary>Who is to accept it or to refuse.</summary>
    public PersonId? OfferedToId { get; init; }

    public string? OfferedToName { get; init; }

    /// <summary>The day on which it is cleared, once presented.</summary>
    public DateOnly? ClearOn { get; private set; }

    /// <summary>The latest attempt to clear or to settle it; the payment's id too.</summary>
    public Guid? AttemptId { get; private set; }

    /// <summary>When it bounced first.</summary>
    public DateTime? BouncedAt { get; private set; }

    public DateOnly? SettleBy { get; private set; }

    /// <summary>Why it bounced or is void.</summary>
    public ChequeWhy? Why { get; private set; }

    public bool IssuerDied { get; private set; }

    public bool HolderDied { get; private set; }

    /// <summary>Number of the court's order that stopped it.</summary>
    public string? CourtNumber { get; private set; }

    /// <summary>Its date.</summary>
    public DateOnly? CourtOn { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public PublicNumber PublicNumber => PublicNumber.Parse(Number);

    /// <summary>True of the present holder.</summary>
    public bool IsHeldBy(PersonId person) => HolderId == person;

    /// <summary>True of whoever is to accept it or to refuse.</summary>
    public bool IsOfferedTo(PersonId person) =>
        OfferedToId == person && State is (ChequeState.Offered or ChequeState.Passing);

    /// <summary>True of whoever may still take the offer back.</summary>
    public bool WasOfferedBy(PersonId person) =>
        (State == ChequeState.Offered && IssuerId == person) || (State == ChequeState.Passing && HolderId == person);

    /// <summary>True from its day on. What the dead owe is due at once (قانون امور حسبی, art. 231).</summary>
    public bool IsDue(DateOnly today) => DueOn <= today || IssuerDied;
}

/// <summary>Somebody who accepted a cheque.</summary>
internal sealed class ChequeHolder
{
    public required Guid Id { get; init; }

    public required Guid ChequeId { get; init; }

    public required PersonId HolderId { get; init; }

    public required string HolderName { get; init; }

    public required DateTime Since { get; init; }
}

/// <summary>A line of a cheque's history.</summary>
internal sealed class ChequeLine
{
    public required Guid Id { get; init; }

    public required Guid ChequeId { get; init; }

    public required DateTime At { get; init; }

    public required LineKind Kind { get; init; }

    /// <summary>Who did it or whom it reached.</summary>
    public string? Name { get; init; }

    public string? WhyFa { get; init; }

    public string? WhyEn { get; init; }
}
