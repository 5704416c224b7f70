using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«رایانامهٔ من»: the address the city writes to, since when, and one that waits for its code.</summary>
internal static class MyEmail
{
    public const string Address = "/me/email";

    public static void Map(IEndpointRouteBuilder app) => app.MapGet(Address, ShowAsync).RequireSignIn();

    /// <summary>Nothing is left to do here.</summary>
    public static IResult Refuse(Problem problem) =>
        Pages.Refuse(problem, new WayOn("رایانامهٔ من", "My e-mail", Address));

    private static async Task<IResult> ShowAsync(
        Actor actor,
        EmailDesk desk,
        UiContext ui,
        string? done,
        CancellationToken ct
    )
    {
        var known = await desk.OfAsync(actor.Person, ct);
        var since = known.Since is { } at ? When.Long(at, ui) : null;
        var returns = known.ReturnsSince is { } last ? When.Long(last, ui) : null;
        return Pages.Of<MyEmailPage>(
            new MyEmailView(known.Address?.Display, since, known.Waiting?.Display, done, returns)
        );
    }
}

/// <summary>What «رایانامهٔ من» shows.</summary>
/// <param name="Kept">The confirmed address, or null.</param>
/// <param name="Since">Since when it is.</param>
/// <param name="Waiting">An address that waits for its code, or null.</param>
/// <param name="Done">What was just done, or null.</param>
/// <param name="ReturnsSince">Since when nothing is sent to it, because letters came back; or null.</param>
public sealed record MyEmailView(string? Kept, string? Since, string? Waiting, string? Done, string? ReturnsSince);
