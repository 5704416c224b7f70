using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// A person writes an address, the first or another; a code is sent to it, and nothing else changes yet.
/// </summary>
internal static class GiveEmail
{
    public const string Address = MyEmail.Address + "/new";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Show).RequireSignIn();
        app.MapPost(Address, SubmitAsync)
            .RequireSignIn()
            .RequireFresh("رایانامهٔ تازه برای حساب شما", "Another e-mail address for your account")
            .RequireRateLimiting("sign-in");
    }

    internal sealed record Form(string? Email);

    private static PageResult Show() => Pages.Of<GiveEmailPage>();

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        Actor actor,
        HttpContext http,
        EmailDesk desk,
        CancellationToken ct
    )
    {
        var address = EmailAddress.Read(form.Email);
        var refused = address.Problem is { } wrong
            ? new Refusal(wrong.On("Email"))
            : await desk.AskAsync(actor.Person, address.Value, ct);
        if (refused is null)
            return new SeeOther(ConfirmEmail.Address);
        refused.SayWhen(http);
        return Pages.Again<GiveEmailPage>(null, FormState.From([new("Email", form.Email)], refused.Problem));
    }
}
