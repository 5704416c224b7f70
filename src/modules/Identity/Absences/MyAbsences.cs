using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«غیبت‌های من»: an officer says from which day to which they are away, and ends it earlier.</summary>
internal static class MyAbsences
{
    public const string Address = "/me/absences";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequireSignIn();
        app.MapPost(Address, SayAsync).RequireSignIn();
        app.MapPost(Address + "/{id:guid}/ending", EndAsync).RequireSignIn();
    }

    private static AbsencePlace Of(Actor actor) =>
        new(actor.Person, Address, new WayOn("حساب من", "My account", "/me"));

    private static Task<IResult> ShowAsync(Actor actor, string? done, AbsencePages pages, CancellationToken ct) =>
        pages.ShowAsync(Of(actor), done, actor, ct);

    private static Task<IResult> SayAsync(
        Actor actor,
        IFormCollection typed,
        AbsencePages pages,
        CancellationToken ct
    ) => pages.SayAsync(Of(actor), typed, actor, ct);

    private static Task<IResult> EndAsync(Guid id, Actor actor, AbsencePages pages, CancellationToken ct) =>
        pages.EndAsync(Of(actor), id, actor, ct);
}
