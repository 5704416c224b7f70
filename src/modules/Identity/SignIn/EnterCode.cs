using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>The six digits, whatever one set out to do; and another code after a pause.</summary>
internal static class EnterCode
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in/code", ShowAsync);
        app.MapPost("/sign-in/code", SubmitAsync).RequireRateLimiting("sign-in");
        app.MapPost("/sign-in/code/resending", ResendAsync).RequireRateLimiting("sign-in");
    }

    internal sealed record Form(string? Code);

    private static async Task<IResult> ShowAsync(
        HttpContext http,
        FlowFinder flows,
        string? again,
        CancellationToken ct
    ) =>
        await flows.OpenAsync(http, null, ct) switch
        {
            { PersonId: not null } => new SeeOther("/sign-in/second"),
            { AskedTimes: > 0 } flow => Pages.Of<EnterCodePage>(ViewOf(flow, sentAgain: again == "1")),
            _ => new SeeOther("/sign-in"),
        };

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        HttpContext http,
        FlowFinder flows,
        FlowSteps steps,
        SessionDesk sessions,
        SecondFactors factors,
        CancellationToken ct
    )
    {
        if (await flows.OpenAsync(http, null, ct) is not { AskedTimes: > 0, IsComplete: true, PersonId: null } flow)
            return Ended(IdentityProblems.FlowEnded);
        if (flow.Kind == FlowKind.Recovery)
            return await ComeBackAsync(flow, form, http, steps, ct);
        var (person, refused) = await steps.FinishAsync(flow, form.Code, ct);
        if (person is null)
        {
            refused?.SayWhen(http);
            return Again(flow, refused?.Problem ?? IdentityProblems.FlowEnded);
        }

        if (flow.PersonId is not null)
            return new SeeOther("/sign-in/second");
        await sessions.OpenAsync(person, Proof.Code, http, ct);
        FlowCookie.Remove(http);
        return new SeeOther(await factors.WayOnAsync(person.PersonId, flow.Next, ct));
    }

    private static async Task<IResult> ComeBackAsync(
        Flow flow,
        Form form,
        HttpContext http,
        FlowSteps steps,
        CancellationToken ct
    )
    {
        var device = DeviceLabel.Of(http.Request.Headers.UserAgent);
        if (await steps.AskToComeBackAsync(flow, form.Code, device, ct) is { } refused)
        {
            refused.SayWhen(http);
            return Again(flow, refused.Problem);
        }

        FlowCookie.Remove(http);
        return new SeeOther(LostMobile.Address + "/asked");
    }

    private static async Task<IResult> ResendAsync(
        HttpContext http,
        FlowFinder flows,
        FlowSteps steps,
        CancellationToken ct
    )
    {
        if (await flows.OpenAsync(http, null, ct) is not { AskedTimes: > 0, IsComplete: true, PersonId: null } flow)
            return Ended(IdentityProblems.FlowEnded);
        if (await steps.AskForCodeAsync(flow, ct) is not { } refused)
            return new SeeOther("/sign-in/code?again=1");
        refused.SayWhen(http);
        return Again(flow, refused.Problem);
    }

    private static CodeView ViewOf(Flow flow, bool sentAgain = false) =>
        new(flow.Kind == FlowKind.SignUp, sentAgain) { IsLost = flow.Kind == FlowKind.Recovery };

    private static IResult Again(Flow flow, Problem problem) =>
        problem.Status == StatusCodes.Status409Conflict
            ? Ended(problem)
            : Pages.Again<EnterCodePage>(ViewOf(flow), FormState.Of(problem));

    /// <summary>The way in is over; it begins anew.</summary>
    public static IResult Ended(Problem problem) =>
        Pages.Refuse(problem, new WayOn("ورود", "Sign in", "/sign-in"), new WayOn("ثبت‌نام", "Sign up", "/sign-up"));
}

/// <summary>Whether an account is being made, and whether another code was just asked for.</summary>
public sealed record CodeView(bool IsNew, bool SentAgain)
{
    /// <summary>True for somebody who lost their mobile.</summary>
    public bool IsLost { get; init; }
}
