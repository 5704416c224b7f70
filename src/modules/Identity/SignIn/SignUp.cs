using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«ثبت‌نام», first question: the national code.</summary>
internal static class SignUp
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-up", Show);
        app.MapPost("/sign-up", Submit).RequireRateLimiting("sign-in");
    }

    private static IResult Show(Actor? actor, string? next) => FirstQuestion.Show<SignUpPage>(actor, next);

    private static IResult Submit(
        [FromForm] FirstQuestion.Form form,
        HttpContext http,
        FlowSteps steps,
        FlowCookie cookie
    )
    {
        var code = form.Code;
        if (code.Problem is { } wrong)
            return FirstQuestion.Again<SignUpPage>(form, wrong);

        cookie.Write(http, steps.Start(FlowKind.SignUp, code.Value, form.To).Id);
        return new SeeOther("/sign-up/mobile");
    }
}
