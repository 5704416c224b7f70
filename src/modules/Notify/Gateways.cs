namespace Shahr.Notify;

/// <summary>What leaves the city: idempotent by id, so that a repeat after a crash is not a second message.</summary>
internal sealed record OutgoingMessage(Guid Id, string Address, string Subject, string Text)
{
    /// <summary>Where the reader ends such letters by one tap of their mail program, or null.</summary>
    public string? LeaveUrl { get; init; }
}

/// <summary>What a provider says became of a message.</summary>
internal enum Fate
{
    /// <summary>
    /// It does not have it and will not send it. A promise: an adapter whose provider shows messages late leaves the id
    /// out of its answer until that time is over.
    /// </summary>
    NotKnown,

    /// <summary>It has it, and it is on its way.</summary>
    Accepted,

    /// <summary>The phone has it.</summary>
    Delivered,

    /// <summary>It tried and gave up: the phone is off, the number is not in use.</summary>
    Undelivered,
}

/// <summary>
/// One of the outside world's SMS providers. The demo's are simulators, which honour our id: given twice, sent once;
/// real ones are reached by HTTP (<see cref="HttpSmsProvider"/>).
/// </summary>
internal interface ISmsProvider
{
    /// <summary>
    /// Gives the message over. Throws <see cref="GatewayException"/> only where it was surely not taken; after any
    /// other exception, and when the token ends the waiting, nobody knows and the provider will be asked.
    /// </summary>
    /// <returns>The provider's own id of the message, where it has one.</returns>
    Task<string?> SendAsync(OutgoingMessage message, CancellationToken ct);

    /// <summary>
    /// What became of these. One left out, like any exception, means: cannot tell now; a
    /// <see cref="NotLetInException"/> sets the provider aside as well.
    /// </summary>
    Task<IReadOnlyDictionary<Guid, Fate>> AskAsync(IReadOnlyCollection<Asked> messages, CancellationToken ct);
}

/// <summary>A message that a provider was given: our id, its own id where it told one, and when it was given.</summary>
internal sealed record Asked(Guid Id, string? TheirId, DateTime GivenAt);

/// <summary>The outside world's mail server.</summary>
internal interface IMailGateway
{
    /// <summary>Gives the message over, or throws <see cref="GatewayException"/>.</summary>
    Task SendAsync(OutgoingMessage message, CancellationToken ct);
}

/// <summary>The outside did not take a message.</summary>
internal class GatewayException(string message) : Exception(message);

/// <summary>It did not even listen: our key is wrong. Nothing more is given to it for a while.</summary>
internal sealed class NotLetInException(string message) : GatewayException(message);
