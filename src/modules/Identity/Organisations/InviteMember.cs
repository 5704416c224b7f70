using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// «دعوت عضو»: whoever manages an organisation invites somebody by national code, with the rights they are to have.
/// Nobody learns whether the code has an account; the invited answers at /me/delegations.
/// </summary>
internal static class InviteMember
{
    private const string All = "all";
    private const string Some = "some";
    private const string Act = "act";
    private const string See = "see";
    private const string Members = "members";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/me/organisations/{id:guid}/members/new", ShowAsync).RequireSignIn();
        app.MapPost("/me/organisations/{id:guid}/members", SubmitAsync)
            .RequireSignIn()
            .RequireRateLimiting("sign-in")
            .RequireFresh(
                "عضو کردن دارندهٔ کد ملی {NationalCode} در «{Organisation}»",
                "Making the holder of national code {NationalCode} a member of “{Organisation}”"
            );
    }

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        MemberDesk desk,
        [FromServices] ICases cases,
        CancellationToken ct
    ) =>
        await desk.FindManagedAsync(id, actor, ct) is { } on
            ? Pages.Of<InviteMemberPage>(ViewOf(on, cases))
            : OrganisationPages.Unknown;

    private static async Task<IResult> SubmitAsync(
        Guid id,
        IFormCollection typed,
        Actor actor,
        HttpContext http,
        MemberDesk desk,
        [FromServices] ICases cases,
        CancellationToken ct
    )
    {
        if (await desk.FindManagedAsync(id, actor, ct) is not { } on)
            return OrganisationPages.Unknown;
        var problems = new List<Problem>();
        if (!PersonKey.TryTyped(typed["NationalCode"].FirstOrDefault(), out var to))
            problems.Add(IdentityProblems.NationalCodeWrong.On("NationalCode"));
        var things = Read(typed, cases);
        if (things.Problem is { } unclear)
            problems.Add(unclear);
        var limit = TypedLimit.In(typed);
        if (limit.Problem is { } unread)
            problems.Add(unread);
        if (problems.Count > 0)
            return Pages.Again<InviteMemberPage>(ViewOf(on, cases), FormState.From(typed, problems));
        if (
            await desk.InviteAsync(
                on,
                actor,
                to,
                things.Value with
                {
                    UpTo = things.Value.SeesOnly ? null : limit.Value,
                },
                ct
            )
            is not { } refused
        )
            return new SeeOther($"/me/organisations/{id}?done=invited");
        refused.SayWhen(http);
        return Pages.Again<InviteMemberPage>(ViewOf(on, cases), FormState.From(typed, refused.Problem));
    }

    private static Result<DelegatedThings> Read(IFormCollection typed, ICases cases)
    {
        var right = typed["Right"].FirstOrDefault();
        if (right is not (Act or See))
            return OrganisationProblems.RightMissing.On("Right");
        List<string> chosen;
        switch (typed["What"].FirstOrDefault())
        {
            case All:
                chosen = [Mandate.EveryService];
                break;
            case Some:
                chosen = [.. cases.Services.Select(s => s.Code).Where(typed["Services"].Contains)];
                if (chosen.Count == 0)
                    return DelegationProblems.Services.On("Services");
                break;
            default:
                return DelegationProblems.Services.On("What");
        }

        return new DelegatedThings(string.Join(',', chosen), null, chosen)
        {
            SeesOnly = right == See,
            Manages = typed["Manages"].Contains(Members),
        };
    }

    private static InviteView ViewOf(Organisation on, ICases cases) => new(on.Id, on.Name, cases.Services);
}

/// <summary>What the page asks about.</summary>
/// <param name="Organisation">Into which organisation.</param>
/// <param name="Name">Its name.</param>
/// <param name="Services">What may be chosen.</param>
public sealed record InviteView(PersonId Organisation, string Name, IReadOnlyList<ServiceName> Services);
