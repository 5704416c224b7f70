using System.Collections.Concurrent;
using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>How badly a simulated provider behaves: every n-th message meets the fault; 0 never.</summary>
internal sealed record SimulatorFaults
{
    /// <summary>Refused, and surely not sent.</summary>
    public int FailEvery { get; init; }

    /// <summary>Never answered, and not sent.</summary>
    public int HangEvery { get; init; }

    /// <summary>Sent, but the connection breaks before the answer.</summary>
    public int CutEvery { get; init; }

    /// <summary>Answered with yes, and not sent.</summary>
    public int DropEvery { get; init; }

    /// <summary>Sent twice behind our back.</summary>
    public int RepeatEvery { get; init; }

    /// <summary>Sent, but the phone never took it.</summary>
    public int UndeliveredEvery { get; init; }

    /// <summary>Every answer comes so late.</summary>
    public int DelayMilliseconds { get; init; }

    /// <summary>Never says what became of anything.</summary>
    public bool Silent { get; init; }
}

/// <summary>
/// Stands for an SMS provider that honours ids: takes messages, knows what became of them, and fails, hangs, cuts,
/// drops, repeats and delays as told. Like the outbox of the demo it forgets everything with the process.
/// </summary>
internal sealed class SimulatedProvider(SimulatorFaults faults, GatewaySimulator phones) : ISmsProvider
{
    private const int Remembered = 100_000;
    private readonly ConcurrentDictionary<Guid, Fate> _fates = new();
    private readonly ConcurrentQueue<Guid> _order = new();
    private int _count;

    public async Task<string?> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        if (faults.DelayMilliseconds > 0)
            await Task.Delay(faults.DelayMilliseconds, ct);
        var number = Interlocked.Increment(ref _count);
        if (Every(faults.FailEvery, number))
            throw new GatewayException("The simulated provider refused.");
        if (Every(faults.HangEvery, number))
            await Task.Delay(Timeout.Infinite, ct);
        if (Every(faults.DropEvery, number))
            return null;
        var arrives = !Every(faults.UndeliveredEvery, number);
        if (Remember(message.Id, arrives ? Fate.Delivered : Fate.Undelivered) && arrives)
            phones.Deliver(Channel.Sms, message);
        if (Every(faults.RepeatEvery, number))
            phones.Deliver(Channel.Sms, message);
        if (Every(faults.CutEvery, number))
            throw new IOException("The connection was cut after the message had gone.");
        return null;
    }

    public async Task<IReadOnlyDictionary<Guid, Fate>> AskAsync(
        IReadOnlyCollection<Asked> messages,
        CancellationToken ct
    )
    {
        if (faults.DelayMilliseconds > 0)
            await Task.Delay(faults.DelayMilliseconds, ct);
        return faults.Silent
            ? new Dictionary<Guid, Fate>()
            : messages.ToDictionary(m => m.Id, m => _fates.GetValueOrDefault(m.Id, Fate.NotKnown));
    }

    private bool Remember(Guid id, Fate fate)
    {
        if (!_fates.TryAdd(id, fate))
            return false;
        _order.Enqueue(id);
        while (_order.Count > Remembered && _order.TryDequeue(out var oldest))
            _fates.TryRemove(oldest, out _);
        return true;
    }

    private static bool Every(int n, int number) => n > 0 && number % n == 0;
}
