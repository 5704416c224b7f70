using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Answers other rooms' question who is away.</summary>
internal sealed class AbsencesOfCity(IdentityDb db, TimeProvider clock) : IAbsences
{
    public async Task<IReadOnlyDictionary<PersonId, DateTime>> AwayAsync(
        IReadOnlyCollection<PersonId> people,
        CancellationToken ct = default
    )
    {
        if (people.Count == 0)
            return new Dictionary<PersonId, DateTime>();
        var all = people.Distinct().ToList();
        var away = await db
            .Absences.AsNoTracking()
            .Where(Absence.During(clock.GetUtcNow().UtcDateTime))
            .Where(a => all.Contains(a.PersonId))
            .Select(a => new { a.PersonId, a.EndsAt })
            .ToListAsync(ct);
        return away.ToDictionary(a => a.PersonId, a => a.EndsAt);
    }
}
