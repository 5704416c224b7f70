using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;
using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>
/// Answers what other processes ask, where this one has the ledger. All that waits is asked of it together, so it
/// reaches the journal together; what it does not answer stays and is answered by whoever has the ledger next.
/// </summary>
internal sealed partial class ForwardDesk(
    LedgerHost host,
    IJournalPlace place,
    LedgerBells bells,
    CityDatabase database,
    TimeProvider clock,
    ILogger<ForwardDesk> log
) : BackgroundService
{
    private const int AtOnce = 500;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan Sweep = TimeSpan.FromSeconds(15);
    private long _swept;

    /// <summary>Answers what waits; whether there was anything.</summary>
    public async Task<bool> RunOnceAsync(CancellationToken ct)
    {
        if (host.Current is null)
            return false;
        await using var connection = (NpgsqlConnection)await database.OpenAsync(ct);
        await SweepAsync(connection, ct);
        var letters = await WaitingAsync(connection, ct);
        var answers = await Task.WhenAll(letters.Select(letter => AnswerAsync(letter.Id, letter.Asked)));
        var known = answers.Where(a => a.Answer is not null).ToArray();
        if (known.Length == 0)
            return false;
        await using var write = new NpgsqlCommand(
            $"""
            with answered as (
              update treasury_forwarded f set answer = a.answer from unnest($1, $2) as a (id, answer) where f.id = a.id
              returning f.id)
            select pg_notify('{LedgerBells.AnsweredName}', '') from (select count(*) from answered) as all_of_them
            """,
            connection
        )
        {
            Parameters =
            {
                new NpgsqlParameter { Value = known.Select(a => a.Id).ToArray() },
                new NpgsqlParameter { Value = known.Select(a => a.Answer).ToArray() },
            },
        };
        await write.ExecuteNonQueryAsync(ct);
        return true;
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        for (var failures = 0; place.IsShared && !stoppingToken.IsCancellationRequested; )
        {
            try
            {
                if (!await RunOnceAsync(stoppingToken))
                    await bells.Asked.WaitAsync(Poll, stoppingToken);
                failures = 0;
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception away)
            {
                LogAway(away);
                await Task.Delay(Backoff.After(++failures, Poll, Sweep), clock, stoppingToken)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<(Guid Id, string? Answer)> AnswerAsync(Guid id, string asked)
    {
        try
        {
            var question = ForwardedLetters.Read<ForwardedQuestion>(asked);
            return (id, ForwardedLetters.Write(await AnswerAsync(question)));
        }
        catch (LedgerStoppedException)
        {
            return (id, null);
        }
        catch (JournalException damaged)
        {
            // Nobody is told what is not known; the asker hears that nobody answered.
            LogAway(damaged);
            return (id, null);
        }
        catch (Exception fault) when (fault is ArgumentException or System.Text.Json.JsonException)
        {
            return (id, ForwardedLetters.Write(new ForwardedAnswer { Fault = fault.Message }));
        }
    }

    private async Task<ForwardedAnswer> AnswerAsync(ForwardedQuestion question) =>
        question switch
        {
            { Commands: { } commands } => new() { Answers = await host.SubmitAsync(commands) },
            { Command: { } id } => new() { Entry = await host.FindAsync(id) },
            { History: { } query } => new() { Page = await host.HistoryAsync(query) },
            { Account: { } account, At: { } at } => new() { Balance = await host.BalanceAtAsync(account, at) },
            { Account: { } account } => new() { Account = await host.FindAsync(account) },
            _ => throw new ArgumentException("The question says nothing.", nameof(question)),
        };

    private static async Task<List<(Guid Id, string Asked)>> WaitingAsync(
        NpgsqlConnection connection,
        CancellationToken ct
    )
    {
        await using var find = new NpgsqlCommand(
            "select id, asked from treasury_forwarded where answer is null order by asked_at limit $1",
            connection
        )
        {
            Parameters = { new NpgsqlParameter<int> { TypedValue = AtOnce } },
        };
        await using var rows = await find.ExecuteReaderAsync(ct);
        var letters = new List<(Guid, string)>();
        while (await rows.ReadAsync(ct))
            letters.Add((rows.GetGuid(0), rows.GetString(1)));
        return letters;
    }

    // Nobody waits any more: the asker gave up, or died before it read the answer.
    private async Task SweepAsync(NpgsqlConnection connection, CancellationToken ct)
    {
        if (_swept != 0 && clock.GetElapsedTime(_swept) < Sweep)
            return;
        await using var sweep = new NpgsqlCommand(
            "delete from treasury_forwarded where asked_at < clock_timestamp() - interval '30 seconds'",
            connection
        );
        await sweep.ExecuteNonQueryAsync(ct);
        _swept = clock.GetTimestamp();
    }

    [LoggerMessage(1, LogLevel.Warning, "Questions to the ledger from other processes cannot be answered just now")]
    private partial void LogAway(Exception why);
}
