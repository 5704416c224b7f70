using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Notify;

/// <summary>Some people of a notice, the last id that was looked at, and whether nobody is left behind it.</summary>
internal sealed record SomePeople(IReadOnlyList<Listener> Listeners, PersonId? Last, bool IsOver);

/// <summary>
/// The people of a notice, a batch at a time in the order of ids: Identity knows them, and Cases who has an
/// open case of a service.
/// </summary>
internal sealed class BulkPeople(IAudiences audiences, ICases cases, NotifyDb db, BulkPace pace)
{
    public async Task<SomePeople> NextAsync(BulkNotice bulk, PersonId? after, CancellationToken ct)
    {
        if (bulk.Service is not { } service)
        {
            var all = await audiences.NextAsync(bulk.Audience, after, pace.Batch, ct);
            return new SomePeople(all, all.Count > 0 ? all[^1].Person : after, all.Count < pace.Batch);
        }

        var applicants = await cases.ApplicantsAsync(service, after, pace.Batch, ct);
        if (applicants.Count == 0)
            return new SomePeople([], after, IsOver: true);
        var people = await audiences.NextAsync(new Audience { Among = applicants }, null, applicants.Count, ct);
        return new SomePeople(people, applicants[^1], applicants.Count < pace.Batch);
    }

    public async Task<Dictionary<PersonId, Wishes>> WishesOfAsync(
        IReadOnlyList<Listener> listeners,
        CancellationToken ct
    )
    {
        if (listeners.Count == 0)
            return [];
        // A walk goes in the order of ids: between the first and the last of a batch stand few others.
        var (first, last) = (listeners[0].Person.Value, listeners[^1].Person.Value);
        return await db
            .Wishes.FromSql($"select * from notify_wishes where person_id >= {first} and person_id <= {last}")
            .AsNoTracking()
            .ToDictionaryAsync(w => w.PersonId, ct);
    }

    /// <summary>Those of them who turned notifications on in a browser.</summary>
    public async Task<HashSet<PersonId>> NotifiedAsync(IReadOnlyList<Listener> listeners, CancellationToken ct)
    {
        if (listeners.Count == 0)
            return [];
        var (first, last) = (listeners[0].Person.Value, listeners[^1].Person.Value);
        var devices = db.PushDevices.FromSql(
            $"select * from notify_push_devices where person_id >= {first} and person_id <= {last}"
        );
        return [.. await devices.AsNoTracking().Select(d => d.PersonId).Distinct().ToListAsync(ct)];
    }
}
