using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«گذرکلیدهای من»: what I sign in with besides the code, and adding one more.</summary>
internal static class MyPasskeys
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/passkeys", ShowAsync).RequireSignIn();
        app.MapPost("/me/passkeys", AddAsync)
            .RequireSignIn()
            .RequireFresh("افزودن گذرکلید «{Name}» به حساب شما", "Adding the passkey “{Name}” to your account")
            .RequireRateLimiting("sign-in");
    }

    internal sealed record AddForm(string? Name, string? Credential, string? Challenge);

    private static async Task<IResult> ShowAsync(
        Actor actor,
        HttpContext http,
        PasskeyPages pages,
        string? done,
        CancellationToken ct
    ) => Pages.Of<MyPasskeysPage>(await pages.OfAsync(await pages.MeAsync(actor, ct), http, done));

    private static async Task<IResult> AddAsync(
        [FromForm] AddForm form,
        Actor actor,
        HttpContext http,
        PasskeyDesk desk,
        PasskeyPages pages,
        SessionDesk sessions,
        CancellationToken ct
    )
    {
        var me = await pages.MeAsync(actor, ct);
        var name = PasskeyDesk.ReadName(form.Name);
        var refused =
            name.Problem
            ?? (actor.KioskRest is null ? null : KitProblems.OwnBrowserOnly)
            ?? await desk.AddAsync(me, name.Value, form.Credential, form.Challenge, http, ct);
        if (refused is not null)
            return await pages.AgainAsync(me, http, refused, KeyValuePair.Create("Name", form.Name));
        await sessions.ProveAsync(actor, Proof.Passkey, http, ct);
        return new SeeOther("/me/passkeys?done=added");
    }
}

/// <summary>Gathers what the page of one's passkeys shows.</summary>
internal sealed class PasskeyPages(IdentityDb db, PasskeyDesk desk, UiContext ui)
{
    public Task<Person> MeAsync(Actor actor, CancellationToken ct) =>
        db.Users.SingleAsync(p => p.Id == actor.Person.Value, ct);

    public async Task<PasskeysView> OfAsync(Person me, HttpContext http, string? done = null) =>
        new(await ListAsync(me), await desk.ChallengeToAddAsync(me, http), done);

    public async Task<IResult> AgainAsync(
        Person me,
        HttpContext http,
        Problem problem,
        params KeyValuePair<string, string?>[] typed
    ) => Pages.Again<MyPasskeysPage>(await OfAsync(me, http), FormState.From(typed, problem));

    public PasskeyView ViewOf(UserPasskeyInfo passkey) =>
        new(
            PasskeyDesk.IdOf(passkey),
            passkey.Name ?? "",
            When.Long(passkey.CreatedAt.UtcDateTime, ui),
            passkey.IsBackedUp
        );

    private async Task<List<PasskeyView>> ListAsync(Person me) => [.. (await desk.ListAsync(me)).Select(ViewOf)];
}

/// <summary>One passkey of the list.</summary>
/// <param name="Id">As an address carries it.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Since">When it was added.</param>
/// <param name="Synced">True when the device's maker keeps a copy for the owner's other devices.</param>
public sealed record PasskeyView(string Id, string Name, string Since, bool Synced);

/// <summary>What «گذرکلیدهای من» shows.</summary>
/// <param name="Passkeys">What the person has, the oldest first.</param>
/// <param name="Challenge">For the next one.</param>
/// <param name="Done">What was just done, or null.</param>
public sealed record PasskeysView(IReadOnlyList<PasskeyView> Passkeys, PasskeyChallenge Challenge, string? Done);
