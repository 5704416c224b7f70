using System.Collections.Concurrent;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>
/// Open sessions by their sealed cookie for one second, so that a person clicking through pages costs one unsealing
/// and one
/// query. What this process revokes is forgotten here at once; another process sees it within the second.
/// </summary>
internal sealed class SessionCache(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private const int MostKept = 50_000;

    private readonly ConcurrentDictionary<string, Entry> _byCookie = new(StringComparer.Ordinal);
    private long _generation;

    /// <summary>Read it before loading: what was forgotten meanwhile must not be kept again.</summary>
    public long Generation => Interlocked.Read(ref _generation);

    public Actor? Find(string cookie) =>
        _byCookie.TryGetValue(cookie, out var entry) && IsFresh(entry) ? entry.Actor : null;

    public void Keep(string cookie, Actor actor, long generation)
    {
        if (generation != Generation)
            return;
        if (_byCookie.Count >= MostKept)
            _byCookie.Clear();
        _byCookie[cookie] = new Entry(actor, clock.GetUtcNow());
        if (generation != Generation)
            _byCookie.TryRemove(cookie, out _);
    }

    public void Forget(PersonId person)
    {
        Interlocked.Increment(ref _generation);
        foreach (var (cookie, entry) in _byCookie)
        {
            if (entry.Actor.Person == person)
                _byCookie.TryRemove(cookie, out _);
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
