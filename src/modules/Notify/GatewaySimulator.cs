using System.Collections.Concurrent;
using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>
/// How badly the simulated operator behaves: every n-th message fails, is delayed, or is delivered twice; 0 never.
/// </summary>
internal sealed record SimulatorFaults(int FailEvery = 0, int RepeatEvery = 0, int DelayMilliseconds = 0);

/// <summary>A message as the simulated operator delivered it.</summary>
public sealed record DeliveredMessage(DateTime At, Channel Channel, string Address, string Subject, string Text);

/// <summary>
/// Stands for the SMS operator and the mail server: keeps the last messages in memory for <c>/dev/outbox</c>, and
/// fails, delays and repeats as told. Nothing leaves the machine.
/// </summary>
internal sealed class GatewaySimulator(SimulatorFaults faults, TimeProvider clock) : ISmsGateway, IMailGateway
{
    private const int Kept = 300;
    private readonly ConcurrentQueue<DeliveredMessage> _delivered = new();
    private readonly ConcurrentDictionary<Guid, byte> _seen = new();
    private int _count;

    /// <summary>Last messages, newest first.</summary>
    public IReadOnlyList<DeliveredMessage> Delivered => [.. _delivered.Reverse()];

    Task ISmsGateway.SendAsync(OutgoingMessage message, CancellationToken ct) => TakeAsync(Channel.Sms, message, ct);

    Task IMailGateway.SendAsync(OutgoingMessage message, CancellationToken ct) => TakeAsync(Channel.Email, message, ct);

    private async Task TakeAsync(Channel channel, OutgoingMessage message, CancellationToken ct)
    {
        if (faults.DelayMilliseconds > 0)
            await Task.Delay(faults.DelayMilliseconds, ct);
        var number = Interlocked.Increment(ref _count);
        if (Every(faults.FailEvery, number))
            throw new GatewayException("The simulated operator refused.");
        if (!_seen.TryAdd(message.Id, 0))
            return;
        if (_seen.Count > 10 * Kept)
            _seen.Clear();

        Keep(channel, message);
        // An operator that repeats does so behind our back: the receiver sees two.
        if (Every(faults.RepeatEvery, number))
            Keep(channel, message);
    }

    private void Keep(Channel channel, OutgoingMessage message)
    {
        _delivered.Enqueue(
            new DeliveredMessage(clock.GetUtcNow().UtcDateTime, channel, message.Address, message.Subject, message.Text)
        );
        while (_delivered.Count > Kept)
            _delivered.TryDequeue(out _);
    }

    private static bool Every(int n, int number) => n > 0 && number % n == 0;
}
