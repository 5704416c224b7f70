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
        return actor is not null ? new SeeOther(to) : Pages.Of<SignInPage>(new NextStop(to));
    }

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        HttpContext http,
        FlowSteps steps,
        FlowCookie cookie,
        CancellationToken ct
    )
    {
        var next = LocalAddress.Or(form.Next, "/");
        if (!NationalCode.TryParse(form.NationalCode, out var code))
            return Again(form, next, IdentityProblems.NationalCodeWrong.On("NationalCode"));

        var flow = steps.Start(FlowKind.SignIn, code, next);
        if (await steps.AskForCodeAsync(flow, ct) is { } refused)
        {
            refused.SayWhen(http);
            return Again(form, next, refused.Problem);
        }

        cookie.Write(http, flow.Id);
        return new SeeOther("/sign-in/code");
    }

    private static IResult Again(Form form, string next, Problem problem) =>
        Pages.Again<SignInPage>(new NextStop(next), FormState.From([new("NationalCode", form.NationalCode)], problem));
}

/// <summary>Where signing in or up leads in the end.</summary>
public sealed record NextStop(string Next);
