using System.Data.Common;
using Microsoft.Data.Sqlite;
using Shahr.Contracts;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>
/// Many messages in one statement. The key of each is the notice and the person, so that even a batch that was wrongly
/// begun twice would queue nobody twice. What is the same for many is encrypted once.
/// </summary>
internal sealed class MessageBatch(
    CityTransaction transaction,
    InboxChanged changed,
    MessageSeal seal,
    TimeProvider clock
)
{
    private const string Columns =
        "(id, message_key, channel, person_id, sealed_address, template, subject, sealed_body, urgent, state, next_at, "
        + "created_at, sent_at, bulk_id)";

    private const string ForPostgres = $"""
        insert into notify_messages {Columns}
        select id, key, channel, person, address, @template, subject, body, @urgent, state, next_at, @now, sent_at,
          @bulk
        from unnest(@ids, @keys, @channels, @people, @addresses, @subjects, @bodies, @states, @nexts, @sents)
          as m (id, key, channel, person, address, subject, body, state, next_at, sent_at)
        on conflict (message_key, channel) do nothing
        """;

    private const string ForSqlite = $"""
        insert into notify_messages {Columns}
        values (@id, @key, @channel, @person, @address, @template, @subject, @body, @urgent, @state, @next, @now, @sent,
          @bulk)
        on conflict (message_key, channel) do nothing
        """;

    private readonly List<Row> _rows = [];
    private readonly Dictionary<string, string> _sealedOnce = [];
    private BulkNotice? _bulk;

    private sealed record Row(Guid Id, Listener To, BulkLetter Letter, DateTime Rings)
    {
        public string? Address { get; set; }

        public string? Body { get; set; }

        public bool IsInbox => Letter.Channel == Channel.Inbox;

        public bool IsPush => Letter.Channel == Channel.Push;
    }

    /// <summary>Adds one person's messages; a batch is of one notice.</summary>
    public void Add(BulkNotice bulk, Listener to, IReadOnlyList<BulkLetter> letters, DateTime rings)
    {
        _bulk = bulk;
        foreach (var letter in letters)
            _rows.Add(new Row(Guid.CreateVersion7(clock.GetUtcNow()), to, letter, rings));
    }

    /// <summary>Writes all that was added, and forgets it.</summary>
    public async Task InsertAsync(DateTime now, CancellationToken ct)
    {
        if (_bulk is not { } bulk || _rows.Count == 0)
            return;
        Seal(bulk);
        await using var command = transaction.Command(
            transaction.Connection is SqliteConnection ? ForSqlite : ForPostgres
        );
        command
            .With("@template", BulkNotice.Code)
            .With("@urgent", bulk.Urgent)
            .With("@now", now)
            .With("@bulk", bulk.Id);
        if (command is SqliteCommand)
            await OneByOneAsync(command, bulk, now, ct);
        else
            await AtOnceAsync(command, bulk, now, ct);
        foreach (var row in _rows.Where(r => r.IsInbox))
            changed.Of(row.To.Person);
        _rows.Clear();
    }

    // Encrypting is most of the work that is not the database's.
    private void Seal(BulkNotice bulk)
    {
        foreach (var text in _rows.Where(r => !r.IsPush && IsShared(r, bulk)).Select(r => r.Letter.Text).Distinct())
        {
            if (!_sealedOnce.ContainsKey(text))
                _sealedOnce.Add(text, seal.Seal(text));
        }

        Parallel.ForEach(
            _rows,
            row =>
            {
                row.Address = row.Letter.Address is { } address ? seal.Seal(address) : null;
                // A notification says its title alone.
                if (!row.IsPush)
                    row.Body = IsShared(row, bulk) ? _sealedOnce[row.Letter.Text] : seal.Seal(row.Letter.Text);
            }
        );
    }

    private static bool IsShared(Row row, BulkNotice bulk) => row.IsInbox || bulk.Urgent;

    private static string Key(Row row, BulkNotice bulk) => $"bulk:{bulk.Id:N}:{row.To.Person.Value:N}";

    private static string StateOf(Row row) => (row.IsInbox ? MessageState.Sent : MessageState.Queued).ToString();

    private async Task AtOnceAsync(DbCommand command, BulkNotice bulk, DateTime now, CancellationToken ct)
    {
        command
            .With("@ids", _rows.ConvertAll(r => r.Id))
            .With("@keys", _rows.ConvertAll(r => Key(r, bulk)))
            .With("@channels", _rows.ConvertAll(r => r.Letter.Channel.ToString()))
            .With("@people", _rows.ConvertAll(r => r.To.Person.Value))
            .With("@addresses", _rows.ConvertAll(r => r.Address))
            .With("@subjects", _rows.ConvertAll(r => r.Letter.Subject))
            .With("@bodies", _rows.ConvertAll(r => r.Body))
            .With("@states", _rows.ConvertAll(StateOf))
            .With("@nexts", _rows.ConvertAll(r => r.IsInbox ? now : r.Rings))
            .With("@sents", _rows.ConvertAll(r => r.IsInbox ? now : (DateTime?)null));
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task OneByOneAsync(DbCommand command, BulkNotice bulk, DateTime now, CancellationToken ct)
    {
        foreach (var row in _rows)
        {
            while (command.Parameters.Count > 4)
                command.Parameters.RemoveAt(command.Parameters.Count - 1);
            command
                .With("@id", row.Id)
                .With("@key", Key(row, bulk))
                .With("@channel", row.Letter.Channel.ToString())
                .With("@person", row.To.Person.Value)
                .With("@address", row.Address)
                .With("@subject", row.Letter.Subject)
                .With("@body", row.Body)
                .With("@state", StateOf(row))
                .With("@next", row.IsInbox ? now : row.Rings)
                .With("@sent", row.IsInbox ? now : null);
            await command.ExecuteNonQueryAsync(ct);
        }
    }
}
