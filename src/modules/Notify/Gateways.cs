namespace Shahr.Notify;

/// <summary>What leaves the city: idempotent by id, so that a repeat after a crash is not a second message.</summary>
internal sealed record OutgoingMessage(Guid Id, string Address, string Subject, string Text);

/// <summary>The outside world's SMS operator. The demo's is a simulator; a real one is another class.</summary>
internal interface ISmsGateway
{
    /// <summary>Gives the message over, or throws <see cref="GatewayException"/>.</summary>
    Task SendAsync(OutgoingMessage message, CancellationToken ct);
}

/// <summary>The outside world's mail server.</summary>
internal interface IMailGateway
{
    /// <summary>Gives the message over, or throws <see cref="GatewayException"/>.</summary>
    Task SendAsync(OutgoingMessage message, CancellationToken ct);
}

/// <summary>The outside did not take a message.</summary>
internal sealed class GatewayException(string message) : Exception(message);
