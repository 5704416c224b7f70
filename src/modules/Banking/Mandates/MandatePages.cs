using Microsoft.AspNetCore.Http;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Banking;

/// <summary>Shows a mandate to both sides, and answers what they did with it.</summary>
internal sealed class MandatePages(MandateDesk desk, UiContext ui)
{
    /// <summary>The city's day.</summary>
    public DateOnly Today => desk.Today;

    public async Task<IResult> ShowAsync(string number, Actor actor, CancellationToken ct) =>
        await desk.FindAsync(number, actor.For, ct) is { } mandate
            ? Pages.Of<ShowMandatePage>(await ViewAsync(mandate, actor.For, ct))
            : NotFound();

    /// <summary>Does something with a mandate; refused, its page stands there again as it is now.</summary>
    /// <param name="number">Of the mandate.</param>
    /// <param name="actor">Who does it.</param>
    /// <param name="act">What is done; the problem, or null.</param>
    /// <param name="ct">Ends the work.</param>
    /// <param name="typed">What was typed and stands there again, if anything.</param>
    public async Task<IResult> DoAsync(
        string number,
        Actor actor,
        Func<DebitMandate, Task<Problem?>> act,
        CancellationToken ct,
        IFormCollection? typed = null
    )
    {
        if (await desk.FindAsync(number, actor.For, ct) is not { } mandate)
            return NotFound();
        if (await act(mandate) is not { } problem)
            return new SeeOther(ShowMandate.Address(mandate));
        var now = await desk.FindAsync(number, actor.For, ct) ?? mandate;
        return Pages.Again<ShowMandatePage>(
            await ViewAsync(now, actor.For, ct),
            typed is null ? FormState.Of(problem) : FormState.From(typed, problem)
        );
    }

    private static PageResult NotFound() =>
        Pages.Refuse(MandatesProblems.NotFound, new WayOn("اجازه‌های برداشت", "Mandates", ListMandates.Address));

    private async Task<ShowMandateView> ViewAsync(DebitMandate mandate, PersonId reader, CancellationToken ct)
    {
        var (now, isPayer) = (desk.Now, mandate.PayerId == reader);
        var isAsked = mandate.State == MandateState.Asked && !mandate.IsOver(now);
        var isActive = mandate.State == MandateState.Active;
        var debits = await desk.DebitsAsync(mandate, ct);
        return new ShowMandateView
        {
            Number = mandate.PublicNumber.Display,
            Address = ShowMandate.Address(mandate),
            IsPayer = isPayer,
            Payee = mandate.PayeeName,
            Payer = mandate.PayerName,
            Purpose = mandate.Purpose,
            Each = mandate.EachRial,
            Month = mandate.MonthRial,
            State = MandateWords.Of(mandate, now, ui),
            Since = When.Long(mandate.AgreedAt ?? mandate.MadeAt, ui),
            MayAnswer = isPayer && isAsked,
            MayEnd = isActive || (!isPayer && isAsked),
            MayAnnounce = !isPayer && isActive,
            Debits = [.. debits.Select(d => DebitLine.Of(d, isPayer, now, ui))],
        };
    }
}

/// <summary>What the page shows.</summary>
public sealed record ShowMandateView
{
    /// <summary>As people read it.</summary>
    public required string Number { get; init; }

    /// <summary>Of the page.</summary>
    public required string Address { get; init; }

    /// <summary>Whether the reader pays.</summary>
    public required bool IsPayer { get; init; }

    /// <summary>Who draws.</summary>
    public required string Payee { get; init; }

    /// <summary>Whose wallet pays.</summary>
    public required string Payer { get; init; }

    /// <summary>What for.</summary>
    public required string Purpose { get; init; }

    /// <summary>The most at once.</summary>
    public required Rial Each { get; init; }

    /// <summary>The most in a month.</summary>
    public required Rial Month { get; init; }

    /// <summary>Where it stands.</summary>
    public required string State { get; init; }

    /// <summary>Since when.</summary>
    public required string Since { get; init; }

    /// <summary>Whether the reader may agree or decline.</summary>
    public required bool MayAnswer { get; init; }

    /// <summary>Whether the reader may end it.</summary>
    public required bool MayEnd { get; init; }

    /// <summary>Whether the reader may announce a debit.</summary>
    public required bool MayAnnounce { get; init; }

    /// <summary>The newest first.</summary>
    public required IReadOnlyList<DebitLine> Debits { get; init; }
}

/// <summary>One debit.</summary>
/// <param name="Id">Which.</param>
/// <param name="Day">Its day.</param>
/// <param name="Amount">How much.</param>
/// <param name="Note">What exactly, or null.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Tone">What that means.</param>
/// <param name="Receipt">The reader's payment, where there is one.</param>
/// <param name="MayStop">Whether the reader may leave it out.</param>
/// <param name="MayReturn">Whether the reader may have it back.</param>
public sealed record DebitLine(
    Guid Id,
    string Day,
    Rial Amount,
    string? Note,
    string State,
    Tone Tone,
    string? Receipt,
    bool MayStop,
    bool MayReturn
)
{
    internal static DebitLine Of(Debit debit, bool isPayer, DateTime now, UiContext ui)
    {
        var (text, tone) = MandateWords.Of(debit, ui);
        // A payment's page is its payer's: the debit is the payer's, what came back the organisation's.
        var receipt = isPayer ? debit.Payment : debit.BackPayment;
        return new(
            debit.Id,
            OrderWords.Day(debit.DueOn, ui),
            debit.AmountRial,
            debit.Note,
            text,
            tone,
            receipt is null ? null : "/payments/" + receipt,
            isPayer && debit.State == DebitState.Announced,
            isPayer && debit.MayReturn(now)
        );
    }
}
