using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «گوشی یا شماره‌ام را ندارم»: national code and new mobile, without sign-in. The code goes to the new mobile whoever
/// it is, and nothing that comes after says whether there is an account or anybody trusted.
/// </summary>
internal static class LostMobile
{
    public const string Address = "/sign-in/lost";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Show);
        app.MapPost(Address, SubmitAsync).RequireRateLimiting("sign-in");
        app.MapGet(Address + "/asked", ShowAsked);
    }

    internal sealed record Form(string? NationalCode, string? Mobile);

    private static IResult Show() => Pages.Of<LostMobilePage>();

    private static IResult ShowAsked() => Pages.Of<LostMobileAskedPage>();

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form? form,
        HttpContext http,
        FlowSteps steps,
        FlowCookie cookie,
        CancellationToken ct
    )
    {
        var problems = new List<Problem>();
        if (!PersonKey.TryTyped(form?.NationalCode, out var code))
            problems.Add(IdentityProblems.NationalCodeWrong.On("NationalCode"));
        var isAbroad = code.Passport is not null;
        if (
            !Mobile.TryParse(form?.Mobile, out var mobile)
            && !(isAbroad && Mobile.TryParseForeign(form?.Mobile, out mobile))
        )
            problems.Add(IdentityProblems.MobileWrong.On("Mobile"));
        if (problems.Count > 0)
            return Again(form, problems);
        var flow = steps.Start(FlowKind.Recovery, code, "/");
        steps.SetMobile(flow, mobile);
        if (await steps.AskForCodeAsync(flow, ct) is { } refused)
        {
            refused.SayWhen(http);
            return Again(form, [refused.Problem]);
        }

        cookie.Write(http, flow.Id);
        return new SeeOther("/sign-in/code");
    }

    private static IResult Again(Form? form, IReadOnlyList<Problem> problems) =>
        Pages.Again<LostMobilePage>(
            null,
            FormState.From([new("NationalCode", form?.NationalCode), new("Mobile", form?.Mobile)], problems)
        );
}
