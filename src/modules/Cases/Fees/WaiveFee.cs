using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Desk;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Web;

namespace Shahr.Cases.Fees;

/// <summary>
/// The head of the office forgoes a fee, with a reason that the applicant reads; the clock runs again.
/// </summary>
internal static class WaiveFee
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/desk/{key}/steps/{step}/fee-waivers", Submit).RequireSignIn();

    public static Task<IResult> Submit(
        string key,
        string step,
        IFormCollection form,
        Actor actor,
        WorkOnStep work,
        CaseStore store,
        [FromServices] IFees fees,
        CityEvents events,
        CaseClock clock,
        CancellationToken ct
    )
    {
        return work.DoAsync(key, step, form, actor, WaiveAsync, ct);

        async Task<Result<SeeOther>> WaiveAsync(Case found, CaseStep at)
        {
            if (!actor.Can(CasesPermissions.Lead, at.Office))
                return CaseFeeProblems.NotTheHead;
            var reason = Remark.Read(form, $"waiver-{at.Position}", "دلیل", "the reason");
            if (reason.Problem is { } endless)
                return endless;
            if (reason.Value.Length == 0)
                return CasesProblems.AnswerNeeded.With("دلیل", "Reason").On($"waiver-{at.Position}");
            if (at.State != StepStanding.Unpaid)
                return CaseFeeProblems.NothingOwed;
            if (!await fees.DropAsync(at.Id.Value, ct))
                return CaseFeeProblems.BeingPaid;
            found.EndFee(at, FeeEnd.Waived, clock);
            store.Write(found, LineKind.FeeWaived, actor, at, reason.Value);
            events.Tell(
                new CaseTold(
                    found.Id,
                    found.Number,
                    found.TitleFa,
                    found.Applicant,
                    $"{at.FeeFa} بخشوده شد: {reason.Value}"
                )
            );
            return new SeeOther($"/desk/{found.Number}");
        }
    }
}
