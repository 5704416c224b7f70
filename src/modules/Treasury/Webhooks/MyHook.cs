using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Audit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// «خبر پول»: whose wallet it is, or an officer for an issuer, says at which https address a server hears of money that
/// came in; makes the secret anew, which is shown once; goes on after a pause; or wants to hear no more.
/// </summary>
internal static class MyHook
{
    /// <summary>Of one's own wallet.</summary>
    public const string Wallet = "/wallet/events";

    private const int LongestAddress = 300;
    private static readonly TimeSpan _both = TimeSpan.FromDays(1);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Wallet, ShowOwnAsync).RequireSignIn();
        Submits(app.MapPost(Wallet, SubmitOwnAsync).RequireSignIn());
        app.MapGet(OfIssuer("{id:guid}"), ShowIssuersAsync).RequirePermission(BillsServices.IssueBills);
        Submits(app.MapPost(OfIssuer("{id:guid}"), SubmitIssuersAsync).RequirePermission(BillsServices.IssueBills));
    }

    /// <summary>Of an issuer.</summary>
    public static string OfIssuer(string id) => $"/bills/issuers/{id}/events";

    // What is done: "keep" (an address), "renew" (the secret), "resume" or "end".
    private static void Submits(RouteHandlerBuilder route) =>
        route.RequireFresh("دگرگون کردن نشانی خبر پول", "Changing where news of money goes");

    private static Task<IResult> ShowOwnAsync(Actor actor, HookDesk desk, CancellationToken ct) =>
        ShowAsync(Wallet, MoneyAccounts.WalletOf(actor.For).Account, desk, ct);

    private static Task<IResult> SubmitOwnAsync(
        IFormCollection form,
        Actor actor,
        HookDesk desk,
        CancellationToken ct
    ) => SubmitAsync(form, Wallet, MoneyAccounts.WalletOf(actor.For).Account, actor, desk, ct);

    private static async Task<IResult> ShowIssuersAsync(
        Guid id,
        Actor actor,
        HookDesk desk,
        TreasuryDb db,
        CancellationToken ct
    ) =>
        await WriteIssuer.FindAsync(id, actor, db.Issuers.AsNoTracking(), ct) is { } issuer
            ? await ShowAsync(OfIssuer(id.ToString()), issuer.Place.Account, desk, ct)
            : WriteIssuer.NotFound();

    private static async Task<IResult> SubmitIssuersAsync(
        Guid id,
        IFormCollection form,
        Actor actor,
        HookDesk desk,
        TreasuryDb db,
        CancellationToken ct
    ) =>
        await WriteIssuer.FindAsync(id, actor, db.Issuers.AsNoTracking(), ct) is { } issuer
            ? await SubmitAsync(form, OfIssuer(id.ToString()), issuer.Place.Account, actor, desk, ct)
            : WriteIssuer.NotFound();

    private static async Task<IResult> ShowAsync(string page, Guid account, HookDesk desk, CancellationToken ct) =>
        Pages.Of<MyHookPage>(await desk.ViewAsync(page, account, ct));

    private static async Task<IResult> SubmitAsync(
        IFormCollection form,
        string page,
        Guid account,
        Actor actor,
        HookDesk desk,
        CancellationToken ct
    )
    {
        var (does, typed) = (form["Do"].ToString(), form["Address"].ToString());
        var hook = await desk.FindAsync(account, ct);
        if (does is "renew" or "resume" or "end" && hook is null)
            return await AgainAsync(WebhooksProblems.NoHook);
        switch (does)
        {
            case "renew" when hook is not null:
                return await MadeAsync(desk.Renew(hook, _both));
            case "resume" when hook is not null:
                desk.Resume(hook);
                return new SeeOther(page);
            case "end" when hook is not null:
                desk.End(hook);
                return new SeeOther(page);
        }

        if (Read(typed) is not { } address)
            return await AgainAsync(WebhooksProblems.AddressNeeded.On("Address"));
        if (hook is null)
            return await MadeAsync(await desk.MakeAsync(account, address, actor.Person, ct));
        desk.Move(hook, address, actor.Person);
        return new SeeOther(page);

        // It stands on this one answer alone; a page with a form is kept by no browser.
        async Task<IResult> MadeAsync(string secret) =>
            Pages.Of<MyHookPage>(await desk.ViewAsync(page, account, ct) with { Secret = secret, Address = typed });

        async Task<IResult> AgainAsync(Problem problem) =>
            Pages.Again<MyHookPage>(
                await desk.ViewAsync(page, account, ct),
                FormState.From([new("Address", typed)], [problem])
            );
    }

    // Where a name leads is looked at when it is connected to; here only what can be read.
    private static string? Read(string? typed) =>
        Uri.TryCreate(typed?.Trim(), UriKind.Absolute, out var address)
        && address.Scheme == Uri.UriSchemeHttps
        && address.HostNameType == UriHostNameType.Dns
        && address.Host.Contains('.', StringComparison.Ordinal)
        && address.UserInfo.Length == 0
        && address.AbsoluteUri.Length <= LongestAddress
            ? address.AbsoluteUri
            : null;
}

