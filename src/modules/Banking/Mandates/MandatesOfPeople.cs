using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;

namespace Shahr.Banking;

/// <summary>Nothing is drawn from the dead; mandates of a closed account go on under the one that stays.</summary>
internal sealed class MandatesOfPeople(BankingDb db, MandateDesk desk) : IHandle<PersonDied>, IHandle<PersonMerged>
{
    public async Task HandleAsync(PersonDied happened, Delivery delivery, CancellationToken ct)
    {
        var theirs = await db
            .Mandates.AsNoTracking()
            .Where(m => m.PayerId == happened.Person)
            .Where(m => m.State == MandateState.Active || m.State == MandateState.Asked)
            .ToListAsync(ct);
        foreach (var mandate in theirs)
            await desk.EndAsync(mandate, "death", ct);
    }

    public async Task HandleAsync(PersonMerged happened, Delivery delivery, CancellationToken ct)
    {
        var (from, into) = (happened.Person, happened.Into);
        await db
            .Mandates.Where(m => m.PayerId == from)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.PayerId, into), ct);
        await db
            .Mandates.Where(m => m.AgreedById == from)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.AgreedById, into), ct);
        await db
            .Mandates.Where(m => m.ByPersonId == from)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.ByPersonId, into), ct);
        await db
            .Debits.Where(d => d.ByPersonId == from)
            .ExecuteUpdateAsync(s => s.SetProperty(d => d.ByPersonId, into), ct);
    }
}
