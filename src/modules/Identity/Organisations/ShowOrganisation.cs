using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>«اعضا»: for whoever manages an organisation, who is in it with which rights, and who looked.</summary>
internal static class ShowOrganisation
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/me/organisations/{id:guid}", ShowAsync).RequireSignIn();

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        MemberDesk desk,
        OrganisationPages pages,
        string? done,
        CancellationToken ct
    ) =>
        await desk.FindManagedAsync(id, actor, ct) is { } on
            ? Pages.Of<ShowOrganisationPage>(await pages.OfAsync(on, actor, ct) with { Done = done })
            : OrganisationPages.Unknown;
}

/// <summary>Gathers what the page shows.</summary>
internal sealed class OrganisationPages(
    MemberDesk desk,
    DelegationWords rights,
    IPeople people,
    LookBook looks,
    UiContext ui
)
{
    private const int MostLooks = 20;

    public static IResult Unknown =>
        Pages.Refuse(OrganisationProblems.Unknown, new WayOn("سازمان‌های من", "My organisations", "/me/organisations"));

    public async Task<OrganisationView> OfAsync(Organisation on, Actor actor, CancellationToken ct)
    {
        var members = await desk.OfAsync(on.Id, ct);
        var names = await people.NamesAsync([.. members.Select(m => m.Helper).OfType<PersonId>()], ct);
        return new OrganisationView(
            OrganisationLine.Of(on, "", ui),
            members.ConvertAll(m => new MemberLine(
                m.Id,
                m.Helper is { } helper ? names[helper].DisplayName : rights.CodeOf(m),
                rights.RightOf(m),
                IsInvited: m.Helper is null,
                IsMe: m.Helper == actor.Person
            )),
            await looks.ListAsync(on.Id, null, MostLooks, ui.Language, ct)
        );
    }
}

/// <summary>One member or invitation, as words.</summary>
/// <param name="Id">The membership.</param>
/// <param name="Who">Their name, or the end of the code that was typed.</param>
/// <param name="Right">What they may do.</param>
/// <param name="IsInvited">True while they have not accepted; a refusal looks the same.</param>
/// <param name="IsMe">True for one's own.</param>
public sealed record MemberLine(Guid Id, string Who, string Right, bool IsInvited, bool IsMe);

/// <summary>What the page shows.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Members">Members and invitations, the oldest first.</param>
/// <param name="Looks">Who looked at its cases, the newest first.</param>
public sealed record OrganisationView(
    OrganisationLine Organisation,
    IReadOnlyList<MemberLine> Members,
    IReadOnlyList<LookView> Looks
)
{
    /// <summary>What was just done, or null.</summary>
    public string? Done { get; init; }
}
