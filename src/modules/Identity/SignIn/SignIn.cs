using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«ورود»: the national code; a one-time code then goes to the mobile on record, if there is one.</summary>
internal static class SignIn
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", Show);
        app.MapPost("/sign-in", SubmitAsync).RequireRateLimiting("sign-in");
    }

    internal sealed record Form(string? NationalCode, string? Next);

    private static IResult Show(Actor? actor, string? next, string? back)
    {
        var to = LocalAddress.Or(next ?? back);
        return actor is not null ? new SeeOther(to) : Answers.Page<SignInPage>(new { Next = to });
    }

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        HttpContext http,
        UiContext ui,
        FlowSteps steps,
        FlowCookie cookie,
        CancellationToken ct
    )
    {
        var next = LocalAddress.Or(form.Next, "/");
        if (!NationalCode.TryParse(form.NationalCode, out var code))
            return Again(ui, form, next, IdentityProblems.NationalCodeWrong.On("NationalCode"));

        var flow = steps.Start(FlowKind.SignIn, code, next);
        if (await steps.AskForCodeAsync(flow, ct) is { } refused)
        {
            Answers.RetryAfter(http, refused.Wait);
            return Again(ui, form, next, refused.Problem);
        }

        cookie.Write(http, flow.Id);
        return new SeeOther("/sign-in/code");
    }

    private static IResult Again(UiContext ui, Form form, string next, Problem problem) =>
        Answers.Again<SignInPage>(
            ui,
            [Answers.Typed("NationalCode", form.NationalCode)],
            [problem],
            new { Next = next }
        );
}
