using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>
/// The port to a payment provider (درگاه پرداخت), the way providers under Shaparak work: a token is asked for, the
/// person pays on the provider's page and comes back, and the payment is real only once the city has verified it,
/// server to server. What is not verified within some twenty minutes the provider gives back by itself.
/// No call holds a transaction. Each either answers or throws <see cref="GatewaySilentException"/>: then nobody knows,
/// and the same may be asked again, as often as need be, without anything happening twice.
/// </summary>
internal interface IPaymentGateway
{
    /// <summary>What it is and what people call it.</summary>
    GatewayName Name { get; }

    /// <summary>A token for an amount, under our order number.</summary>
    Task<TokenAnswer> RequestAsync(TokenRequest request, CancellationToken ct);

    /// <summary>How the person's browser gets to the provider's page.</summary>
    Handover HandOver(string token);

    /// <summary>What the browser brought back. Anybody can send that: a reason to look, and no more.</summary>
    Returned Read(IReadOnlyDictionary<string, string> told);

    /// <summary>Asks what became of an order, and makes a payment that was taken final.</summary>
    Task<GatewayWord> VerifyAsync(GatewayOrder order, CancellationToken ct);

    /// <summary>Says that a verified payment is kept; nothing where the provider wants no such word.</summary>
    Task SettleAsync(GatewayOrder order, CancellationToken ct);

    /// <summary>Gives a payment back to the card, or ends an order that nobody paid.</summary>
    Task<GatewayWord> ReverseAsync(GatewayOrder order, CancellationToken ct);

    /// <summary>The payments of a day that it owes us, in the order of their references.</summary>
    Task<IReadOnlyList<MoneyLine>> ReportAsync(DateOnly day, CancellationToken ct);
}

/// <summary>A provider.</summary>
/// <param name="Code">Lasting, a few latin letters; stands in addresses.</param>
/// <param name="Fa">Its name.</param>
/// <param name="En">The same in English.</param>
/// <param name="Account">Its account in the ledger: what it took in and has not yet settled.</param>
internal sealed record GatewayName(string Code, string Fa, string En, Guid Account)
{
    public MoneyPlace Place => new(Account, AccountCode.Gateway);
}

/// <summary>What a token is asked for.</summary>
/// <param name="Order">Our number of it, digits.</param>
/// <param name="Amount">Whole rials.</param>
/// <param name="ReturnTo">Where the person's browser is sent back to; absolute.</param>
/// <param name="Mobile">Under which the provider may offer cards it knows, or null.</param>
internal sealed record TokenRequest(string Order, Rial Amount, string ReturnTo, string? Mobile);

/// <summary>A token, or the provider's word for why there is none.</summary>
internal sealed record TokenAnswer(string? Token, string Word);

/// <summary>An order as the provider knows it.</summary>
internal sealed record GatewayOrder(string Number, string Token, Rial Amount);

/// <summary>How a browser goes on: a link, or a form that is posted where there are fields.</summary>
internal sealed record Handover(string Address, IReadOnlyDictionary<string, string> Fields);

/// <summary>What the browser said of an order.</summary>
/// <param name="Token">Whose token it carries.</param>
internal sealed record Returned(string? Token);

/// <summary>What a provider says became of an order.</summary>
internal enum Fate
{
    /// <summary>Nobody has paid; they still may.</summary>
    Open,

    /// <summary>Taken, and final by our verifying.</summary>
    Paid,

    /// <summary>The person turned back.</summary>
    Cancelled,

    /// <summary>The bank declined, or the time to pay is over.</summary>
    Failed,

    /// <summary>Taken, and given back.</summary>
    Reversed,

    /// <summary>It has no such order.</summary>
    NotKnown,
}

/// <summary>The answer to asking.</summary>
/// <param name="Fate">What became of it.</param>
/// <param name="Word">The provider's own code, as evidence.</param>
/// <param name="Amount">How much it says it took; zero for nothing.</param>
/// <param name="Reference">Number of the payment at the bank (شمارهٔ مرجع).</param>
/// <param name="Card">The card with its middle hidden.</param>
internal sealed record GatewayWord(
    Fate Fate,
    string Word,
    Rial Amount = default,
    string? Reference = null,
    string? Card = null
);

/// <summary>The provider did not answer, or not so that it could be read: nothing is known.</summary>
internal sealed class GatewaySilentException(string message, Exception? inner = null) : Exception(message, inner);
