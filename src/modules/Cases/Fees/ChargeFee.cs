using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shahr.Cases.Definitions;
using Shahr.Cases.Desk;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;

namespace Shahr.Cases.Fees;

/// <summary>
/// Where its definition allows it, the officer who holds a step says what it costs; its clock stands until that is
/// paid, and the applicant is told.
/// </summary>
internal static class ChargeFee
{
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapPost("/desk/{key}/steps/{step}/fees", Submit).RequireSignIn();

    public static Task<IResult> Submit(
        string key,
        string step,
        IFormCollection form,
        Actor actor,
        WorkOnStep work,
        FeesOfCase fees,
        ServiceShelf shelf,
        CaseClock clock,
        CancellationToken ct
    )
    {
        return work.DoAsync(key, step, form, actor, ChargeAsync, ct);

        async Task<Result<SeeOther>> ChargeAsync(Case found, CaseStep at)
        {
            if (shelf.Get(found.ServiceCode, found.ServiceVersion).Of(at)?.Pauses.Contains(PauseReason.Payment) != true)
                return CaseFeeProblems.CannotCharge;
            if (
                !Rial.TryParse(form[$"fee-{at.Position}"], out var amount)
                || amount.Amount is < FeeRules.Least or > FeeRules.Most
            )
                return CaseFeeProblems.AmountNeeded.On($"fee-{at.Position}");
            var what = Remark.Read(form, $"fee-for-{at.Position}", "بابت", "what it is for");
            if (what.Problem is { } endless)
                return endless;
            if (what.Value.Length == 0)
                return CasesProblems.AnswerNeeded.With("بابت", "What for").On($"fee-for-{at.Position}");
            // Officers write in their language; the receipt says it in both.
            var words = new Words { Fa = what.Value, En = what.Value };
            if (found.Charge(at, actor.Person, amount, words, clock) is { } problem)
                return problem;
            await fees.AskAsync(found, actor, ct);
            return new SeeOther($"/desk/{found.Number}");
        }
    }
}
