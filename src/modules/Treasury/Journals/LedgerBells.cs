using Microsoft.Extensions.Hosting;
using Npgsql;
using Shahr.Kit.Data;

namespace Shahr.Treasury;

/// <summary>
/// Hears PostgreSQL's notifications: somebody asked, somebody was answered. A bell that was not heard costs a moment
/// and nothing else, for who waits also looks by himself.
/// </summary>
internal sealed class LedgerBells(IJournalPlace place, CityDatabase database) : BackgroundService
{
    public const string AskedName = "treasury_asked";
    public const string AnsweredName = "treasury_answered";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    /// <summary>For the process that has the ledger.</summary>
    public Doorbell Asked { get; } = new();

    /// <summary>For those that have not.</summary>
    public Doorbell Answered { get; } = new();

    public override void Dispose()
    {
        base.Dispose();
        Asked.Dispose();
        Answered.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (place.IsShared && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(stoppingToken);
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database is away; who waits looks by himself meanwhile.
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task ListenAsync(CancellationToken ct)
    {
        await using var connection = await PostgresJournal.AloneAsync(database, ct);
        connection.Notification += (_, rung) => (rung.Channel == AskedName ? Asked : Answered).Ring();
        await using var listen = new NpgsqlCommand($"listen {AskedName}; listen {AnsweredName}", connection);
        await listen.ExecuteNonQueryAsync(ct);
        while (true)
            await connection.WaitAsync(ct);
    }
}
