using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>One passkey of mine: another name for it, or removing it.</summary>
internal static class EditPasskey
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/passkeys/{id}", ShowAsync).RequireSignIn();
        app.MapPost("/me/passkeys/{id}/name", RenameAsync).RequireSignIn();
        app.MapPost("/me/passkeys/{id}/removal", RemoveAsync)
            .RequireSignIn()
            .RequireFresh("برداشتن یک گذرکلید از حساب شما", "Removing a passkey from your account");
    }

    internal sealed record Form(string? Name);

    private static async Task<IResult> ShowAsync(
        string id,
        Actor actor,
        HttpContext http,
        PasskeyDesk desk,
        PasskeyPages pages,
        CancellationToken ct
    )
    {
        var me = await pages.MeAsync(actor, ct);
        return await desk.FindAsync(me, id) is { } passkey
            ? Pages.Of<EditPasskeyPage>(pages.ViewOf(passkey))
            : await pages.AgainAsync(me, http, IdentityProblems.PasskeyGone);
    }

    private static async Task<IResult> RenameAsync(
        string id,
        [FromForm] Form form,
        Actor actor,
        HttpContext http,
        PasskeyDesk desk,
        PasskeyPages pages,
        CancellationToken ct
    )
    {
        var me = await pages.MeAsync(actor, ct);
        var name = PasskeyDesk.ReadName(form.Name);
        if (name.Problem is { } wrong && await desk.FindAsync(me, id) is { } passkey)
        {
            return Pages.Again<EditPasskeyPage>(pages.ViewOf(passkey), FormState.From([new("Name", form.Name)], wrong));
        }

        return (name.Problem ?? await desk.RenameAsync(me, id, name.Value, ct)) is { } refused
            ? await pages.AgainAsync(me, http, refused with { Field = null })
            : new SeeOther("/me/passkeys?done=named");
    }

    private static async Task<IResult> RemoveAsync(
        string id,
        Actor actor,
        HttpContext http,
        PasskeyDesk desk,
        PasskeyPages pages,
        CancellationToken ct
    )
    {
        var me = await pages.MeAsync(actor, ct);
        return await desk.RemoveAsync(me, id, ct) is { } refused
            ? await pages.AgainAsync(me, http, refused)
            : new SeeOther("/me/passkeys?done=removed");
    }
}
