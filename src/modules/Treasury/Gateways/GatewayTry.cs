using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>Where bringing money in stands.</summary>
internal enum TryState
{
    /// <summary>Written down; no provider has given a token yet, so nobody can have paid.</summary>
    Made,

    /// <summary>The person may pay on the provider's page.</summary>
    Sent,

    /// <summary>Their browser came back, and the provider is being asked.</summary>
    Returned,

    /// <summary>The provider does not say; it is asked until it does.</summary>
    Unknown,

    /// <summary>The money is ours, and the ledger has been asked to credit it.</summary>
    Verified,

    /// <summary>It is in the wallet.</summary>
    Credited,

    /// <summary>The person turned back.</summary>
    Cancelled,

    /// <summary>Nothing was paid.</summary>
    Failed,

    /// <summary>Taken, but not so that it may be credited: it is being given back.</summary>
    Disputed,

    /// <summary>Given back to the card.</summary>
    Reversed,
}

/// <summary>Which state may follow which; anything else is no step.</summary>
internal static class TrySteps
{
    private static readonly Dictionary<TryState, TryState[]> Before = new()
    {
        [TryState.Sent] = [TryState.Made],
        [TryState.Returned] = [TryState.Sent],
        [TryState.Unknown] = [TryState.Sent, TryState.Returned],
        [TryState.Verified] = [TryState.Sent, TryState.Returned, TryState.Unknown],
        [TryState.Credited] = [TryState.Verified],
        [TryState.Cancelled] = [TryState.Sent, TryState.Returned, TryState.Unknown],
        [TryState.Failed] = [TryState.Made, TryState.Sent, TryState.Returned, TryState.Unknown],
        [TryState.Disputed] = [TryState.Sent, TryState.Returned, TryState.Unknown, TryState.Verified],
        [TryState.Reversed] = [TryState.Sent, TryState.Returned, TryState.Unknown, TryState.Disputed],
    };

    /// <summary>The states from which one may step into this.</summary>
    public static IReadOnlyList<TryState> Into(TryState state) => Before[state];

    /// <summary>True where nothing follows that the person would wait for.</summary>
    public static bool IsOver(this TryState state) =>
        state is TryState.Credited or TryState.Cancelled or TryState.Failed or TryState.Reversed;

    /// <summary>True while the provider has the word.</summary>
    public static bool IsAsked(this TryState state) => state is TryState.Sent or TryState.Returned or TryState.Unknown;
}

/// <summary>
/// One attempt to bring money into a wallet through a provider. Written before anything is asked outside, and changed
/// only by guarded steps (<see cref="TrySteps"/>), so that callbacks, jobs and browsers may come in any order, twice
/// or not at all.
/// </summary>
internal sealed class GatewayTry
{
    /// <summary>How long a provider lets somebody pay and verify; after it an unpaid order is ended.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromMinutes(45);

    public required Guid Id { get; init; }

    /// <summary>Our order number at the provider: digits of a <see cref="PublicNumber"/>.</summary>
    public required string Number { get; init; }

    public required PersonId OwnerId { get; init; }

    public required PersonId ByPersonId { get; init; }

    public required Rial AmountRial { get; init; }

    public TryState State { get; private set; }

    /// <summary>The provider that gave the token.</summary>
    public string? Gateway { get; private set; }

    public string? Token { get; private set; }

    /// <summary>The provider's last word: its own code.</summary>
    public string? Word { get; private set; }

    /// <summary>What the provider says it took.</summary>
    public Rial? SaidRial { get; private set; }

    /// <summary>Number of the payment at the bank; one payment counts for one order only.</summary>
    public string? Reference { get; private set; }

    /// <summary>The card, its middle hidden.</summary>
    public string? Card { get; private set; }

    /// <summary>The payment that brings it into the wallet.</summary>
    public Guid? PaymentId { get; private set; }

    public required DateTime MadeAt { get; init; }

    public DateTime? SentAt { get; private set; }

    public DateTime? ReturnedAt { get; private set; }

    public DateTime? VerifiedAt { get; private set; }

    public DateTime? EndedAt { get; private set; }

    /// <summary>When the provider heard that the payment is kept.</summary>
    public DateTime? SettledAt { get; private set; }

    /// <summary>When the job next has something to do with it; null for nothing.</summary>
    public DateTime? AskAt { get; private set; }

    /// <summary>How often it was asked in vain.</summary>
    public int Asks { get; private set; }

    public GatewayOrder Order => new(Number, Token ?? "", AmountRial);

    /// <summary>Writes an attempt down; the job takes it up should this process die.</summary>
    public static GatewayTry Make(Actor actor, Rial amount, DateTime now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Number = PublicNumber.RandomLong().Value,
            OwnerId = actor.For,
            ByPersonId = actor.Person,
            AmountRial = amount,
            MadeAt = now,
            AskAt = now.AddSeconds(20),
        };
}
