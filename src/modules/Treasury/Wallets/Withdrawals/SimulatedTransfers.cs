using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Shahr.Kit.Data;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>One order as the simulated bank knows it. It is outside: the city's database has no part of it.</summary>
internal sealed record SimulatedOrder(Guid Id, string To, Rial Amount, string Tracking, DateTime At);

/// <summary>
/// The bank of the demo: its own truth, in a file of its own in the data folder. An order is settled after a quarter of
/// a minute. Some amounts misbehave by themselves, so that anybody can see it: the last three digits in rials, see
/// <see cref="OrderAsync"/> and <see cref="Word"/>.
/// </summary>
internal sealed class SimulatedTransfers : IBankTransfers
{
    public static readonly TimeSpan TimeToSettle = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan SlowTime = TimeSpan.FromMinutes(3);
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, SimulatedOrder> _orders = [];
    private readonly string _file;
    private readonly TimeProvider _clock;

    public SimulatedTransfers(DataFolder data, TimeProvider clock)
    {
        (_file, _clock) = (Path.Join(data.Path, "bank-simulator", "transfers.jsonl"), clock);
        if (!File.Exists(_file))
            return;
        foreach (var line in File.ReadLines(_file))
        {
            if (JsonSerializer.Deserialize<SimulatedOrder>(line) is { } order)
                _orders[order.Id] = order;
        }
    }

    /// <summary>Nothing is answered, and nothing taken.</summary>
    public bool IsDead { get; set; }

    /// <summary>It dies at the moment it has taken an order: nobody hears that it has.</summary>
    public bool DiesOnceTaken { get; set; }

    /// <summary>Everything it was ever told to pay, one line for an order.</summary>
    public IReadOnlyList<SimulatedOrder> Orders
    {
        get
        {
            lock (_lock)
                return [.. _orders.Values];
        }
    }

    // 002: the order is taken and the answer to it never comes. 004: the account is shut, and that is said at once.
    public Task<TransferWord> OrderAsync(TransferOrder order, CancellationToken ct)
    {
        lock (_lock)
        {
            if (IsDead)
                throw new TransferSilentException("The bank does not answer.");
            if (_orders.TryGetValue(order.Id, out var known))
                return known.To == order.To.Value && known.Amount == order.Amount
                    ? Task.FromResult(Word(known))
                    : throw new TransferSilentException("Another order was given under this id.");
            if (order.Amount.Amount % 1000 == 4)
                return Task.FromResult(new TransferWord(TransferFate.Refused, Why: TransferRefusal.AccountShut));
            var taken = Keep(order);
            IsDead |= DiesOnceTaken;
            if (IsDead || order.Amount.Amount % 1000 == 2)
                throw new TransferSilentException("The answer was lost on the way.");
            return Task.FromResult(Word(taken));
        }
    }

    public Task<TransferWord> AskAsync(Guid id, CancellationToken ct)
    {
        lock (_lock)
        {
            if (IsDead)
                throw new TransferSilentException("The bank does not answer.");
            return Task.FromResult(
                _orders.TryGetValue(id, out var order) ? Word(order) : new TransferWord(TransferFate.NotKnown)
            );
        }
    }

    // 001: takes three minutes. 003: there is no such account, which is known only when it is settled.
    private TransferWord Word(SimulatedOrder order)
    {
        var fault = order.Amount.Amount % 1000;
        if (_clock.GetUtcNow().UtcDateTime - order.At < (fault == 1 ? SlowTime : TimeToSettle))
            return new TransferWord(TransferFate.Taken, order.Tracking);
        return fault == 3
            ? new TransferWord(TransferFate.Refused, order.Tracking, TransferRefusal.NoSuchAccount)
            : new TransferWord(TransferFate.Arrived, order.Tracking);
    }

    private SimulatedOrder Keep(TransferOrder order)
    {
        var tracking = RandomNumberGenerator
            .GetInt32(100_000_000, int.MaxValue)
            .ToString("d12", CultureInfo.InvariantCulture);
        var kept = new SimulatedOrder(order.Id, order.To.Value, order.Amount, tracking, _clock.GetUtcNow().UtcDateTime);
        _orders[kept.Id] = kept;
        Directory.CreateDirectory(Path.GetDirectoryName(_file) ?? ".");
        File.AppendAllText(_file, JsonSerializer.Serialize(kept) + "\n");
        return kept;
    }
}
