using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Sign-in with a passkey: no code, and no name either, for the passkey says whose it is.</summary>
internal static class SignInWithPasskey
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/sign-in/passkey", SubmitAsync).RequireRateLimiting("sign-in");

    internal sealed record Form(string? Credential, string? Challenge, string? Next);

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        HttpContext http,
        PasskeyDesk desk,
        SessionDesk sessions,
        CancellationToken ct
    )
    {
        var next = LocalAddress.Or(form.Next);
        var answer = await desk.CheckAsync(null, form.Credential, form.Challenge, http, ct);
        if (answer.Problem is { } refused)
        {
            var challenge = await desk.ChallengeToSignInAsync(http);
            return Pages.Again<SignInPage>(new NextStop(next, challenge), FormState.Of(refused));
        }

        await sessions.OpenAsync(answer.Value, Proof.Passkey, http, ct);
        return new SeeOther(next);
    }
}
