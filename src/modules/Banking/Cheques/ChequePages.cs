using Microsoft.AspNetCore.Http;
using Shahr.Kit;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>Shows a cheque to whom it concerns, and answers what they did with it.</summary>
internal sealed class ChequePages(ChequeShelf shelf, ChequeDesk desk, UiContext ui)
{
    /// <summary>The page of a cheque.</summary>
    public async Task<IResult> ShowAsync(string number, Actor actor, CancellationToken ct) =>
        !desk.HasSayad ? ListCheques.NoSayad()
        : await shelf.FindAsync(number, actor.For, ct) is { } cheque
            ? Pages.Of<ShowChequePage>(await ViewAsync(cheque, actor.For, ct))
        : NotFound();

    /// <summary>Does something with a cheque; refused, its page stands there again as it is now.</summary>
    public async Task<IResult> DoAsync(
        string number,
        Actor actor,
        Func<Cheque, Task<Problem?>> act,
        CancellationToken ct
    )
    {
        if (await shelf.FindAsync(number, actor.For, ct) is not { } cheque)
            return NotFound();
        var problem = await act(cheque);
        // Whoever declined has no part in it any more.
        if (await shelf.FindAsync(number, actor.For, ct) is not { } now)
            return problem is null ? new SeeOther(ListCheques.Address + "?side=held") : NotFound();
        return problem is null
            ? new SeeOther(ShowCheque.Address(now))
            : Pages.Again<ShowChequePage>(await ViewAsync(now, actor.For, ct), FormState.Of(problem));
    }

    /// <summary>A cheque on which something is to be typed; else why not.</summary>
    public async Task<(Cheque? Cheque, IResult Refusal)> FindAsync(string number, Actor actor, CancellationToken ct) =>
        (await shelf.FindAsync(number, actor.For, ct), NotFound());

    private static PageResult NotFound() =>
        Pages.Refuse(ChequesProblems.NotFound, new WayOn("چک‌های من", "My cheques", ListCheques.Address));

    private async Task<ShowChequeView> ViewAsync(Cheque cheque, PersonId reader, CancellationToken ct)
    {
        var isIssuer = cheque.IssuerId == reader;
        var (state, tone) = ChequeWords.Of(cheque, ui);
        var (credit, creditTone) = ChequeWords.Of(await desk.StatusOfAsync(cheque.IssuerId, ct), ui);
        return new ShowChequeView
        {
            Address = ShowCheque.Address(cheque),
            Leaf = ChequeWords.Leaf(cheque.SayadId, ui),
            Issuer = cheque.IssuerName,
            Receiver = cheque.ReceiverName,
            Holder = cheque.HolderName,
            Amount = cheque.AmountRial,
            Reason = cheque.Reason,
            Due = ChequeWords.Day(cheque.DueOn, ui),
            State = state,
            Tone = tone,
            Why = cheque.Why is { } why ? ChequeWords.Of(why, ui) : null,
            // Who passed it on has no more claim to know; the issuer sees what others see of them.
            Credit = isIssuer || cheque.IsOfferedTo(reader) || cheque.IsHeldBy(reader) ? credit : null,
            CreditTone = creditTone,
            IsBounced = cheque.State == ChequeState.Bounced,
            SettleBy = cheque is { IssuerDied: false, SettleBy: { } by } ? ChequeWords.Day(by, ui) : null,
            May = RightsOf(cheque, reader),
            Holders =
            [
                .. (await shelf.HoldersAsync(cheque, ct)).Select(h => new HolderRow(
                    h.HolderName,
                    When.Long(h.Since, ui)
                )),
            ],
            History =
            [
                .. (await shelf.LinesAsync(cheque, ct)).Select(l => new HistoryRow(
                    When.Long(l.At, ui),
                    ChequeWords.Of(l, ui)
                        + (isIssuer && l.WhyFa is not null ? ": " + ui.Say(l.WhyFa, l.WhyEn ?? "") : "")
                )),
            ],
        };
    }

    private ChequeRights RightsOf(Cheque cheque, PersonId reader)
    {
        var (isIssuer, isHolder) = (cheque.IssuerId == reader, cheque.IsHeldBy(reader) && !cheque.HolderDied);
        var isOpen = cheque.State is ChequeState.Held or ChequeState.Bounced;
        return new ChequeRights(
            Issue: isIssuer && cheque.State == ChequeState.Draft,
            Answer: cheque.IsOfferedTo(reader),
            TakeBack: cheque.WasOfferedBy(reader),
            Pass: isHolder && cheque.State == ChequeState.Held,
            Present: isHolder && isOpen && cheque.IsDue(desk.Today),
            Settle: isIssuer && cheque.State == ChequeState.Bounced && !cheque.HolderDied,
            Stop: isIssuer && cheque.BouncedAt is null && cheque.State.Leads(ChequeState.Stopped)
        );
    }
}
