using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Kit;
using Shahr.Kit.Data;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// «فرستادن پول»: to whom, how much, and a word with it. The next page shows the receiver's name and the amount in
/// words before anything moves.
/// </summary>
internal static class SendMoney
{
    private const string Address = "/wallet/send";

    /// <summary>How long money for a first-time receiver can be taken back.</summary>
    public const int HoldMinutes = 30;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequirePurse(pays: true);
        app.MapPost(Address, SubmitAsync).RequirePurse(pays: true).RequireRateLimiting("sign-in");
    }

    private static async Task<IResult> ShowAsync(Actor actor, SendingViews views, CancellationToken ct) =>
        Pages.Of<SendMoneyPage>(await views.OfAsync(actor, ct));

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        Actor actor,
        SentMoney sent,
        PaymentDesk desk,
        SendingViews views,
        SendingLimit limit,
        CityTransaction transaction,
        CancellationToken ct
    )
    {
        // Questions for names stay counted.
        transaction.KeepOnRefusal = true;
        Rial? amount = Rial.TryParse(form.Amount, out var rials) ? rials : null;
        var (part, note, problems) = await sent.ReadAsync(actor, form.To, amount, form.Note, ct);
        var view = await views.OfAsync(actor, ct);
        if (problems.Count == 0 && amount > view.Left)
            problems.Add(TreasuryProblems.OverDay.With(view.Left.ToNumberString()).On(SentMoney.Amount));
        if (part is null || problems.Count > 0)
        {
            var typed = new KeyValuePair<string, string?>[]
            {
                new("To", form.To),
                new("Amount", form.Amount),
                new("Note", form.Note),
            };
            return Pages.Again<SendMoneyPage>(view, FormState.From(typed, problems));
        }

        var hold = await limit.HoldMinutesAsync(actor.For, part.To.Account, ct);
        var payment = desk.Draft(PaymentKind.Send, actor, [part], note, hold);
        return new SeeOther(ShowPayment.Address(payment));
    }

    /// <summary>What was typed.</summary>
    internal sealed record Form(string? To, string? Amount, string? Note);
}

/// <summary>What the page shows.</summary>
/// <param name="Balance">Money that may be spent.</param>
/// <param name="Left">What may still be sent today.</param>
/// <param name="Limit">What may be sent in a day.</param>
/// <param name="IsChecked">Whether the registries know the owner.</param>
public sealed record SendMoneyView(Rial Balance, Rial Left, Rial Limit, bool IsChecked);

/// <summary>Gathers what the page shows.</summary>
internal sealed class SendingViews(SendingLimit limit, ICityLedger ledger)
{
    public async Task<SendMoneyView> OfAsync(Actor actor, CancellationToken ct)
    {
        var account = await ledger.FindAsync(MoneyAccounts.WalletOf(actor.For).Id);
        var most = SendingLimit.Of(actor.Assurance);
        var left = most - await limit.SentAsync(actor.For, ct);
        return new SendMoneyView(
            new Rial((account?.Balance.Net ?? 0) - (account?.Balance.DebitsPending ?? 0)),
            left > Rial.Zero ? left : Rial.Zero,
            most,
            actor.Assurance >= Assurance.Checked
        );
    }
}
