using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>What follows a right password, the city's own or the directory's.</summary>
internal sealed class AfterPassword(
    FlowSteps steps,
    FlowCookie cookie,
    SessionDesk sessions,
    SecondFactors factors,
    IdentityDb db
)
{
    /// <summary>
    /// Whoever has an authenticator is asked for it and has no session until then; others get one without an office.
    /// <paramref name="proof"/> is what they showed so far.
    /// </summary>
    public async Task<IResult> GoOnAsync(
        Person person,
        PersonKey key,
        string next,
        HttpContext http,
        CancellationToken ct,
        Proof proof = Proof.Password
    )
    {
        if (await db.Authenticators.AnyAsync(a => a.PersonId == person.PersonId, ct))
        {
            var flow = steps.Start(FlowKind.SignIn, key, next);
            flow.PersonId = person.Id;
            cookie.Write(http, flow.Id);
            return new SeeOther("/sign-in/second");
        }

        await sessions.OpenAsync(person, proof, http, ct);
        return new SeeOther(await factors.WayOnAsync(person.PersonId, next, ct));
    }
}
