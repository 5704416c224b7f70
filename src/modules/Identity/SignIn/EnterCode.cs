using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>The six digits, for sign-in and sign-up alike; and another code after a pause.</summary>
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
        await flows.OpenAsync(http, null, ct) is { AskedTimes: > 0 } flow
            ? Answers.Page<EnterCodePage>(new { IsNew = IsNew(flow), SentAgain = again == "1" })
            : new SeeOther("/sign-in");

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        HttpContext http,
        UiContext ui,
        FlowFinder flows,
        FlowSteps steps,
        SessionDesk sessions,
        CancellationToken ct
    )
    {
        if (await flows.OpenAsync(http, null, ct) is not { AskedTimes: > 0, IsComplete: true } flow)
            return Ended(ui);
        var (person, refused) = await steps.FinishAsync(flow, form.Code, ct);
        if (person is null)
        {
            Answers.RetryAfter(http, refused?.Wait);
            var problem = refused?.Problem ?? IdentityProblems.FlowEnded;
            return problem.Status == StatusCodes.Status409Conflict
                ? Answers.Again<FlowEndedPage>(ui, [], [problem])
                : Answers.Again<EnterCodePage>(ui, [], [problem], new { IsNew = IsNew(flow) });
        }

        await sessions.OpenAsync(person, http, ct);
        FlowCookie.Remove(http);
        if (!http.Request.Cookies.ContainsKey("lang") && person.Language != "fa")
            LanguageCookie.Write(http, person.Language);
        return new SeeOther(flow.Next);
    }

    private static async Task<IResult> ResendAsync(
        HttpContext http,
        UiContext ui,
        FlowFinder flows,
        FlowSteps steps,
        CancellationToken ct
    )
    {
        if (await flows.OpenAsync(http, null, ct) is not { AskedTimes: > 0, IsComplete: true } flow)
            return Ended(ui);
        if (await steps.AskForCodeAsync(flow, ct) is not { } refused)
            return new SeeOther("/sign-in/code?again=1");
        Answers.RetryAfter(http, refused.Wait);
        return refused.Problem.Status == StatusCodes.Status409Conflict
            ? Answers.Again<FlowEndedPage>(ui, [], [refused.Problem])
            : Answers.Again<EnterCodePage>(ui, [], [refused.Problem], new { IsNew = IsNew(flow) });
    }

    private static bool IsNew(Flow flow) => flow.Kind == FlowKind.SignUp;

    private static IResult Ended(UiContext ui) => Answers.Again<FlowEndedPage>(ui, [], [IdentityProblems.FlowEnded]);
}
