using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
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

    internal sealed record Form(string? NationalCode, string? Next);

    private static IResult Show(Actor? actor, string? next)
    {
        var to = LocalAddress.Or(next, "/");
        return actor is not null ? new SeeOther(to) : Pages.Of<SignUpPage>(new NextStop(to));
    }

    private static IResult Submit([FromForm] Form form, HttpContext http, FlowSteps steps, FlowCookie cookie)
    {
        var next = LocalAddress.Or(form.Next, "/");
        if (!NationalCode.TryParse(form.NationalCode, out var code))
        {
            var problem = IdentityProblems.NationalCodeWrong.On("NationalCode");
            return Pages.Again<SignUpPage>(
                new NextStop(next),
                FormState.From([new("NationalCode", form.NationalCode)], problem)
            );
        }

        var flow = steps.Start(FlowKind.SignUp, code, next);
        cookie.Write(http, flow.Id);
        return new SeeOther("/sign-up/mobile");
    }
}
