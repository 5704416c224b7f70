using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«ثبت‌نام», second question: the mobile.</summary>
internal static class GiveMobile
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-up/mobile", ShowAsync);
        app.MapPost("/sign-up/mobile", SubmitAsync).RequireRateLimiting("sign-in");
    }

    internal sealed record Form(string? Mobile);

    private static async Task<IResult> ShowAsync(HttpContext http, FlowFinder flows, CancellationToken ct) =>
        await flows.OpenAsync(http, FlowKind.SignUp, ct) is null
            ? new SeeOther("/sign-up")
            : Answers.Page<GiveMobilePage>();

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        HttpContext http,
        UiContext ui,
        FlowFinder flows,
        FlowSteps steps,
        CancellationToken ct
    )
    {
        if (await flows.OpenAsync(http, FlowKind.SignUp, ct) is not { } flow)
            return new SeeOther("/sign-up");
        if (!Mobile.TryParse(form.Mobile, out var mobile))
        {
            return Answers.Again<GiveMobilePage>(
                ui,
                [Answers.Typed("Mobile", form.Mobile)],
                [IdentityProblems.MobileWrong.On("Mobile")]
            );
        }

        steps.SetMobile(flow, mobile);
        return new SeeOther("/sign-up/name");
    }
}
