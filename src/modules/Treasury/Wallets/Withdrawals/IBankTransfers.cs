using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>
/// The port to the bank that pays out, the way orders of Paya go: an order is given under our id and settled later. No
/// call holds a transaction. Each either answers or throws <see cref="TransferSilentException"/>: then nobody knows,
/// and the same may be asked again, as often as need be. An order that is given again under the same id is the same
/// order: a bank that cannot promise that must not be put behind this port.
/// </summary>
internal interface IBankTransfers
{
    /// <summary>Gives an order, or hears what became of one that was given.</summary>
    Task<TransferWord> OrderAsync(TransferOrder order, CancellationToken ct);

    /// <summary>What became of an order.</summary>
    Task<TransferWord> AskAsync(Guid id, CancellationToken ct);
}

/// <summary>An order to the bank.</summary>
/// <param name="Id">Our id of it; the same id is the same order.</param>
/// <param name="Number">The payment's number, for the account's statement.</param>
/// <param name="To">The account.</param>
/// <param name="Amount">Whole rials.</param>
internal sealed record TransferOrder(Guid Id, string Number, Sheba To, Rial Amount);

/// <summary>What a bank says of an order.</summary>
internal enum TransferFate
{
    /// <summary>It has no such order.</summary>
    NotKnown,

    /// <summary>It has the order, and the account has nothing yet.</summary>
    Taken,

    /// <summary>The account has it; final.</summary>
    Arrived,

    /// <summary>It is not done and never will be; final.</summary>
    Refused,
}

/// <summary>Why a bank refuses an order.</summary>
internal enum TransferRefusal
{
    /// <summary>There is no such account.</summary>
    NoSuchAccount,

    /// <summary>The account takes no money.</summary>
    AccountShut,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>The answer.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Tracking">The bank's tracking number (شمارهٔ پیگیری), once it has the order.</param>
/// <param name="Why">Why it was refused.</param>
internal sealed record TransferWord(TransferFate Fate, string? Tracking = null, TransferRefusal? Why = null);

/// <summary>The bank did not answer, or not so that it could be read: nothing is known.</summary>
internal sealed class TransferSilentException(string message) : Exception(message);

/// <summary>The bank of the city: the simulated one in the demo, none where no bank was set.</summary>
internal sealed class TransferLine(GatewaySettings settings, SimulatedTransfers simulated)
{
    public IBankTransfers? Bank => settings.Simulated ? simulated : null;
}
