using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>An alert as its readers see it.</summary>
public sealed record AlertLine(Guid Id, string Fa, string En, bool Urgent, DateTime EndsAt)
{
    /// <summary>The words in the reader's language.</summary>
    public string Text(string language) => language == "en" ? En : Fa;
}

/// <summary>
/// The alerts in force, urgent ones first. Everybody's home page shows them, so they are kept for five seconds; what
/// this
/// process publishes is seen at once.
/// </summary>
internal sealed class CurrentAlerts(CityDatabase database, TimeProvider clock)
{
    private const int Most = 5;
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(5);

    private Kept? _kept;

    public async Task<IReadOnlyList<AlertLine>> AllAsync(CancellationToken ct = default)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        if (_kept is not { } kept || now < kept.At || now - kept.At >= Fresh)
        {
            var alerts = await database.ReadAsync(
                "select id, fa, en, urgent, ends_at from notify_alerts where ends_at > @now "
                    + "order by urgent desc, begins_at desc limit @most",
                command => command.With("@now", now).With("@most", Most),
                row => new AlertLine(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), row.Utc(4)),
                ct
            );
            _kept = kept = new Kept(alerts, now);
        }

        return kept.Alerts;
    }

    /// <summary>After a change: the next question is asked of the database.</summary>
    public void Forget() => _kept = null;

    private sealed record Kept(IReadOnlyList<AlertLine> Alerts, DateTime At);
}

/// <summary>Forgets the kept alerts once a change of them is durable, not before.</summary>
internal sealed class AlertsChanged(CityTransaction transaction, CurrentAlerts alerts) : ICommitPart
{
    public void Note() => transaction.Join(this);

    void ICommitPart.Committed() => alerts.Forget();
}
