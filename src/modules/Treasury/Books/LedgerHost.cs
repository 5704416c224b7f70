using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shahr.Kit.Data;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// Keeps the city's ledger open in this process, where this process is the one that may have it. Where it cannot be
/// opened the city serves everything else, money rests, and it is tried again every few seconds.
/// </summary>
internal sealed partial class LedgerHost(IJournalPlace place, CityDatabase database, ILogger<LedgerHost> log)
    : BackgroundService,
        ICityLedger
{
    private OpenLedger? _open;

    /// <summary>The ledger while it is open here.</summary>
    public GeneralLedger? Current => Volatile.Read(ref _open)?.Ledger;

    /// <summary>Whether another process has it, as far as this one knows: ask there.</summary>
    public bool IsElsewhere { get; private set; }

    /// <summary>Why it is closed; null while it is open, here or elsewhere.</summary>
    public string? Trouble { get; private set; }

    /// <summary>What was found wrong in the older part of the journal, which the start did not read.</summary>
    public JournalException? Damage { get; private set; }

    /// <summary>Called after something was asked: there may be new lines.</summary>
    public event Action? Asked;

    public Task<LedgerAnswer[]> SubmitAsync(IReadOnlyList<LedgerCommand> commands) =>
        AskAsync(async ledger =>
        {
            var answers = await ledger.SubmitAsync(commands);
            Asked?.Invoke();
            return answers;
        });

    public Task<Account?> FindAsync(AccountId account) => AskAsync(ledger => ledger.FindAsync(account));

    public Task<LedgerEntry?> FindAsync(CommandId id) => AskAsync(ledger => ledger.FindAsync(id));

    public Task<HistoryPage> HistoryAsync(HistoryQuery query) => AskAsync(ledger => ledger.HistoryAsync(query));

    public Task<Balance?> BalanceAtAsync(AccountId account, DateTime at) =>
        AskAsync(ledger => ledger.BalanceAtAsync(account, at));

    /// <summary>Opens it now, unless it is open: for who comes before the city does.</summary>
    public Task OpenAsync(CancellationToken ct) => Current is null ? TryOpenAsync(ct) : Task.CompletedTask;

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // The first page finds it open.
        await OpenAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await CloseAsync(Volatile.Read(ref _open), "The city is closing.");
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(place.Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
                return;
            var open = Volatile.Read(ref _open);
            if (open is null)
                await TryOpenAsync(stoppingToken);
            else if (!open.IsOurs)
                await CloseAsync(open, "The ledger went to another process.");
        }
    }

    private async Task<T> AskAsync<T>(Func<GeneralLedger, Task<T>> ask)
    {
        var open = Volatile.Read(ref _open) ?? throw new LedgerStoppedException(Trouble ?? "The ledger is not open.");
        try
        {
            var answer = await ask(open.Ledger);
            // What a process says that slept, and woke after another had taken over, may be old.
            return open.IsOurs ? answer : throw new LedgerStoppedException("The ledger went to another process.");
        }
        catch (LedgerStoppedException stopped)
        {
            LogStopped(stopped);
            await CloseAsync(open, stopped.InnerException?.Message ?? stopped.Message);
            throw;
        }
        catch (ObjectDisposedException closing)
        {
            throw new LedgerStoppedException("The ledger is being closed.", closing);
        }
    }

    private async Task TryOpenAsync(CancellationToken ct)
    {
        try
        {
            var end = await KnownEndAsync(ct);
            var open = await place.OpenAsync(end, ct);
            (Trouble, IsElsewhere) = (null, open is null);
            if (open is null)
                return;
            Volatile.Write(ref _open, open);
            LogOpened(open.Ledger.Opening.End, open.Ledger.Opening.Unfinished);
            _ = ListenAsync(open.Ledger);
        }
        catch (Exception broken) when (broken is JournalException or IOException or System.Data.Common.DbException)
        {
            if (Trouble != broken.Message)
                LogClosed(broken);
            (Trouble, IsElsewhere) = (broken.Message, false);
        }
    }

    // The rows that follow the ledger have seen its end: a disk that lost what it had acknowledged is found by them.
    private async Task<long> KnownEndAsync(CancellationToken ct)
    {
        await using var connection = await database.OpenAsync(ct);
        await using var ask = connection.CreateCommand();
        ask.CommandText = "select position from treasury_followed";
        return Convert.ToInt64(await ask.ExecuteScalarAsync(ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    private async Task ListenAsync(GeneralLedger ledger)
    {
        if (await ledger.Checked is not { } damage)
            return;
        Damage = damage;
        LogDamaged(damage);
    }

    private async Task CloseAsync(OpenLedger? open, string why)
    {
        if (open is null || Interlocked.CompareExchange(ref _open, null, open) != open)
            return;
        // Where several processes share it, one of them opens it soon; until then questions wait.
        (Trouble, IsElsewhere) = place.IsShared ? (null, true) : (why, false);
        try
        {
            await open.CloseAsync();
        }
        catch (System.Data.Common.DbException away)
        {
            // The lease could not be given back; it runs out by itself.
            LogKept(away);
        }
    }

    [LoggerMessage(1, LogLevel.Information, "The ledger is open at line {End}; {Unfinished} unfinished slots cleared")]
    private partial void LogOpened(long end, int unfinished);

    [LoggerMessage(2, LogLevel.Critical, "The ledger cannot be opened; money rests until it can")]
    private partial void LogClosed(Exception why);

    [LoggerMessage(3, LogLevel.Critical, "The ledger stopped; it is opened again in a few seconds")]
    private partial void LogStopped(Exception why);

    [LoggerMessage(4, LogLevel.Critical, "An older part of the journal is damaged: run 'shahr verify-ledger'")]
    private partial void LogDamaged(Exception what);

    [LoggerMessage(5, LogLevel.Warning, "The lease of the ledger could not be given back; it runs out by itself")]
    private partial void LogKept(Exception why);
}
