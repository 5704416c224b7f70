using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «ورود»: the national code or a passport; a one-time code then goes to the mobile on record, if there is one.
/// </summary>
internal static class SignIn
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", ShowAsync);
        app.MapPost("/sign-in", SubmitAsync).RequireRateLimiting("sign-in");
    }

    private static async Task<IResult> ShowAsync(
        Actor? actor,
        string? next,
        string? back,
        string? with,
        HttpContext http,
        PasskeyDesk passkeys
    ) => FirstQuestion.Show<SignInPage>(actor, next ?? back, await passkeys.ChallengeToSignInAsync(http), with);

    private static async Task<IResult> SubmitAsync(
        [FromForm] FirstQuestion.Form form,
        HttpContext http,
        FlowSteps steps,
        FlowCookie cookie,
        PasskeyDesk passkeys,
        CancellationToken ct
    )
    {
        var code = form.Key;
        if (code.Problem is { } wrong)
            return FirstQuestion.Again<SignInPage>(form, wrong, await passkeys.ChallengeToSignInAsync(http));

        var flow = steps.Start(FlowKind.SignIn, code.Value, form.To);
        if (await steps.AskForCodeAsync(flow, ct) is { } refused)
        {
            refused.SayWhen(http);
            var challenge = await passkeys.ChallengeToSignInAsync(http);
            return FirstQuestion.Again<SignInPage>(form, refused.Problem, challenge);
        }

        cookie.Write(http, flow.Id);
        return new SeeOther("/sign-in/code");
    }
}
