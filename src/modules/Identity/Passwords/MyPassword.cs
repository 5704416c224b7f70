using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «رمز من»: choosing, changing and removing a password. Who they are is asked before the page on which it is typed, so
/// that a password need not be carried through that question.
/// </summary>
internal static class MyPassword
{
    public const string Address = "/me/password";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequireSignIn();
        app.MapGet(Address + "/new", ShowNew).RequireSignIn();
        app.MapPost(Address + "/new", Begin)
            .RequireSignIn()
            .RequireFresh("برگزیدن رمز برای حساب شما", "Choosing a password for your account");
        app.MapPost(Address, SetAsync)
            .RequireSignIn()
            .RequireFresh("برگزیدن رمز برای حساب شما", "Choosing a password for your account");
        app.MapPost(Address + "/removal", RemoveAsync)
            .RequireSignIn()
            .RequireFresh("برداشتن رمز از حساب شما", "Removing the password from your account");
    }

    internal sealed record Form(string? Password);

    private static async Task<IResult> ShowAsync(
        Actor actor,
        IdentityDb db,
        UiContext ui,
        string? done,
        CancellationToken ct
    ) => Pages.Of<MyPasswordPage>(await ViewAsync(actor, db, ui, done, ct));

    private static PageResult ShowNew() => Pages.Of<ChoosePasswordPage>();

    private static SeeOther Begin() => new(Address + "/new");

    // What was typed is not repeated on any page.
    private static async Task<IResult> SetAsync(
        [FromForm] Form? form,
        Actor actor,
        PasswordDesk desk,
        CancellationToken ct
    ) =>
        await desk.SetAsync(actor.Person, form?.Password, ct) is { } problem
            ? Pages.Again<ChoosePasswordPage>(null, FormState.Of(problem))
            : new SeeOther(Address + "?done=set");

    private static async Task<IResult> RemoveAsync(
        Actor actor,
        PasswordDesk desk,
        IdentityDb db,
        UiContext ui,
        CancellationToken ct
    ) =>
        await desk.RemoveAsync(actor.Person, ct) is { } problem
            ? Pages.Again<MyPasswordPage>(await ViewAsync(actor, db, ui, null, ct), FormState.Of(problem))
            : new SeeOther(Address + "?done=removed");

    private static async Task<MyPasswordView> ViewAsync(
        Actor actor,
        IdentityDb db,
        UiContext ui,
        string? done,
        CancellationToken ct
    )
    {
        var me = await db.Users.AsNoTracking().SingleAsync(p => p.Id == actor.Person.Value, ct);
        return new MyPasswordView(me.PasswordSetAt is { } since ? When.Long(since, ui) : null, done)
        {
            HasMobile = me.Mobile is not null,
        };
    }
}

/// <summary>Since when there is a password, or null; and what was just done.</summary>
public sealed record MyPasswordView(string? Since, string? Done)
{
    /// <summary>False for who could not sign in without it.</summary>
    public bool HasMobile { get; init; }
}
