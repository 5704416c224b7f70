using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«سازمان‌های من»: those I am a member of, with my rights, and what I registered that waits.</summary>
internal static class MyOrganisations
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/me/organisations", ShowAsync).RequireSignIn();

    private static async Task<IResult> ShowAsync(
        Actor actor,
        IdentityDb db,
        DelegationWords rights,
        UiContext ui,
        string? done,
        CancellationToken ct
    )
    {
        var mine = await db
            .Delegations.AsNoTracking()
            .Where(d => d.Helper == actor.Person && d.State == DelegationState.Accepted)
            .Join(db.Organisations, d => d.Giver, o => o.Id, (d, o) => new { Member = d, Organisation = o })
            .OrderBy(r => r.Member.AnsweredAt)
            .Take(100)
            .ToListAsync(ct);
        var claims = await db
            .Organisations.AsNoTracking()
            .Where(o => o.Founder == actor.Person && o.State != ClaimState.Confirmed)
            .OrderByDescending(o => o.ClaimedAt)
            .Take(20)
            .ToListAsync(ct);
        return Pages.Of<MyOrganisationsPage>(
            new MyOrganisationsView(
                mine.ConvertAll(r =>
                    OrganisationLine.Of(r.Organisation, rights.RightOf(r.Member), ui) with
                    {
                        Manages = r.Member.Manages,
                    }
                ),
                claims.ConvertAll(o => OrganisationLine.Of(o, StandingOf(o, ui), ui)),
                done == "registered"
            )
        );
    }

    private static string StandingOf(Organisation on, UiContext ui) =>
        on switch
        {
            { State: ClaimState.Refused } => ui.Say($"تأیید نشد: {on.Note}", $"Not confirmed: {on.Note}"),
            { DifferedAt: not null } => ui.Say(
                "سامانهٔ ثبت شرکت‌ها تأیید نکرد؛ با روزنامهٔ رسمی به پیشخوان ثبت بیایید",
                "The registry of companies did not confirm it; come to the registry desk with the official gazette"
            ),
            _ => ui.Say("در انتظار تأیید", "Waits to be confirmed"),
        };
}

/// <summary>One organisation, as words.</summary>
/// <param name="Id">The organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What sort it is.</param>
/// <param name="Code">Its national id.</param>
/// <param name="Standing">One's rights in it, or how far its claim has come.</param>
public sealed record OrganisationLine(PersonId Id, string Name, string Kind, string Code, string Standing)
{
    /// <summary>True for whoever says who its members are.</summary>
    public bool Manages { get; init; }

    internal static OrganisationLine Of(Organisation on, string standing, UiContext ui) =>
        new(on.Id, on.Name, OrganisationKinds.Name(on.Kind, ui), ui.Digits(on.Code), standing);
}

/// <summary>What the page shows.</summary>
/// <param name="Mine">Those I am a member of.</param>
/// <param name="Claims">Those I registered that nobody acts for yet.</param>
/// <param name="Registered">True just after registering one.</param>
public sealed record MyOrganisationsView(
    IReadOnlyList<OrganisationLine> Mine,
    IReadOnlyList<OrganisationLine> Claims,
    bool Registered
);
