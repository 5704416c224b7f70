using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«چگونه با من سخن بگویید»: a person says how whoever works on their case is to reach them.</summary>
internal static class MyContact
{
    public const string Address = "/me/contact";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequireSignIn();
        app.MapPost(Address, SubmitAsync).RequireSignIn();
    }

    private static async Task<IResult> ShowAsync(string? kept, Actor actor, ContactDesk desk, CancellationToken ct) =>
        Pages.Of<MyContactPage>(
            new MyContactView(await desk.OfAsync(actor.Person, ct) ?? _nothing) { JustKept = kept is not null }
        );

    private static async Task<IResult> SubmitAsync(
        IFormCollection typed,
        Actor actor,
        ContactDesk desk,
        CancellationToken ct
    )
    {
        var note = typed["Note"].ToString() is { Length: <= 10 * ContactDesk.Longest } written
            ? PersianText.CleanLine(written)
            : null;
        if (note is null || note.Length > ContactDesk.Longest)
            return Pages.Again<MyContactPage>(
                new MyContactView(_nothing),
                FormState.From(typed, IdentityProblems.ContactNoteTooLong.On("Note"))
            );
        var wishes = typed["Wishes"];
        await desk.KeepAsync(
            actor.Person,
            new ContactWish(wishes.Contains("call"), wishes.Contains("easy"), note.Length == 0 ? null : note),
            ct
        );
        return new SeeOther(Address + "?kept=1");
    }

    private static readonly ContactWish _nothing = new(false, false, null);
}

/// <summary>What the page shows.</summary>
public sealed record MyContactView(ContactWish Wish)
{
    /// <summary>True right after it was kept.</summary>
    public bool JustKept { get; init; }
}
