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
        var done =
            await EachAsync(
                db.Users.Where(p =>
                        !p.NationalCode.StartsWith(cipher)
                        || (p.Mobile != null && !p.Mobile.StartsWith(cipher))
                        || !p.NationalCodeIndex.StartsWith(look)
                        || (p.MobileIndex != null && !p.MobileIndex.StartsWith(look))
                        || (p.SealedBirth != null && !p.SealedBirth.StartsWith(cipher))
                        || (p.SealedEmail != null && !p.SealedEmail.StartsWith(cipher))
                    )
                    .OrderBy(p => p.Id),
                Rewrite,
                ct
            )
            + await EachAsync(
                db.Authenticators.Where(a => !a.Secret.StartsWith(cipher)).OrderBy(a => a.PersonId),
                a => a.Secret = Anew(a.Secret, a.PersonId.Value, SealedFields.Authenticator),
                ct
            )
            + await EachAsync(
                db.Recoveries.Where(r => r.Mobile != null && !r.Mobile.StartsWith(cipher)).OrderBy(r => r.Id),
                r => r.Mobile = Anew(r.Mobile ?? "", r.Id, SealedFields.Mobile),
                ct
            )
            + await EachAsync(
                db.TrustedRecoveries.Where(r => r.Mobile != null && !r.Mobile.StartsWith(cipher)).OrderBy(r => r.Id),
                r => r.Mobile = Anew(r.Mobile ?? "", r.Id, SealedFields.Mobile),
                ct
            )
            + await EachAsync(
                db.Addresses.Where(a => !a.Sealed.StartsWith(cipher)).OrderBy(a => a.PersonId),
                a => a.Reseal(sealing),
                ct
            )
            + await EachAsync(
                db.ContactWishes.Where(w => !w.Sealed.StartsWith(cipher)).OrderBy(w => w.PersonId),
                w => w.Reseal(sealing),
                ct
            )
            + await EachAsync(
                db.EmailClaims.Where(c => !c.Sealed.StartsWith(cipher)).OrderBy(c => c.PersonId),
                c => c.Reseal(sealing),
                ct
            )
            + await EachAsync(
                db.CounterAccounts.Where(a =>
                        a.NationalCode != null
                        && a.NationalCodeIndex != null
                        && (!a.NationalCode.StartsWith(cipher) || !a.NationalCodeIndex.StartsWith(look))
                    )
                    .OrderBy(a => a.Id),
                Rewrite,
                ct
            )
            + await CodesAsync(cipher, look, ct);
        await db.SaveChangesAsync(ct);
        if (done == 0)
            memory.Settled = cipher + look;
        return done > 0;
    }

    private async Task<int> CodesAsync(string cipher, string look, CancellationToken ct) =>
        await EachAsync(
            db.Delegations.Where(d => !d.NationalCode.StartsWith(cipher) || !d.NationalCodeIndex.StartsWith(look))
                .OrderBy(d => d.Id),
            d => (d.NationalCode, d.NationalCodeIndex) = CodeAnew(d.NationalCode, d.Id),
            ct
        )
        + await EachAsync(
            db.Wards.Where(w => !w.NationalCode.StartsWith(cipher) || !w.NationalCodeIndex.StartsWith(look))
                .OrderBy(w => w.Id),
            w => (w.NationalCode, w.NationalCodeIndex) = CodeAnew(w.NationalCode, w.Id.Value),
            ct
        )
        + await EachAsync(
            db.Guardianships.Where(g => !g.NationalCode.StartsWith(cipher) || !g.NationalCodeIndex.StartsWith(look))
                .OrderBy(g => g.Id),
            g => (g.NationalCode, g.NationalCodeIndex) = CodeAnew(g.NationalCode, g.Id),
            ct
        )
        + await EachAsync(
            db.Trusts.Where(t => !t.NationalCode.StartsWith(cipher) || !t.NationalCodeIndex.StartsWith(look))
                .OrderBy(t => t.Id),
            t => (t.NationalCode, t.NationalCodeIndex) = CodeAnew(t.NationalCode, t.Id),
            ct
        );

    private static async Task<int> EachAsync<T>(IOrderedQueryable<T> old, Action<T> anew, CancellationToken ct)
    {
        var rows = await old.Take(Batch).ToListAsync(ct);
        rows.ForEach(anew);
        return rows.Count;
    }

    private void Rewrite(Person person)
    {
        (person.NationalCode, person.NationalCodeIndex) = CodeAnew(person.NationalCode, person.Id);
        if (sealing.MobileOf(person) is { } mobile)
        {
            person.Mobile = sealing.Seal(mobile.Value, person.Id, SealedFields.Mobile);
            person.MobileIndex = index.Of(SealedFields.Mobile, mobile.Value);
        }

        if (person.SealedBirth is { } birth)
            person.SealedBirth = Anew(birth, person.Id, SealedFields.Birth);
        if (person.SealedEmail is { } email)
            person.SealedEmail = Anew(email, person.Id, SealedFields.Email);
    }

    private void Rewrite(CounterAccount account)
    {
        if (account is not { NationalCode: { } code, SealedBirth: { } birth })
            return;
        (account.NationalCode, account.NationalCodeIndex) = CodeAnew(code, account.Id);
        account.SealedBirth = Anew(birth, account.Id, SealedFields.Birth);
    }

    private (string Sealed, string Index) CodeAnew(string text, Guid owner)
    {
        var code = sealing.Open(text, owner, SealedFields.NationalCode);
        return (sealing.Seal(code, owner, SealedFields.NationalCode), index.Of(SealedFields.NationalCode, code));
    }

    private string Anew(string text, Guid owner, string field) =>
        sealing.Seal(sealing.Open(text, owner, field), owner, field);
}
