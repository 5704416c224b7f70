using System.Collections.Concurrent;
using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>A message as a simulated provider or mail server delivered it.</summary>
public sealed record DeliveredMessage(DateTime At, Channel Channel, string Address, string Subject, string Text);

/// <summary>
/// The phones and mailboxes of the demo: keeps the last messages in memory for <c>/dev/outbox</c>. Nothing leaves the
/// machine. Also stands for the mail server where none is configured.
/// </summary>
internal sealed class GatewaySimulator(TimeProvider clock) : IMailGateway
{
    private const int Kept = 300;
    private readonly ConcurrentQueue<DeliveredMessage> _delivered = new();
    private readonly ConcurrentDictionary<Guid, byte> _mailed = new();

    /// <summary>Last messages, newest first.</summary>
    public IReadOnlyList<DeliveredMessage> Delivered => [.. _delivered.Reverse()];

    /// <summary>A phone or a mailbox has it.</summary>
    public void Deliver(Channel channel, OutgoingMessage message)
    {
        _delivered.Enqueue(
            new DeliveredMessage(clock.GetUtcNow().UtcDateTime, channel, message.Address, message.Subject, message.Text)
        );
        while (_delivered.Count > Kept)
            _delivered.TryDequeue(out _);
    }

    Task IMailGateway.SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        if (_mailed.Count > 10 * Kept)
            _mailed.Clear();
        if (_mailed.TryAdd(message.Id, 0))
            Deliver(Channel.Email, message);
        return Task.CompletedTask;
    }
}
