using Microsoft.EntityFrameworkCore;

namespace Shahr.Identity;

/// <summary>
/// In the demo nobody holds an authenticator in the hand, so the demo reads them: the code each shows now. Where the
/// present half minute's was used, the next one's is there already, as on a clock that runs ahead.
/// </summary>
internal sealed class DemoTelephones(IdentityDb db, AuthenticatorDesk desk, PersonalData sealing, TimeProvider clock)
{
    public async Task<IReadOnlyList<(string Name, string NationalCode, string Code)>> ShownNowAsync()
    {
        var now = Totp.StepAt(clock.GetUtcNow().UtcDateTime);
        var there = await db.Authenticators.AsNoTracking().OrderBy(a => a.AddedAt).Take(50).ToListAsync();
        var ids = there.Select(a => a.PersonId.Value).ToList();
        var people = await db.Users.AsNoTracking().Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id);
        return
        [
            .. there.Select(a =>
            {
                var person = people[a.PersonId.Value];
                var code = sealing.CodeOf(person);
                return (
                    person.DisplayName,
                    code.Value,
                    Totp.CodeAt(desk.SecretOf(a), a.LastStep < now ? now : now + 1)
                );
            }),
        ];
    }
}
