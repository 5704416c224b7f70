using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>Removing the e-mail address; a page asks first.</summary>
internal static class RemoveEmail
{
    public const string Address = MyEmail.Address + "/removal";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequireSignIn();
        app.MapPost(Address, SubmitAsync)
            .RequireSignIn()
            .RequireFresh("برداشتن رایانامه از حساب شما", "Removing the e-mail address from your account");
    }

    private static async Task<IResult> ShowAsync(Actor actor, EmailDesk desk, CancellationToken ct)
    {
        var known = await desk.OfAsync(actor.Person, ct);
        return (known.Address ?? known.Waiting) is { } address
            ? Pages.Of<RemoveEmailPage>(address.Display)
            : MyEmail.Refuse(EmailProblems.Gone);
    }

    private static async Task<IResult> SubmitAsync(Actor actor, EmailDesk desk, CancellationToken ct) =>
        await desk.RemoveAsync(actor.Person, ct) is { } problem
            ? MyEmail.Refuse(problem)
            : new SeeOther(MyEmail.Address + "?done=removed");
}
