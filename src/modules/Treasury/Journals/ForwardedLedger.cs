using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// The ledger of another process, asked through the database: a row is the question, the answer is written into it and
/// it is deleted when it is read. Whoever has no answer in time does not know; asked again, an id moves nothing twice.
/// </summary>
internal sealed partial class ForwardedLedger(
    LedgerBells bells,
    CityDatabase database,
    TimeProvider clock,
    ILogger<ForwardedLedger> log
) : BackgroundService, ICityLedger
{
    private const int MostWaiting = 4096;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);
    private readonly ConcurrentDictionary<Guid, TaskCompletionSource<string>> _waiting = new();

    public async Task<LedgerAnswer[]> SubmitAsync(IReadOnlyList<LedgerCommand> commands) =>
        (await AskAsync(new ForwardedQuestion { Commands = [.. commands] })).Answers
        ?? throw new LedgerStoppedException("The ledger's answer could not be read.");

    public async Task<Account?> FindAsync(AccountId account) =>
        (await AskAsync(new ForwardedQuestion { Account = account })).Account;

    public async Task<LedgerEntry?> FindAsync(CommandId id) =>
        (await AskAsync(new ForwardedQuestion { Command = id })).Entry;

    public async Task<HistoryPage> HistoryAsync(HistoryQuery query) =>
        (await AskAsync(new ForwardedQuestion { History = query })).Page
        ?? throw new LedgerStoppedException("The ledger's answer could not be read.");

    public async Task<Balance?> BalanceAtAsync(AccountId account, DateTime at) =>
        (await AskAsync(new ForwardedQuestion { Account = account, At = at })).Balance;

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        for (var failures = 0; !stoppingToken.IsCancellationRequested; )
        {
            try
            {
                await bells.Answered.WaitAsync(Poll, stoppingToken);
                if (!_waiting.IsEmpty)
                    await CollectAsync(stoppingToken);
                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception away)
            {
                LogAway(away);
                await Task.Delay(Backoff.After(++failures, Poll, Patience), clock, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<ForwardedAnswer> AskAsync(ForwardedQuestion question)
    {
        if (_waiting.Count >= MostWaiting)
            throw new LedgerStoppedException("Too many questions are on their way to the ledger.");
        var id = Guid.CreateVersion7();
        var told = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _waiting[id] = told;
        try
        {
            await SendAsync(id, ForwardedLetters.Write(question));
            var answer = ForwardedLetters.Read<ForwardedAnswer>(await told.Task.WaitAsync(Patience, clock));
            return answer.Fault is { } fault ? throw new ArgumentException(fault, nameof(question)) : answer;
        }
        catch (Exception silent) when (silent is TimeoutException or NpgsqlException or JsonException)
        {
            throw new LedgerStoppedException("The process that has the ledger gave no answer in time.", silent);
        }
        finally
        {
            _waiting.TryRemove(id, out _);
        }
    }

    private async Task SendAsync(Guid id, string asked)
    {
        await using var connection = await database.OpenAsync();
        await using var send = connection.CreateCommand();
        send.CommandText = $"""
            with letter as (
              insert into treasury_forwarded (id, asked, asked_at) values (@id, @asked, clock_timestamp()) returning id)
            select pg_notify('{LedgerBells.AskedName}', '') from letter
            """;
        send.With("@id", id).With("@asked", asked);
        await send.ExecuteNonQueryAsync();
    }

    private async Task CollectAsync(CancellationToken ct)
    {
        await using var connection = (NpgsqlConnection)await database.OpenAsync(ct);
        await using var collect = new NpgsqlCommand(
            "delete from treasury_forwarded where id = any($1) and answer is not null returning id, answer",
            connection
        );
        collect.Parameters.Add(
            new NpgsqlParameter
            {
                Value = _waiting.Keys.ToArray(),
                NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Uuid,
            }
        );
        await using var rows = await collect.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            if (_waiting.TryGetValue(rows.GetGuid(0), out var told))
                told.TrySetResult(rows.GetString(1));
    }

    [LoggerMessage(1, LogLevel.Warning, "Answers of the ledger cannot be fetched just now")]
    private partial void LogAway(Exception why);
}
