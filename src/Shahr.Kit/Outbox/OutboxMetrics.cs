using System.Diagnostics.Metrics;

namespace Shahr.Kit.Outbox;

/// <summary>The OpenTelemetry meter <c>Shahr.Outbox</c>.</summary>
public sealed class OutboxMetrics : IDisposable
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "Shahr.Outbox";

    private readonly Meter _meter;
    private readonly Counter<long> _delivered;
    private readonly Counter<long> _failed;
    private readonly Counter<long> _dead;
    private readonly Histogram<double> _lag;
    private OutboxCondition _last = new(0, 0, 0, TimeSpan.Zero);

    /// <summary>Makes the instruments.</summary>
    public OutboxMetrics(IMeterFactory meters)
    {
        _meter = meters.Create(MeterName);
        _delivered = _meter.CreateCounter<long>("shahr.outbox.delivered", "{delivery}", "Deliveries made.");
        _failed = _meter.CreateCounter<long>("shahr.outbox.failed", "{attempt}", "Attempts that failed.");
        _dead = _meter.CreateCounter<long>("shahr.outbox.given_up", "{delivery}", "Deliveries given up.");
        _lag = _meter.CreateHistogram<double>("shahr.outbox.lag", "s", "From the fact to its delivery.");
        _meter.CreateObservableGauge("shahr.outbox.pending", () => _last.Pending, "{delivery}", "Waiting deliveries.");
        _meter.CreateObservableGauge("shahr.outbox.dead", () => _last.Dead, "{delivery}", "Dead letters.");
        _meter.CreateObservableGauge(
            "shahr.outbox.oldest_age",
            () => _last.OldestAge.TotalSeconds,
            "s",
            "Oldest waiting."
        );
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    internal void Delivered(string handler, TimeSpan lag)
    {
        _delivered.Add(1, new KeyValuePair<string, object?>("handler", handler));
        _lag.Record(lag.TotalSeconds, new KeyValuePair<string, object?>("handler", handler));
    }

    internal void Failed(string handler, bool dead)
    {
        _failed.Add(1, new KeyValuePair<string, object?>("handler", handler));
        if (dead)
            _dead.Add(1, new KeyValuePair<string, object?>("handler", handler));
    }

    internal void Saw(OutboxCondition condition) => _last = condition;
}
