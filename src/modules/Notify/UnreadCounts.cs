using System.Collections.Concurrent;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Data;

namespace Shahr.Notify;

/// <summary>
/// Unread messages by person, kept in memory: a page costs no question to the database. What this process changes is
/// forgotten at once. SQLite has no other process; on PostgreSQL the others see a change within two seconds.
/// </summary>
internal sealed class UnreadCounts(CityDatabase database, TimeProvider clock) : IUnread
{
    private const int CountedTo = 100;
    private const int MostKept = 50_000;

    private readonly ConcurrentDictionary<PersonId, Kept> _byPerson = new();
    private long _generation;

    /// <summary>How long a count is believed that this process did not change.</summary>
    public TimeSpan Fresh { get; } =
        database.Kind == DatabaseKind.Sqlite ? TimeSpan.FromMinutes(1) : TimeSpan.FromSeconds(2);

    public ValueTask<int> CountAsync(PersonId person, CancellationToken ct = default)
    {
        var now = clock.GetUtcNow();
        return _byPerson.TryGetValue(person, out var kept) && now >= kept.At && now - kept.At < Fresh
            ? ValueTask.FromResult(kept.Count)
            : new ValueTask<int>(LoadAsync(person, now, ct));
    }

    /// <summary>After a change: the next page asks the database.</summary>
    public void Forget(PersonId person)
    {
        Interlocked.Increment(ref _generation);
        _byPerson.TryRemove(person, out _);
    }

    private async Task<int> LoadAsync(PersonId person, DateTimeOffset now, CancellationToken ct)
    {
        var generation = Interlocked.Read(ref _generation);
        var rows = await database.ReadAsync(
            "select count(*) from (select 1 from notify_messages where person_id = @person and channel = 'Inbox' "
                + "and read_at is null limit @most) unread",
            command => command.With("@person", person.Value).With("@most", CountedTo),
            row => row.GetInt32(0),
            ct
        );
        if (_byPerson.Count >= MostKept)
            _byPerson.Clear();
        _byPerson[person] = new Kept(rows[0], now);
        // What was changed while we read must not be kept as it was.
        if (generation != Interlocked.Read(ref _generation))
            _byPerson.TryRemove(person, out _);
        return rows[0];
    }

    private sealed record Kept(int Count, DateTimeOffset At);
}

/// <summary>Forgets the counts of those whose inbox changed, once the change is durable and not before.</summary>
internal sealed class InboxChanged(CityTransaction transaction, UnreadCounts counts) : ICommitPart
{
    private readonly HashSet<PersonId> _people = [];

    public void Of(PersonId person)
    {
        _people.Add(person);
        transaction.Join(this);
    }

    void ICommitPart.Committed()
    {
        foreach (var person in _people)
            counts.Forget(person);
        _people.Clear();
    }
}
