using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«دستگاه‌های من»: where I am signed in, and signing out from afar.</summary>
internal static class MySessions
{
    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/sessions", ShowAsync).RequireSignIn();
        app.MapPost("/me/sessions/{id:guid}/revocation", RevokeAsync).RequireSignIn();
        app.MapPost("/me/sessions/others/revocation", RevokeOthersAsync).RequireSignIn();
    }

    private static async Task<IResult> ShowAsync(
        Actor actor,
        SessionDesk sessions,
        CurrentRequest request,
        UiContext ui,
        TimeProvider clock,
        string? done,
        CancellationToken ct
    ) =>
        Pages.Of<MySessionsPage>(
            new SessionsView(await ListAsync(actor, sessions, request, ui, clock, ct), Done: done == "1")
        );

    private static async Task<IResult> RevokeAsync(
        Guid id,
        Actor actor,
        HttpContext http,
        SessionDesk sessions,
        CurrentRequest request,
        UiContext ui,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        if (!await sessions.RevokeAsync(actor, id, ct))
        {
            var open = await ListAsync(actor, sessions, request, ui, clock, ct);
            return Pages.Again<MySessionsPage>(
                new SessionsView(open, Done: false),
                FormState.Of(IdentityProblems.SessionGone)
            );
        }

        if (id != actor.Session)
            return new SeeOther("/me/sessions?done=1");
        SessionCookie.Remove(http);
        return new SeeOther("/");
    }

    private static async Task<IResult> RevokeOthersAsync(Actor actor, SessionDesk sessions, CancellationToken ct)
    {
        await sessions.RevokeOthersAsync(actor, ct);
        return new SeeOther("/me/sessions?done=1");
    }

    private static async Task<List<SessionView>> ListAsync(
        Actor actor,
        SessionDesk sessions,
        CurrentRequest request,
        UiContext ui,
        TimeProvider clock,
        CancellationToken ct
    )
    {
        var here = sessions.AddressHash(request.Origin);
        var now = clock.GetUtcNow().UtcDateTime;
        var rows = await sessions.ListAsync(actor.Person, ct);
        return
        [
            .. rows.Select(s => new SessionView(
                s.Id,
                s.Device,
                s.Id == actor.Session,
                s.AddressHash == here,
                When.Long(s.CreatedAt, ui),
                When.Ago(s.SeenAt, now, ui)
            )),
        ];
    }
}

/// <summary>Open sessions, the newest first, and whether one was just closed.</summary>
public sealed record SessionsView(IReadOnlyList<SessionView> Sessions, bool Done);

/// <summary>One open session.</summary>
public sealed record SessionView(Guid Id, string Device, bool IsThis, bool SameAddress, string Since, string Seen);
