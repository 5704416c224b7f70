using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Contracts;

/// <summary>A fee that another room asks for.</summary>
/// <param name="Key">Its id in the room that asks: the same key is one fee.</param>
/// <param name="Amount">How much.</param>
/// <param name="TitleFa">What it is for, as the receipt says it.</param>
/// <param name="TitleEn">The same in English.</param>
/// <param name="Href">The page that whoever paid goes back to.</param>
public sealed record FeeOrder(Guid Key, Rial Amount, string TitleFa, string TitleEn, string Href);

/// <summary>Fees of other rooms: asked for here, paid in Treasury, heard of by <see cref="FeePaid"/>.</summary>
public interface IFees
{
    /// <summary>
    /// Asks for a fee in the caller's transaction. One that was dropped is asked for again; any other of this key stays
    /// as it is.
    /// </summary>
    Task AskAsync(FeeOrder order, CancellationToken ct = default);

    /// <summary>
    /// Nobody owes it any more; in the caller's transaction. False where somebody is paying it or has paid it, and then
    /// nothing changes.
    /// </summary>
    Task<bool> DropAsync(Guid key, CancellationToken ct = default);

    /// <summary>
    /// Puts a payment out of the actor's wallet together, and answers the address of the page on which they confirm it.
    /// Whether they may, the caller has asked.
    /// </summary>
    Task<Result<string>> PayAsync(Guid key, Actor actor, CancellationToken ct = default);
}

/// <summary>A fee was paid.</summary>
/// <param name="Key">Whose it is.</param>
/// <param name="Payment">Public number of the payment.</param>
/// <param name="Amount">How much.</param>
public sealed record FeePaid(Guid Key, string Payment, Rial Amount) : ICityEvent
{
    /// <inheritdoc/>
    public string Stream => Key.ToString();
}

/// <summary>A paid fee, or a part of it, was given back.</summary>
/// <param name="Key">Whose it is.</param>
/// <param name="Payment">Public number of the payment that brought it back.</param>
/// <param name="Amount">How much came back with it.</param>
/// <param name="ReasonFa">Why, in the officer's words.</param>
public sealed record FeeGivenBack(Guid Key, string Payment, Rial Amount, string ReasonFa) : ICityEvent
{
    /// <inheritdoc/>
    public string Stream => Key.ToString();
}

/// <summary>
/// A payment that its payer agreed to beforehand, such as the next one of a standing order. It is never held: whoever
/// agrees has until its day to think again.
/// </summary>
/// <param name="Key">Its id in the room that asks: a key is one payment, and one that was refused stays so.</param>
/// <param name="From">Whose wallet it leaves.</param>
/// <param name="By">Who agreed to it.</param>
/// <param name="To">Whose wallet it comes to.</param>
/// <param name="ToName">The receiver, as the receipt says it.</param>
/// <param name="Amount">How much.</param>
/// <param name="Note">Words for the receiver, or null.</param>
public sealed record AgreedPayment(
    Guid Key,
    PersonId From,
    PersonId By,
    PersonId To,
    string ToName,
    Rial Amount,
    string? Note
);

/// <summary>Payments that were agreed to beforehand: asked for by other rooms, many at once.</summary>
public interface IAgreedPayments
{
    /// <summary>Payments of one call at most.</summary>
    public const int Most = 2000;

    /// <summary>Of the words for a receiver.</summary>
    public const int LongestNote = 140;

    /// <summary>The least that is sent to somebody.</summary>
    public static Rial Least => new(1_000);

    /// <summary>
    /// Asks for all of them in the caller's transaction and answers the public numbers of the payments, in their order.
    /// The money moves after the commit; how each ended is told by <see cref="AgreedPaymentsEnded"/>. A key that was
    /// asked for before fails the transaction.
    /// </summary>
    IReadOnlyList<string> Ask(IReadOnlyList<AgreedPayment> payments);

    /// <summary>
    /// What the actor may still send today, and so agree to send later. Until the caller's transaction ends nobody else
    /// reckons for the same wallet; what was agreed to today the caller knows and takes off.
    /// </summary>
    Task<Rial> LeftTodayAsync(Actor actor, CancellationToken ct = default);

    /// <summary>What somebody's wallet has to spend at this moment; null while the ledger rests.</summary>
    Task<Rial?> AvailableAsync(PersonId owner, CancellationToken ct = default);
}

/// <summary>How payments ended that were agreed to beforehand; many at once, each told once.</summary>
public sealed record AgreedPaymentsEnded(IReadOnlyList<AgreedPaymentEnd> Ends) : ICityEvent
{
    /// <inheritdoc/>
    public string Stream => nameof(AgreedPaymentsEnded);
}

/// <summary>How one of them ended.</summary>
/// <param name="Key">Which.</param>
/// <param name="At">When, UTC.</param>
/// <param name="IsMoved">True where the money moved; otherwise nothing did.</param>
/// <param name="IsShort">True where the wallet had too little.</param>
/// <param name="WhyFa">Why nothing moved, to whoever pays.</param>
/// <param name="WhyEn">The same in English.</param>
public sealed record AgreedPaymentEnd(
    Guid Key,
    DateTime At,
    bool IsMoved,
    bool IsShort = false,
    string? WhyFa = null,
    string? WhyEn = null
);
