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
