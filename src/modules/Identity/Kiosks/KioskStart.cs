using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// Where a kiosk begins and comes back to, and the page that asks whether anybody is still there. Neither counts as a
/// visit, so that a page left open does not keep itself awake.
/// </summary>
internal static class KioskStart
{
    public const string Address = "/kiosk";
    public const string Pause = Address + "/pause";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync);
        app.MapGet(Pause, Ask);
    }

    /// <summary>Nothing of the person before is left in the browser; the cookie that makes it a kiosk stays.</summary>
    public static void Wipe(HttpContext http)
    {
        SessionCookie.Remove(http);
        FlowCookie.Remove(http);
        http.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
    }

    private static async Task<IResult> ShowAsync(Actor? actor, HttpContext http, KioskHere here, CancellationToken ct)
    {
        if (await here.AskAsync(ct) is not { } kiosk)
            return Pages.Refuse(KioskProblems.OnlyHere, new WayOn("جفت کردن", "Pair it", PairKiosk.Address));
        if (actor is null)
            Wipe(http);
        return Pages.Of<KioskStartPage>(new KioskStartView(kiosk.Name, kiosk.Place, actor is not null));
    }

    private static IResult Ask(Actor? actor, string? next) =>
        actor?.KioskRest is null
            ? new SeeOther(Address)
            : Pages.Of<KioskPausePage>(new KioskPauseView(LocalAddress.Or(next)));
}

/// <summary>Which kiosk it is, and whether somebody is signed in.</summary>
public sealed record KioskStartView(string Name, string Place, bool IsSomebodyIn);

/// <summary>Where somebody who is still there goes on.</summary>
public sealed record KioskPauseView(string Next);
