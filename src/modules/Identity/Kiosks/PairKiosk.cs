using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>On the device itself: the pairing code makes a kiosk of this browser.</summary>
internal static class PairKiosk
{
    public const string Address = KioskStart.Address + "/pairing";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Show);
        app.MapPost(Address, PairAsync).RequireRateLimiting("sign-in");
    }

    internal sealed record Form(string? Code);

    private static PageResult Show() => Pages.Of<PairKioskPage>();

    private static async Task<IResult> PairAsync(
        [FromForm] Form? form,
        HttpContext http,
        KioskDesk desk,
        CancellationToken ct
    )
    {
        if (await desk.PairAsync(form?.Code, http, ct) is not { } refused)
            return new SeeOther(KioskStart.Address);
        refused.SayWhen(http);
        return Pages.Again<PairKioskPage>(null, FormState.Of(refused.Problem));
    }
}
