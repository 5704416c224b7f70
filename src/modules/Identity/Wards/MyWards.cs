using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«فرزندان من»: for whom I act as a guardian and until when, and what waits to be confirmed.</summary>
internal static class MyWards
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/me/wards", ShowAsync).RequireSignIn();

    private static async Task<IResult> ShowAsync(
        Actor actor,
        IdentityDb db,
        WardDesk desk,
        DelegationWords words,
        UiContext ui,
        TimeProvider clock,
        string? done,
        CancellationToken ct
    )
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var mine = await db
            .Delegations.AsNoTracking()
            .Where(d => d.Helper == actor.Person && d.State == DelegationState.Accepted && d.EndsAt > now)
            .Join(db.Wards, d => d.Giver, w => w.Id, (d, w) => new { Right = d, Ward = w })
            .OrderBy(r => r.Right.AnsweredAt)
            .Take(50)
            .ToListAsync(ct);
        var claims = (await desk.OfAsync(actor.Person, ct)).FindAll(g => g.State != ClaimState.Confirmed);
        return Pages.Of<MyWardsPage>(
            new MyWardsView(
                mine.ConvertAll(r => new WardLine(
                    Person.NameOf(r.Ward.GivenName, r.Ward.FamilyName),
                    words.UntilOf(r.Right) ?? ""
                )),
                claims.ConvertAll(g => new WardLine(g.DisplayName, StandingOf(g, ui))),
                done == "registered"
            )
        );
    }

    private static string StandingOf(Guardianship on, UiContext ui) =>
        on switch
        {
            { State: ClaimState.Refused } => ui.Say($"تأیید نشد: {on.Note}", $"Not confirmed: {on.Note}"),
            { DifferedAt: not null } => ui.Say(
                "ثبت احوال تأیید نکرد؛ با شناسنامه‌ها به پیشخوان ثبت بیایید",
                "The civil registry did not confirm it; come to the registry desk with the birth certificates"
            ),
            _ => ui.Say("در انتظار تأیید", "Waits to be confirmed"),
        };
}

/// <summary>One child, as words.</summary>
/// <param name="Name">Their name.</param>
/// <param name="Standing">Until when one acts for them, or how far the claim has come.</param>
public sealed record WardLine(string Name, string Standing);

/// <summary>What the page shows.</summary>
/// <param name="Mine">For whom I act.</param>
/// <param name="Claims">Whom I registered and do not act for.</param>
/// <param name="Registered">True just after registering one.</param>
public sealed record MyWardsView(IReadOnlyList<WardLine> Mine, IReadOnlyList<WardLine> Claims, bool Registered);
