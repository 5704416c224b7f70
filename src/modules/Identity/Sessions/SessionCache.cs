using System.Collections.Concurrent;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>
/// Open sessions for one second, so that a person clicking through pages costs one query. What this process revokes
/// is forgotten here at once; another process sees it within the second.
/// </summary>
internal sealed class SessionCache(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private const int MostKept = 50_000;

    private readonly ConcurrentDictionary<Guid, Entry> _byId = new();
    private long _generation;

    /// <summary>Read it before loading: what was forgotten meanwhile must not be kept again.</summary>
    public long Generation => Interlocked.Read(ref _generation);

    public Actor? Find(Guid session) =>
        _byId.TryGetValue(session, out var entry) && IsFresh(entry) ? entry.Actor : null;

    public void Keep(Guid session, Actor actor, long generation)
    {
        if (generation != Generation)
            return;
        if (_byId.Count >= MostKept)
            _byId.Clear();
        _byId[session] = new Entry(actor, clock.GetUtcNow());
        if (generation != Generation)
            _byId.TryRemove(session, out _);
    }

    public void Forget(PersonId person)
    {
        Interlocked.Increment(ref _generation);
        foreach (var (id, entry) in _byId)
        {
            if (entry.Actor.Person == person)
                _byId.TryRemove(id, out _);
        }
    }

    private bool IsFresh(Entry entry)
    {
        // A clock that was set back makes an entry look as if it came from the future: then it is not trusted.
        var age = clock.GetUtcNow() - entry.At;
        return age >= TimeSpan.Zero && age < Fresh;
    }

    private sealed record Entry(Actor Actor, DateTimeOffset At);
}
