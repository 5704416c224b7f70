using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// One officer of the list: of each permission that is due somebody else says whether it stays, or is taken away with
/// a reason.
/// </summary>
internal static class ReviewOfficer
{
    public const string Keep = "keep";
    public const string Take = "take";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/reviews/{code}/officers/{person:guid}", ShowAsync).RequirePermission(IdentityModule.ManageOffices);
        app.MapPost("/reviews/{code}/officers/{person:guid}", DecideAsync)
            .RequirePermission(IdentityModule.ManageOffices)
            .RequireFresh("بازبینی دسترسی‌های {Name}", "Reviewing the permissions of {Name}");
    }

    private static async Task<IResult> ShowAsync(
        string code,
        Guid person,
        Actor actor,
        OfficeViews offices,
        ReviewDesk desk,
        ReviewViews views,
        CancellationToken ct
    )
    {
        if (await offices.FindAsync(code, ct) is not { } office)
            return ReviewOffice.Unknown();
        if (await desk.IsOwnAsync(actor, new PersonId(person), ct))
            return Pages.Refuse(ReviewProblems.Own, BackTo(office));
        return await views.OfficerAsync(office, new PersonId(person), actor, ct) is { } view
            ? Pages.Of<ReviewOfficerPage>(view)
            : Pages.Refuse(ReviewProblems.NotAnOfficer, BackTo(office));
    }

    // Read by hand: every permission that is due is a field of its own.
    private static async Task<IResult> DecideAsync(
        string code,
        Guid person,
        IFormCollection form,
        Actor actor,
        OfficeViews offices,
        ReviewDesk desk,
        ReviewViews views,
        CancellationToken ct
    )
    {
        if (await offices.FindAsync(code, ct) is not { } office)
            return ReviewOffice.Unknown();
        if (await views.OfficerAsync(office, new PersonId(person), actor, ct) is not { } view)
            return Pages.Refuse(ReviewProblems.NotAnOfficer, BackTo(office));
        var (verdict, problems) = Read(form, view.Officer.Due);
        if (problems.Count > 0)
            return Pages.Again<ReviewOfficerPage>(view, FormState.From(form, problems));
        var refused = await desk.DecideAsync(office, new PersonId(person), verdict, actor, ct);
        if (refused is null)
            return new SeeOther($"/reviews/{office.Code}?done=1");
        return refused.Status == StatusCodes.Status403Forbidden
            ? Pages.Refuse(refused, BackTo(office))
            : Pages.Again<ReviewOfficerPage>(
                await views.OfficerAsync(office, new PersonId(person), actor, ct) ?? view,
                FormState.From(form, refused)
            );
    }

    private static (ReviewVerdict Verdict, List<Problem> Problems) Read(
        IFormCollection form,
        IReadOnlyList<ReviewedGrant> due
    )
    {
        var said = due.ToLookup(g => form[g.Code].ToString(), g => g.Code);
        var problems = due.Where(g => form[g.Code].ToString() is not (Keep or Take))
            .Select(g => ReviewProblems.Undecided.With(g.Name).On(g.Code))
            .ToList();
        if (!said.Contains(Take))
            return (new ReviewVerdict([.. said[Keep]], [], ""), problems);
        var reason = OfficeDesk.ReadReason(form["Reason"]);
        if (reason.Problem is { } missing)
            problems.Add(missing);
        return (new ReviewVerdict([.. said[Keep]], [.. said[Take]], reason.IsOk ? reason.Value : ""), problems);
    }

    private static WayOn BackTo(Office office) => new("بازگشت به فهرست", "Back to the list", $"/reviews/{office.Code}");
}
