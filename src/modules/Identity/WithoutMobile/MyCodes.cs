using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «برگهٔ کدها»: the ten codes with which somebody without a mobile shows before a dangerous act that it is them. Made
/// on the strength of the counter's slip, or of a code of the sheet before.
/// </summary>
internal static class MyCodes
{
    public const string Address = "/me/codes";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequireSignIn();
        app.MapPost(Address, MakeAsync)
            .RequireSignIn()
            .RequireFresh("ساختن برگهٔ تازهٔ کدها", "Making a new sheet of codes");
    }

    private static async Task<IResult> ShowAsync(
        Actor actor,
        IdentityDb db,
        RecoveryDesk recovery,
        CancellationToken ct
    ) =>
        await IsForAsync(actor, db, ct)
            ? Pages.Of<MyCodesPage>(new SheetView(await recovery.LeftAsync(actor.Person, ct)))
            : Refused();

    private static async Task<IResult> MakeAsync(
        Actor actor,
        HttpContext http,
        IdentityDb db,
        RecoveryDesk recovery,
        FactorNews news,
        AuditTrail audit,
        CancellationToken ct
    )
    {
        await db.LockPersonAsync(actor.Person, ct);
        if (!await IsForAsync(actor, db, ct))
            return Refused();
        audit.Record("identity.sheet_made", "person", actor.Person.ToString());
        await news.TellAsync(actor.Person, FactorChange.SheetMade, ct);
        http.Response.Headers.CacheControl = "no-store";
        return Pages.Of<SheetPage>(await recovery.IssueSheetAsync(actor.Person, ct));
    }

    private static async Task<bool> IsForAsync(Actor actor, IdentityDb db, CancellationToken ct) =>
        await db.Users.AnyAsync(p => p.Id == actor.Person.Value && p.Mobile == null, ct)
        && !await db.Authenticators.AnyAsync(a => a.PersonId == actor.Person, ct);

    private static PageResult Refused() =>
        Pages.Refuse(AccountProblems.SheetNotForYou, new WayOn("رمزساز من", "My authenticator", "/me/authenticator"));
}

/// <summary>How many codes of the sheet are unused.</summary>
public sealed record SheetView(int Left);
