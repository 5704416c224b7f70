using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shahr.Kit.Data;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// Keeps the city's ledger open in this process, on files in the data folder. Where it cannot be opened the city
/// serves everything else, money rests, and it is tried again every few seconds.
/// </summary>
internal sealed partial class LedgerHost(
    DataFolder data,
    CityDatabase database,
    IConfiguration settings,
    TimeProvider clock,
    ILogger<LedgerHost> log
) : BackgroundService, ICityLedger
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);
    private readonly LedgerOptions _options = new()
    {
        LinesOfFile = settings.GetValue("Treasury:LinesOfFile", FileJournal.UsualSlots),
    };
    private GeneralLedger? _ledger;

    /// <summary>The folder of the journal in a city's data folder.</summary>
    public const string Folder = "ledger";

    /// <summary>The ledger while it is open.</summary>
    public GeneralLedger? Current => Volatile.Read(ref _ledger);

    /// <summary>Why it is closed; null while it is open.</summary>
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

    /// <inheritdoc/>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // The first page finds it open.
        await TryOpenAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Close(Current, "The city is closing.");
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Current is null && !stoppingToken.IsCancellationRequested)
                await TryOpenAsync(stoppingToken);
        }
    }

    private async Task<T> AskAsync<T>(Func<GeneralLedger, Task<T>> ask)
    {
        var ledger = Current ?? throw new LedgerStoppedException(Trouble ?? "The ledger is not open.");
        try
        {
            return await ask(ledger);
        }
        catch (LedgerStoppedException stopped)
        {
            LogStopped(stopped);
            Close(ledger, stopped.InnerException?.Message ?? stopped.Message);
            throw;
        }
    }

    private async Task TryOpenAsync(CancellationToken ct)
    {
        try
        {
            var end = await KnownEndAsync(ct);
            var ledger = await Task.Run(
                () => GeneralLedger.Open(data.Inside(Folder), clock, _options with { KnownEnd = end }),
                ct
            );
            Trouble = null;
            Volatile.Write(ref _ledger, ledger);
            LogOpened(ledger.Opening.End, ledger.Opening.Unfinished);
            _ = ListenAsync(ledger);
        }
        catch (Exception broken) when (broken is JournalException or IOException or System.Data.Common.DbException)
        {
            if (Trouble != broken.Message)
                LogClosed(broken);
            Trouble = broken.Message;
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

    private void Close(GeneralLedger? ledger, string why)
    {
        if (ledger is null || Interlocked.CompareExchange(ref _ledger, null, ledger) != ledger)
            return;
        Trouble = why;
        ledger.Dispose();
    }

    [LoggerMessage(1, LogLevel.Information, "The ledger is open at line {End}; {Unfinished} unfinished slots cleared")]
    private partial void LogOpened(long end, int unfinished);

    [LoggerMessage(2, LogLevel.Critical, "The ledger cannot be opened; money rests until it can")]
    private partial void LogClosed(Exception why);

    [LoggerMessage(3, LogLevel.Critical, "The ledger stopped; it is opened again in a few seconds")]
    private partial void LogStopped(Exception why);

    [LoggerMessage(4, LogLevel.Critical, "An older part of the journal is damaged: run 'shahr verify-ledger'")]
    private partial void LogDamaged(Exception what);
}
