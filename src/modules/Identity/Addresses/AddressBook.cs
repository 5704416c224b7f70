using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;

namespace Shahr.Identity;

/// <summary>A person's two addresses: found, kept and removed. Changes of one person go one after another.</summary>
internal sealed class AddressBook(IdentityDb db, PersonalData sealing, AuditTrail audit, TimeProvider clock)
{
    public Task<List<Address>> OfAsync(PersonId person, CancellationToken ct) =>
        db.Addresses.AsNoTracking().Where(a => a.PersonId == person).OrderBy(a => a.Kind).ToListAsync(ct);

    public Task<Address?> FindAsync(PersonId person, AddressKind kind, CancellationToken ct) =>
        db.Addresses.SingleOrDefaultAsync(a => a.PersonId == person && a.Kind == kind, ct);

    public async Task KeepAsync(PersonId person, AddressKind kind, WrittenAddress written, CancellationToken ct)
    {
        await db.LockPersonAsync(person, ct);
        var address = await FindAsync(person, kind, ct);
        if (address?.Read(sealing) == written)
            return;
        if (address is null)
            db.Addresses.Add(address = Address.Of(person, kind));
        address.Write(written, sealing, clock.GetUtcNow().UtcDateTime);
        Record("identity.address_kept", person, kind);
    }

    /// <summary>False when there is none any more.</summary>
    public async Task<bool> RemoveAsync(PersonId person, AddressKind kind, CancellationToken ct)
    {
        var removed = await db.Addresses.Where(a => a.PersonId == person && a.Kind == kind).ExecuteDeleteAsync(ct);
        if (removed == 1)
            Record("identity.address_removed", person, kind);
        return removed == 1;
    }

    private void Record(string action, PersonId person, AddressKind kind) =>
        audit.Record(action, "person", person.ToString(), details: new { kind = kind.ToString() });
}