/// <summary>What the page shows.</summary>
/// <param name="Page">Its own address.</param>
/// <param name="Address">Where is told, or null.</param>
/// <param name="Paused">Since when nothing is told, or null.</param>
/// <param name="Trouble">Why the last attempt failed, or null.</param>
/// <param name="Waiting">Events not told yet; a hundred stands for more.</param>
public sealed record MyHookView(string Page, string? Address, string? Paused, string? Trouble, int Waiting)
{
    /// <summary>A secret that was just made; never again.</summary>
    public string? Secret { get; init; }
}

/// <summary>Keeps hooks.</summary>
internal sealed class HookDesk(
    TreasuryDb db,
    HookSecret secrets,
    LedgerFollower follower,
    AuditTrail audit,
    UiContext ui,
    TimeProvider clock
)
{
    private const int Counted = 100;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    public Task<Hook?> FindAsync(Guid account, CancellationToken ct) =>
        db.Hooks.SingleOrDefaultAsync(h => h.Account == account, ct);

    /// <summary>The new hook's secret. Events of before are not told.</summary>
    public async Task<string> MakeAsync(Guid account, string address, PersonId owner, CancellationToken ct)
    {
        var secret = HookSecret.New();
        // What is followed already is over; lines that follow later are told.
        var past = await db.Events.Where(e => e.Account == account).MaxAsync(e => (long?)e.Position, ct) ?? 0;
        db.Hooks.Add(
            new Hook
            {
                Account = account,
                OwnerId = owner,
                Address = address,
                Secret = secrets.Seal(secret),
                Told = Math.Max(past, follower.Position - 1),
                Attempts = 0,
                NextAt = Now,
                MadeAt = Now,
            }
        );
        await db.SaveChangesAsync(ct);
        Record("treasury.hook_made", account, address);
        return secret;
    }

    public void Move(Hook hook, string address, PersonId owner)
    {
        (hook.Address, hook.OwnerId) = (address, owner);
        Begin(hook);
        Record("treasury.hook_moved", hook.Account, address);
    }

    public void Resume(Hook hook)
    {
        Begin(hook);
        Record("treasury.hook_resumed", hook.Account, hook.Address);
    }

    public void End(Hook hook)
    {
        db.Hooks.Remove(hook);
        Record("treasury.hook_ended", hook.Account, hook.Address);
    }

    /// <summary>A new secret; the one before signs beside it for a while.</summary>
    public string Renew(Hook hook, TimeSpan both)
    {
        var secret = HookSecret.New();
        (hook.SecretBefore, hook.BeforeUntil) = (hook.Secret, Now + both);
        hook.Secret = secrets.Seal(secret);
        Record("treasury.hook_secret_renewed", hook.Account, hook.Address);
        return secret;
    }

    public async Task<MyHookView> ViewAsync(string page, Guid account, CancellationToken ct)
    {
        var hook = await db.Hooks.AsNoTracking().SingleOrDefaultAsync(h => h.Account == account, ct);
        if (hook is null)
            return new MyHookView(page, null, null, null, 0);
        var waiting = await db
            .Events.Where(e => e.Account == account && e.Position > hook.Told)
            .OrderBy(e => e.Position)
            .Take(Counted)
            .CountAsync(ct);
        var paused = hook.PausedAt is { } since ? When.Long(since, ui) : null;
        return new MyHookView(page, hook.Address, paused, hook.Trouble, waiting);
    }

    private void Begin(Hook hook) => (hook.Attempts, hook.NextAt, hook.PausedAt, hook.Trouble) = (0, Now, null, null);

    private void Record(string action, Guid account, string address) =>
        audit.Record(action, "account", account.ToString(), details: new { address });
}
