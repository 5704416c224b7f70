using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Identity;

/// <summary>
/// After a rotation writes old rows anew with the current keys: ciphertexts and look-up indexes. It remembers which
/// keys were found everywhere, so that a settled city is not searched again.
/// </summary>
internal sealed class KeyRotation(IdentityDb db, PersonalData sealing, LookUpIndex index, KeyRotation.Memory memory)
{
    private const int Batch = 200;

    /// <summary>Keys with which every row was found.</summary>
    internal sealed class Memory
    {
        public string Settled { get; set; } = "";
    }

    public static Task<bool> RunAsync(IServiceProvider scope, CancellationToken ct) =>
        scope.GetRequiredService<KeyRotation>().StepAsync(ct);

    /// <summary>One batch; true when there is more to do.</summary>
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        var (cipher, look) = (sealing.CurrentPrefix(), index.CurrentPrefix());
        if (memory.Settled == cipher + look)
            return false;
        var old = await db
            .Users.Where(p =>
                !p.NationalCode.StartsWith(cipher)
                || !p.Mobile.StartsWith(cipher)
                || !p.NationalCodeIndex.StartsWith(look)
                || !p.MobileIndex.StartsWith(look)
            )
            .OrderBy(p => p.Id)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var person in old)
        {
            var code = sealing.Open(person.NationalCode, person.Id, SealedFields.NationalCode);
            var mobile = sealing.Open(person.Mobile, person.Id, SealedFields.Mobile);
            person.NationalCode = sealing.Seal(code, person.Id, SealedFields.NationalCode);
            person.Mobile = sealing.Seal(mobile, person.Id, SealedFields.Mobile);
            person.NationalCodeIndex = index.Of(SealedFields.NationalCode, code);
            person.MobileIndex = index.Of(SealedFields.Mobile, mobile);
        }

        var apps = await db
            .Authenticators.Where(a => !a.Secret.StartsWith(cipher))
            .OrderBy(a => a.PersonId)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var app in apps)
        {
            var secret = sealing.Open(app.Secret, app.PersonId.Value, SealedFields.Authenticator);
            app.Secret = sealing.Seal(secret, app.PersonId.Value, SealedFields.Authenticator);
        }

        var offers = await db
            .Delegations.Where(d => !d.NationalCode.StartsWith(cipher) || !d.NationalCodeIndex.StartsWith(look))
            .OrderBy(d => d.Id)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var offer in offers)
        {
            var code = sealing.Open(offer.NationalCode, offer.Id, SealedFields.NationalCode);
            offer.NationalCode = sealing.Seal(code, offer.Id, SealedFields.NationalCode);
            offer.NationalCodeIndex = index.Of(SealedFields.NationalCode, code);
        }

        var recoveries = await db
            .Recoveries.Where(r => r.Mobile != null && !r.Mobile.StartsWith(cipher))
            .OrderBy(r => r.Id)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var recovery in recoveries)
        {
            var mobile = sealing.Open(recovery.Mobile ?? "", recovery.Id, SealedFields.Mobile);
            recovery.Mobile = sealing.Seal(mobile, recovery.Id, SealedFields.Mobile);
        }

        var others = await AddressesAsync(cipher, ct) + await ChildrenAsync(cipher, look, ct);
        await db.SaveChangesAsync(ct);
        var done = old.Count + apps.Count + offers.Count + recoveries.Count + others;
        if (done == 0)
            memory.Settled = cipher + look;
        return done > 0;
    }

    private async Task<int> AddressesAsync(string cipher, CancellationToken ct)
    {
        var old = await db
            .Addresses.Where(a => !a.Sealed.StartsWith(cipher))
            .OrderBy(a => a.PersonId)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var address in old)
            address.Reseal(sealing);
        return old.Count;
    }

    private async Task<int> ChildrenAsync(string cipher, string look, CancellationToken ct)
    {
        var wards = await db
            .Wards.Where(w => !w.NationalCode.StartsWith(cipher) || !w.NationalCodeIndex.StartsWith(look))
            .OrderBy(w => w.Id)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var ward in wards)
            (ward.NationalCode, ward.NationalCodeIndex) = Anew(ward.NationalCode, ward.Id.Value);
        var claims = await db
            .Guardianships.Where(g => !g.NationalCode.StartsWith(cipher) || !g.NationalCodeIndex.StartsWith(look))
            .OrderBy(g => g.Id)
            .Take(Batch)
            .ToListAsync(ct);
        foreach (var claim in claims)
            (claim.NationalCode, claim.NationalCodeIndex) = Anew(claim.NationalCode, claim.Id);
        return wards.Count + claims.Count;
    }

    private (string Sealed, string Index) Anew(string text, Guid owner)
    {
        var code = sealing.Open(text, owner, SealedFields.NationalCode);
        return (sealing.Seal(code, owner, SealedFields.NationalCode), index.Of(SealedFields.NationalCode, code));
    }
}
