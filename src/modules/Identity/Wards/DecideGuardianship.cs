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
/// An officer of the registry desk compares the birth certificates with who registered the child, and confirms the
/// guardian, or refuses with a reason they read.
/// </summary>
internal static class DecideGuardianship
{
    private const string Reason = "سنجش سرپرستی فرزند";
    private static readonly WayOn _wayOn = new("تأیید سرپرستی", "Confirm guardians", "/guardianships");

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet("/guardianships/{id:guid}", ShowAsync).RequirePermission(IdentityModule.ConfirmGuardians);
        app.MapPost("/guardianships/{id:guid}/confirmation", ConfirmAsync)
            .RequirePermission(IdentityModule.ConfirmGuardians)
            .RequireFresh("تأیید سرپرستی {Guardian} برای {Child}", "Confirming {Guardian} as guardian of {Child}");
        app.MapPost("/guardianships/{id:guid}/refusal", RefuseAsync).RequirePermission(IdentityModule.ConfirmGuardians);
    }

    internal sealed record ConfirmForm(string? Note);

    internal sealed record RefuseForm(string? Reason);

    private static async Task<IResult> ShowAsync(Guid id, Actor actor, GuardianPages pages, CancellationToken ct)
    {
        var (claim, refused) = await pages.OpenAsync(id, actor, ct);
        return claim is null
            ? Pages.Refuse(refused, _wayOn)
            : Pages.Of<DecideGuardianshipPage>(await pages.ViewAsync(claim, ct));
    }

    private static async Task<IResult> ConfirmAsync(
        Guid id,
        [FromForm] ConfirmForm form,
        Actor actor,
        WardDesk desk,
        GuardianPages pages,
        CancellationToken ct
    )
    {
        var (claim, refused) = await pages.OpenAsync(id, actor, ct);
        if (claim is null)
            return Pages.Refuse(refused, _wayOn);
        if (OfficeDesk.ReadNote(form.Note) is not { } note)
        {
            var state = FormState.From([new("Note", form.Note)], OrganisationProblems.NoteMissing.On("Note"));
            return Pages.Again<DecideGuardianshipPage>(await pages.ViewAsync(claim, ct), state);
        }

        return await desk.ConfirmAsync(claim, actor, note, ct) is { } problem
            ? Pages.Refuse(problem, _wayOn)
            : new SeeOther("/guardianships?done=confirmed");
    }

    private static async Task<IResult> RefuseAsync(
        Guid id,
        [FromForm] RefuseForm form,
        Actor actor,
        WardDesk desk,
        GuardianPages pages,
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
            return Pages.Again<DecideGuardianshipPage>(await pages.ViewAsync(claim, ct), state);
        }

        return await desk.RefuseAsync(claim, actor, reason.Value, ct) is { } problem
            ? Pages.Refuse(problem, _wayOn)
            : new SeeOther("/guardianships?done=refused");
    }

    /// <summary>Finds a claim that waits, and shows who made it: a look that they read among theirs.</summary>
    internal sealed class GuardianPages(
        WardDesk desk,
        IdentityDb db,
        PersonalData sealing,
        IAccessLog looks,
        UiContext ui
    )
    {
        public async Task<(Guardianship? Claim, Problem Refused)> OpenAsync(Guid id, Actor actor, CancellationToken ct)
        {
            if (await desk.FindAsync(id, ct) is not { State: ClaimState.Claimed } claim)
                return (null, WardProblems.Decided);
            return await desk.WhyNotAsync(claim, actor, ct) is { } no ? (null, no) : (claim, WardProblems.Decided);
        }

        public async Task<GuardianshipView> ViewAsync(Guardianship claim, CancellationToken ct)
        {
            var guardian = await db.Users.AsNoTracking().SingleAsync(p => p.Id == claim.Guardian.Value, ct);
            await looks.LookedAtAsync([claim.Guardian], Reason, ["name", SealedFields.NationalCode], ct);
            var child = sealing.Open(claim.NationalCode, claim.Id, SealedFields.NationalCode);
            return new GuardianshipView(
                claim.Id,
                guardian.DisplayName,
                ui.Digits(sealing.CodeOf(guardian).Value),
                guardian.Assurance == Assurance.Checked,
                claim.DisplayName,
                ui.Digits(child),
                JalaliDate.From(claim.BornOn).ToLongString(),
                claim.DifferedAt is not null
            );
        }
    }
}

/// <summary>A claim: who says they are the guardian of whom.</summary>
/// <param name="Id">The claim.</param>
/// <param name="Guardian">Who says so.</param>
/// <param name="GuardianCode">Their national code.</param>
/// <param name="IsChecked">True when the city is sure of who they are.</param>
/// <param name="Child">The child.</param>
/// <param name="ChildCode">Its national code.</param>
/// <param name="Born">Its day of birth.</param>
/// <param name="Differs">True when the civil registry said no.</param>
public sealed record GuardianshipView(
    Guid Id,
    string Guardian,
    string GuardianCode,
    bool IsChecked,
    string Child,
    string ChildCode,
    string Born,
    bool Differs
);
