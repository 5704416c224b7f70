using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Outbox;
using Shahr.Kit.Values;

namespace Shahr.Cases.Fees;

/// <summary>
/// Brings what steps cost to the city's till: asked for in the transaction in which a step begins to wait, dropped in
/// the one in which its case ends. The id of the step is the fee's.
/// </summary>
internal sealed class FeesOfCase(IFees fees, CaseStore store, CityEvents events)
{
    /// <summary>Asks for the fees of the steps that have begun to wait for them, and tells the applicant.</summary>
    /// <param name="on">A case that is locked or new.</param>
    /// <param name="by">The officer who said so; null where the definition does.</param>
    /// <param name="ct">Ends the work.</param>
    public async Task AskAsync(Case on, Actor? by, CancellationToken ct)
    {
        foreach (var step in on.TakeNewDebts())
        {
            var order = OrderOf(on, step);
            await fees.AskAsync(order, ct);
            var said = $"{step.FeeFa}: {order.Amount}";
            if (by is null)
                store.WriteOfTime(on, LineKind.FeeAsked, step, said);
            else
                store.Write(on, LineKind.FeeAsked, by, step, said);
            events.Tell(
                new CaseOwes(on.Id, on.Number, on.TitleFa, on.Applicant, step.FeeFa ?? on.TitleFa, order.Amount)
            );
        }
    }

    /// <summary>
    /// Before the case ends without having been decided: nobody owes what is not paid. Null when done; where a payment
    /// is under way nothing changes, and it says so.
    /// </summary>
    public async Task<Problem?> DropAsync(Case on, CancellationToken ct)
    {
        var dropped = new List<CaseStep>();
        foreach (var step in on.Owing())
        {
            if (await fees.DropAsync(step.Id.Value, ct))
            {
                dropped.Add(step);
                continue;
            }

            // A refusal may be committed all the same: what was dropped before it is owed again.
            foreach (var back in dropped)
                await fees.AskAsync(OrderOf(on, back), ct);
            return CaseFeeProblems.BeingPaid;
        }

        return null;
    }

    private static FeeOrder OrderOf(Case on, CaseStep step) =>
        new(
            step.Id.Value,
            step.FeeRial ?? Rial.Zero,
            $"{step.FeeFa}، پروندهٔ {PersianText.InSentence(on.PublicNumber.Grouped)}",
            $"{step.FeeEn}, case {on.PublicNumber.Grouped}",
            $"/cases/{on.Number}"
        );
}
