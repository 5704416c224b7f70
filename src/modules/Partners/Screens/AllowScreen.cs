using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Data;
using Shahr.Kit.Web;
using Shahr.Ui;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace Shahr.Partners;

/// <summary>
/// «ورود روی صفحه‌نمایش»: a kiosk without a keyboard shows a code; somebody types it here on their own telephone, reads
/// which system asks and what leaves, and agrees or not (RFC 8628). A code is looked at by POST only: a link that
/// somebody sent fills the field in and does nothing else.
/// </summary>
internal static class AllowScreen
{
    public const string Address = "/device";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, Show).RequireSignIn().RequireRateLimiting("partner");
        app.MapPost(Address, SubmitAsync).RequireSignIn().RequireRateLimiting("sign-in");
    }

    private static IResult Show([FromQuery(Name = "user_code")] string? code, string? done, UiContext ui) =>
        Pages.Of<AllowScreenPage>(new AllowScreenView(CodeIn(code, ui), null, done));

    private static async Task<IResult> SubmitAsync(
        [FromForm(Name = "user_code")] string? typed,
        [FromForm(Name = "Decision")] string? decision,
        HttpContext http,
        Actor actor,
        ScreenDesk desk,
        Guesses guesses,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await guesses.HeldAsync(actor.Person, ct) is { } held)
            return Again(held);
        if (ScreenCodes.Read(typed) is not { } code)
            return Again(PartnersProblems.CodeUnknown.On("user_code"));
        if (await desk.ReadAsync(http, ct) is not { } asked)
        {
            await guesses.WrongAsync(actor.Person, ct);
            return Again(PartnersProblems.CodeUnknown.On("user_code"));
        }

        if (decision is not ("allow" or "refuse"))
            return Pages.Of<AllowScreenPage>(
                new AllowScreenView(CodeIn(code, ui), await desk.ViewAsync(actor, asked, ui, ct), null)
            );
        if (!await desk.SpendAsync(asked, ct))
            return Again(PartnersProblems.CodeUnknown.On("user_code"));
        return decision == "allow"
            ? await desk.AllowAsync(http, actor, asked, ct)
            : await desk.RefuseAsync(http, asked);

        IResult Again(Problem problem) =>
            Pages.Again<AllowScreenPage>(
                new AllowScreenView(null, null, null),
                FormState.From([new("user_code", typed)], problem)
            );
    }

    private static string? CodeIn(string? typed, UiContext ui) =>
        ScreenCodes.Read(typed) is { } code ? ui.Digits(ScreenCodes.Shown(code)) : null;
}

/// <summary>A screen that waits, by its code.</summary>
internal sealed record ScreenAsked(Partner Partner, IReadOnlyList<string> Scopes, Guid Code, Guid Device);

/// <summary>Finds the screen behind a code, and answers it.</summary>
internal sealed class ScreenDesk(
    PartnersDb db,
    AuthorizeDesk authorize,
    ConsentDesk consents,
    LeavingLines lines,
    CityTransaction transaction,
    AuditTrail audit,
    TimeProvider clock
)
{
    /// <summary>Null for a code that no screen shows: mistyped, too late, or used before.</summary>
    public async Task<ScreenAsked?> ReadAsync(HttpContext http, CancellationToken ct)
    {
        var read = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        if (
            read.Principal is not { } shown
            || shown.GetClaim(Claims.ClientId) is not { } client
            || !Guid.TryParse(shown.GetTokenId(), out var code)
            || !Guid.TryParse(shown.GetClaim(Claims.Private.DeviceCodeId), out var device)
        )
            return null;
        var partner = await db
            .Partners.AsNoTracking()
            .SingleOrDefaultAsync(p => p.ClientId == client && p.State == PartnerState.Open, ct);
        return partner is null ? null : new ScreenAsked(partner, shown.GetScopes(), code, device);
    }

    public async Task<ScreenAskedView> ViewAsync(Actor actor, ScreenAsked asked, UiContext ui, CancellationToken ct) =>
        new(
            asked.Partner.NameIn(ui.Language),
            asked.Partner.PurposeIn(ui.Language),
            actor.DisplayName,
            await lines.OfAsync(actor, asked.Scopes, ui, ct)
        );

    /// <summary>True for the first who answers; of two who have the same code one does.</summary>
    public Task<bool> SpendAsync(ScreenAsked asked, CancellationToken ct) =>
        db.Tokens.SpendAsync(asked.Code, clock.GetUtcNow().UtcDateTime, ct);

    /// <summary>The next time the screen asks, it is told who stands before it.</summary>
    public async Task<IResult> AllowAsync(HttpContext http, Actor actor, ScreenAsked asked, CancellationToken ct)
    {
        var consent = await consents.GiveAsync(actor.Person, asked.Partner, asked.Scopes, ct);
        var answer = await authorize.SignInAsync(
            http,
            actor,
            asked.Partner,
            asked.Scopes,
            consent,
            BackTo("allowed"),
            ct
        );
        // What ends the consent's tokens then ends this one too, while its screen has not fetched it yet.
        await using var hang = transaction.Command(
            "update partners_tokens set authorization_id = @consent where id = @device"
        );
        await hang.With("@consent", consent.Id).With("@device", asked.Device).ExecuteNonQueryAsync(ct);
        return answer;
    }

    public async Task<IResult> RefuseAsync(HttpContext http, ScreenAsked asked)
    {
        audit.Record("partners.screen_refused", "partner", asked.Partner.Id.ToString());
        await http.ForbidAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, BackTo("refused"));
        return TypedResults.Empty;
    }

    private static AuthenticationProperties BackTo(string done) =>
        new() { RedirectUri = AllowScreen.Address + "?done=" + done };
}

/// <summary>A screen and what it asks.</summary>
public sealed record ScreenAskedView(string Partner, string Purpose, string Me, IReadOnlyList<LeavingLine> Leaves);

/// <summary>What the page shows.</summary>
/// <param name="Code">As a person reads it; null before one was typed.</param>
/// <param name="Asked">What to decide about; null while a code is asked for.</param>
/// <param name="Done"><c>allowed</c> or <c>refused</c> after the answer.</param>
public sealed record AllowScreenView(string? Code, ScreenAskedView? Asked, string? Done);
