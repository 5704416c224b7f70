using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Contracts;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>One proposal: what, why, by whom; a second officer approves it with a fresh proof, or says no.</summary>
internal static class ShowRefund
{
    private const string Address = ListRefunds.Address + "/{id:guid}";
    private const int LongestWord = 500;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequirePermission(RefundsServices.Refund);
        app.MapPost(Address + "/approval", ApproveAsync)
            .RequirePermission(RefundsServices.Refund)
            .RequireFresh("پذیرفتن پس‌دادن پول", "Approving that money is given back");
        app.MapPost(Address + "/rejection", RejectAsync).RequirePermission(RefundsServices.Refund);
    }

    private static async Task<IResult> ShowAsync(
        Guid id,
        Actor actor,
        TreasuryDb db,
        IPeople people,
        IAccessLog looks,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await FindAsync(id, db, ct) is not { } refund)
            return Pages.Refuse(RefundsProblems.NotFound, ProposeRefund.Way);
        var view = await ViewAsync(refund, actor, db, people, ui, ct);
        await looks.LookedAtAsync([view.Payer], "پس‌دادن پول", ["payment"], ct);
        return Pages.Of<ShowRefundPage>(view);
    }

    private static async Task<IResult> ApproveAsync(
        Guid id,
        IFormCollection form,
        Actor actor,
        TreasuryDb db,
        RefundDesk desk,
        CancellationToken ct
    )
    {
        _ = form; // Binding the form is what has its antiforgery token checked.
        if (await FindAsync(id, db, ct) is not { } refund)
            return Pages.Refuse(RefundsProblems.NotFound, ProposeRefund.Way);
        var back = await desk.ApproveAsync(refund, actor, ct);
        return back.Match<IResult>(
            payment => new MovesMoney(payment, new SeeOther($"{ListRefunds.Address}/{id}")),
            problem => Pages.Refuse(problem, ProposeRefund.Way)
        );
    }

    private static async Task<IResult> RejectAsync(
        Guid id,
        IFormCollection form,
        Actor actor,
        TreasuryDb db,
        RefundDesk desk,
        IPeople people,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await FindAsync(id, db, ct) is not { } refund)
            return Pages.Refuse(RefundsProblems.NotFound, ProposeRefund.Way);
        var word = PersianText.CleanLine(form["Word"]);
        if (word.Length is 0 or > LongestWord)
            return Pages.Again<ShowRefundPage>(
                await ViewAsync(refund, actor, db, people, ui, ct),
                FormState.From(form, RefundsProblems.ReasonNeeded.On("Word"))
            );
        return await desk.RejectAsync(refund, word, actor, ct) is { } problem
            ? Pages.Refuse(problem, ProposeRefund.Way)
            : new SeeOther($"{ListRefunds.Address}/{id}");
    }

    private static Task<Refund?> FindAsync(Guid id, TreasuryDb db, CancellationToken ct) =>
        db.Refunds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, ct);

    private static async Task<RefundView> ViewAsync(
        Refund refund,
        Actor actor,
        TreasuryDb db,
        IPeople people,
        UiContext ui,
        CancellationToken ct
    )
    {
        var paid = await db
            .Payments.AsNoTracking()
            .Include(p => p.Parts)
            .SingleAsync(p => p.Id == refund.PaymentId, ct);
        var part = paid.Parts.Single(p => p.Id == refund.PartId);
        List<PersonId> named = [refund.ProposedBy, .. refund.DecidedBy is { } by ? [by] : Array.Empty<PersonId>()];
        var names = await people.NamesAsync(named, ct);
        string NameOf(PersonId? person) =>
            person is { } known ? names.GetValueOrDefault(known)?.DisplayName ?? "—" : "—";
        var why = refund.State == RefundState.Failed ? await WhyAsync(refund, db, ui, ct) : null;
        return new RefundView(
            refund.Id.ToString(),
            refund.State.ToString(),
            RefundWords.State(refund.State, ui),
            part.Title,
            paid.PublicNumber.Display,
            refund.AmountRial,
            part.AmountRial,
            refund.Reason,
            $"{NameOf(refund.ProposedBy)}، {When.Long(refund.ProposedAt, ui)}",
            refund.DecidedAt is { } at ? $"{NameOf(refund.DecidedBy)}، {When.Long(at, ui)}" : null,
            refund.Word ?? why,
            refund.ProposedBy == actor.Person,
            paid.OwnerId
        );
    }

    private static async Task<string?> WhyAsync(Refund refund, TreasuryDb db, UiContext ui, CancellationToken ct)
    {
        var refusal = await db
            .Payments.Where(p => p.Id == refund.BroughtBy)
            .Select(p => p.Refusal)
            .SingleOrDefaultAsync(ct);
        return refusal is { } why ? LedgerWords.Why(why).In(ui.Language) : null;
    }
}

/// <summary>What the page shows.</summary>
/// <param name="Id">Its id.</param>
/// <param name="State">Where it stands.</param>
/// <param name="StateText">The same in words.</param>
/// <param name="What">The part that is given back.</param>
/// <param name="Payment">Number of the payment.</param>
/// <param name="Amount">How much comes back.</param>
/// <param name="Paid">How much was paid.</param>
/// <param name="Reason">Why.</param>
/// <param name="Proposed">By whom and when.</param>
/// <param name="Decided">By whom and when, or null.</param>
/// <param name="Word">What stands against it, or null.</param>
/// <param name="Own">True for who proposed it.</param>
/// <param name="Payer">Whose money it is; not shown.</param>
public sealed record RefundView(
    string Id,
    string State,
    string StateText,
    string What,
    string Payment,
    Rial Amount,
    Rial Paid,
    string Reason,
    string Proposed,
    string? Decided,
    string? Word,
    bool Own,
    PersonId Payer
);
