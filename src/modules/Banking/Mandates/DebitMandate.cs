using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Banking;

/// <summary>Where a mandate stands.</summary>
internal enum MandateState
{
    /// <summary>The organisation asks; the payer has not answered.</summary>
    Asked,

    /// <summary>The payer agreed: debits may be announced.</summary>
    Active,

    /// <summary>The payer said no.</summary>
    Declined,

    /// <summary>Ended by either side, or by a death.</summary>
    Ended,
}

/// <summary>
/// What somebody lets an organisation draw from their wallet (اجازهٔ برداشت): for one purpose, up to so much each time
/// and in a month. Changed only by guarded updates.
/// </summary>
internal sealed class DebitMandate
{
    /// <summary>How long the payer may take to answer.</summary>
    public static readonly TimeSpan AskedLife = TimeSpan.FromDays(30);

    /// <summary>Of the purpose.</summary>
    public const int LongestPurpose = 100;

    public required Guid Id { get; init; }

    /// <summary>Digits of its <see cref="PublicNumber"/>.</summary>
    public required string Number { get; init; }

    /// <summary>The organisation that draws.</summary>
    public required PersonId PayeeId { get; init; }

    public required string PayeeName { get; init; }

    /// <summary>Who asked for it.</summary>
    public required PersonId ByPersonId { get; init; }

    /// <summary>Whose wallet pays.</summary>
    public required PersonId PayerId { get; init; }

    public required string PayerName { get; init; }

    /// <summary>Who agreed.</summary>
    public PersonId? AgreedById { get; private set; }

    /// <summary>What it is for, as it was agreed to.</summary>
    public required string Purpose { get; init; }

    /// <summary>The most that is drawn at once.</summary>
    public required Rial EachRial { get; init; }

    /// <summary>The most that is drawn in one Jalali month.</summary>
    public required Rial MonthRial { get; init; }

    public MandateState State { get; private set; }

    public required DateTime MadeAt { get; init; }

    public DateTime? AgreedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>Who ended it: <c>payer</c>, <c>payee</c>, <c>death</c>; null otherwise.</summary>
    public string? EndedBy { get; private set; }

    public PublicNumber PublicNumber => PublicNumber.Parse(Number);

    /// <summary>True where the payer did not answer in time.</summary>
    public bool IsOver(DateTime now) => State == MandateState.Asked && MadeAt <= now - AskedLife;
}

/// <summary>Where a debit stands.</summary>
internal enum DebitState
{
    /// <summary>The payer was told; nothing is drawn before its day.</summary>
    Announced,

    /// <summary>Asked for; the ledger's answer follows.</summary>
    Asked,

    /// <summary>Drawn.</summary>
    Moved,

    /// <summary>Nothing moved.</summary>
    Failed,

    /// <summary>The payer did not want this one, or the mandate ended before its day.</summary>
    Stopped,

    /// <summary>The payer wants it back, and the ledger is asked.</summary>
    Returning,

    /// <summary>The payer wants it back, and the organisation has too little: tried again each day.</summary>
    Owed,

    /// <summary>It came back.</summary>
    Returned,
}

/// <summary>What is drawn by a mandate on one day.</summary>
internal sealed class Debit
{
    /// <summary>Days between the notice and the day, at least.</summary>
    public const int NoticeDays = 3;

    /// <summary>How far ahead it may be announced.</summary>
    public const int MostDaysAhead = 60;

    /// <summary>
    /// Days in which the payer has it back without a question: eight weeks, as SEPA's Core Direct Debit has it.
    /// </summary>
    public const int ReturnDays = 56;

    /// <summary>The payment's id too.</summary>
    public required Guid Id { get; init; }

    public required Guid MandateId { get; init; }

    public required DateOnly DueOn { get; init; }

    /// <summary>Jalali year and month of its day as one number, 140509: for the ceiling of a month.</summary>
    public required int Month { get; init; }

    public required Rial AmountRial { get; init; }

    /// <summary>What exactly, or null.</summary>
    public string? Note { get; init; }

    public DebitState State { get; private set; }

    /// <summary>Who announced it.</summary>
    public required PersonId ByPersonId { get; init; }

    public required DateTime MadeAt { get; init; }

    /// <summary>Public number of the payment, once it was asked for.</summary>
    public string? Payment { get; private set; }

    public DateTime? EndedAt { get; private set; }

    public string? WhyFa { get; private set; }

    public string? WhyEn { get; private set; }

    /// <summary>The latest attempt to bring it back; that payment's id too.</summary>
    public Guid? BackId { get; private set; }

    /// <summary>Public number of that payment.</summary>
    public string? BackPayment { get; private set; }

    /// <summary>On which day it is tried again.</summary>
    public DateOnly? BackOn { get; private set; }

    public DateTime? BackedAt { get; private set; }

    /// <summary>True where the payer has it back without a question.</summary>
    public bool MayReturn(DateTime now) => State == DebitState.Moved && EndedAt > now.AddDays(-ReturnDays);
}
