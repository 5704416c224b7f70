using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>The six digits that were sent to the address; and another code after a pause.</summary>
internal static class ConfirmEmail
{
    public const string Address = MyEmail.Address + "/code";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequireSignIn();
        app.MapPost(Address, SubmitAsync).RequireSignIn().RequireRateLimiting("sign-in");
        app.MapPost(Address + "/resending", ResendAsync).RequireSignIn().RequireRateLimiting("sign-in");
    }

    internal sealed record Form(string? Code);

    private static async Task<IResult> ShowAsync(Actor actor, EmailDesk desk, string? again, CancellationToken ct) =>
        await desk.OfAsync(actor.Person, ct) is { Waiting: { } address }
            ? Pages.Of<ConfirmEmailPage>(new ConfirmEmailView(address.Display, again == "1"))
            : new SeeOther(MyEmail.Address);

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        Actor actor,
        EmailDesk desk,
        CancellationToken ct
    ) =>
        await desk.ConfirmAsync(actor.Person, form.Code, ct) is { } problem
            ? await AgainAsync(actor, desk, problem, ct)
            : new SeeOther(MyEmail.Address + "?done=kept");

    private static async Task<IResult> ResendAsync(Actor actor, HttpContext http, EmailDesk desk, CancellationToken ct)
    {
        if (await desk.AskAgainAsync(actor.Person, ct) is not { } refused)
            return new SeeOther(Address + "?again=1");
        refused.SayWhen(http);
        return await AgainAsync(actor, desk, refused.Problem, ct);
    }

    private static async Task<IResult> AgainAsync(Actor actor, EmailDesk desk, Problem problem, CancellationToken ct) =>
        await desk.OfAsync(actor.Person, ct) is { Waiting: { } address }
            ? Pages.Again<ConfirmEmailPage>(new ConfirmEmailView(address.Display, false), FormState.Of(problem))
            : MyEmail.Refuse(problem);
}

/// <summary>Where the code was sent, and whether another was just asked for.</summary>
public sealed record ConfirmEmailView(string Email, bool SentAgain);
