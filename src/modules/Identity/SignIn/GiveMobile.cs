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

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        FlowFinder flows,
        FlowSteps steps,
        CancellationToken ct
    ) =>
        await flows.OpenAsync(http, FlowKind.SignUp, ct) is not { } flow
            ? new SeeOther("/sign-up")
            : Pages.Of<GiveMobilePage>(new GiveMobileView(steps.KeyOf(flow).Passport is not null));

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        HttpContext http,
        FlowFinder flows,
        FlowSteps steps,
        CancellationToken ct
    )
    {
        if (await flows.OpenAsync(http, FlowKind.SignUp, ct) is not { } flow)
            return new SeeOther("/sign-up");
        var mayBeForeign = steps.KeyOf(flow).Passport is not null;
        if (
            !Mobile.TryParse(form.Mobile, out var mobile)
            && !(mayBeForeign && Mobile.TryParseForeign(form.Mobile, out mobile))
        )
        {
            var wrong = mayBeForeign ? PassportProblems.MobileWrong : IdentityProblems.MobileWrong;
            var problem = wrong.On("Mobile");
            return Pages.Again<GiveMobilePage>(
                new GiveMobileView(mayBeForeign),
                FormState.From([new("Mobile", form.Mobile)], problem)
            );
        }

        steps.SetMobile(flow, mobile);
        return new SeeOther("/sign-up/name");
    }
}

/// <summary>Whether a number of another country is taken too.</summary>
public sealed record GiveMobileView(bool MayBeForeign);
