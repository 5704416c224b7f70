using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Tracking;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Cases.Fees;

/// <summary>
/// The applicant pays what a step costs: a payment out of their wallet is put together, and its page shows it before
/// anything moves. Members of an organisation and guardians pay out of its wallet; nobody else pays for another.
/// </summary>
internal static class PayFee
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/cases/{key}/fees/{step}/payments", Submit).RequireSignIn().AlsoForWhoHasNoHands();

    public static async Task<IResult> Submit(
        string key,
        string step,
        IFormCollection form,
        Actor actor,
        UiContext ui,
        CaseStore store,
        CaseFiles views,
        [FromServices] IFees fees,
        CancellationToken ct
    )
    {
        if (await store.FindAsync(key, ct) is not { } found || !actor.MayAnswer(found))
            return Pages.Refuse(CasesProblems.NotFound, new WayOn("کارهای من", "My requests", "/cases"));
        if (!StepId.TryParse(step, out var id) || found.Step(id) is not { State: StepStanding.Unpaid } owing)
            return await ShowCase.Again(found, form, CaseFeeProblems.NothingOwed, ui, views, ct);
        var paid = await fees.PayAsync(owing.Id.Value, actor, ct);
        return paid.Problem is { } problem
            ? await ShowCase.Again(found, form, problem, ui, views, ct)
            : new SeeOther(paid.Value);
    }
}
