using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// An officer of the registry desk compares the paper with who registered the organisation, and confirms that they may
/// sign for it, or refuses with a reason they read.
/// </summary>
internal static class DecideClaim
{
    private const string Reason = "سنجش حق امضای سازمان";
    private static readonly WayOn _wayOn = new("تأیید سازمان‌ها", "Confirm organisations", "/organisations");

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/organisations/{id:guid}", ShowAsync).RequirePermission(IdentityModule.ConfirmOrganisations);
        app.MapPost("/organisations/{id:guid}/confirmation", ConfirmAsync)
            .RequirePermission(IdentityModule.ConfirmOrganisations)
            .RequireFresh("تأیید حق امضای سازمان «{Name}»", "Confirming who signs for “{Name}”");
        app.MapPost("/organisations/{id:guid}/refusal", RefuseAsync)
            .RequirePermission(IdentityModule.ConfirmOrganisations);
    }

    internal sealed record ConfirmForm(string? Note);

    internal sealed record RefuseForm(string? Reason);

    private static async Task<IResult> ShowAsync(Guid id, Actor actor, ClaimPages pages, CancellationToken ct)
    {
        var (claim, refused) = await pages.OpenAsync(id, actor, ct);
        return claim is null
            ? Pages.Refuse(refused, _wayOn)
            : Pages.Of<DecideClaimPage>(await pages.ViewAsync(claim, ct));
    }

    private static async Task<IResult> ConfirmAsync(
        Guid id,
        [FromForm] ConfirmForm form,
        Actor actor,
        OrganisationDesk desk,
        ClaimPages pages,
        CancellationToken ct
    )
    {
        var (claim, refused) = await pages.OpenAsync(id, actor, ct);
        if (claim is null)
            return Pages.Refuse(refused, _wayOn);
        if (OfficeDesk.ReadNote(form.Note) is not { } note)
        {
            var state = FormState.From([new("Note", form.Note)], OrganisationProblems.NoteMissing.On("Note"));
            return Pages.Again<DecideClaimPage>(await pages.ViewAsync(claim, ct), state);
        }

        return await desk.ConfirmAsync(claim, actor, note, ct) is { } problem
            ? Pages.Refuse(problem, _wayOn)
            : new SeeOther("/organisations?done=confirmed");
    }

    private static async Task<IResult> RefuseAsync(
        Guid id,
        [FromForm] RefuseForm form,
        Actor actor,
        OrganisationDesk desk,
        ClaimPages pages,
        CancellationToken ct
    )
    {
        var (claim, refused) = await pages.OpenAsync(id, actor, ct);
        if (claim is null)
            return Pages.Refuse(refused, _wayOn);
        var reason = OfficeDesk.ReadReason(form.Reason);
        if (reason.Problem is { } missing)
        {
            var state = FormState.From([new("Reason", form.Reason)], missing);
            return Pages.Again<DecideClaimPage>(await pages.ViewAsync(claim, ct), state);
        }

        return await desk.RefuseAsync(claim, actor, reason.Value, ct) is { } problem
            ? Pages.Refuse(problem, _wayOn)
            : new SeeOther("/organisations?done=refused");
    }

    /// <summary>Finds a claim that waits, and shows who made it: a look that they read among theirs.</summary>
    internal sealed class ClaimPages(
        OrganisationDesk desk,
        IdentityDb db,
        PersonalData sealing,
        IAccessLog looks,
        UiContext ui
    )
    {
        public async Task<(Organisation? Claim, Problem Refused)> OpenAsync(Guid id, Actor actor, CancellationToken ct)
        {
            if (await desk.FindAsync(new PersonId(id), ct) is not { State: ClaimState.Claimed } claim)
                return (null, OrganisationProblems.ClaimGone);
            return await desk.WhyNotAsync(claim, actor, ct) is { } no
                ? (null, no)
                : (claim, OrganisationProblems.Unknown);
        }

        public async Task<ClaimView> ViewAsync(Organisation claim, CancellationToken ct)
        {
            var founder = await db.Users.AsNoTracking().SingleAsync(p => p.Id == claim.Founder.Value, ct);
            await looks.LookedAtAsync([claim.Founder], Reason, ["name", SealedFields.NationalCode], ct);
            return new ClaimView(
                OrganisationLine.Of(claim, When.Long(claim.ClaimedAt, ui), ui),
                founder.DisplayName,
                ui.Digits(sealing.CodeOf(founder).Value),
                founder.Assurance == Assurance.Checked,
                claim.DifferedAt is not null
            );
        }
    }
}

/// <summary>A claim and who made it.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Founder">Who says they may sign for it.</param>
/// <param name="FounderCode">Their national code.</param>
/// <param name="IsChecked">True when the city is sure of who they are.</param>
/// <param name="Differs">True when the registry of companies said no.</param>
public sealed record ClaimView(
    OrganisationLine Organisation,
    string Founder,
    string FounderCode,
    bool IsChecked,
    bool Differs
);
