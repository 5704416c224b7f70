using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// The second question of sign-in, for whoever has an authenticator: until it is answered no session is open.
/// </summary>
internal static class GiveSecondFactor
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in/second", ShowAsync);
        app.MapPost("/sign-in/second", SubmitAsync).RequireRateLimiting("sign-in");
    }

    internal sealed record Form(string? Code);

    private static async Task<IResult> ShowAsync(HttpContext http, FlowFinder flows, CancellationToken ct) =>
        await flows.OpenAsync(http, null, ct) is { PersonId: not null }
            ? Pages.Of<GiveSecondFactorPage>()
            : new SeeOther("/sign-in");

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        HttpContext http,
        FlowFinder flows,
        AuthenticatorDesk authenticators,
        SessionDesk sessions,
        IdentityDb db,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (await flows.OpenAsync(http, null, ct) is not { PersonId: { } id } flow)
            return EnterCode.Ended(IdentityProblems.FlowEnded);
        if (await authenticators.TryAsync(new PersonId(id), form.Code, ct) is { } refused)
        {
            refused.SayWhen(http);
            return refused.Problem.Status == StatusCodes.Status404NotFound
                ? EnterCode.Ended(IdentityProblems.FlowEnded)
                : Pages.Again<GiveSecondFactorPage>(null, FormState.Of(refused.Problem));
        }

        // Tries of one person go one after another; another code may have ended this very flow meanwhile.
        await db.Entry(flow).ReloadAsync(ct);
        var now = clock.GetUtcNow().UtcDateTime;
        if (!flow.IsOpen(now))
            return EnterCode.Ended(IdentityProblems.FlowEnded);
        flow.DoneAt = now;
        var person = await db.Users.SingleAsync(p => p.Id == id, ct);
        await sessions.OpenAsync(person, Proof.CodeAndAuthenticator, http, ct);
        FlowCookie.Remove(http);
        return new SeeOther(flow.Next);
    }
}
