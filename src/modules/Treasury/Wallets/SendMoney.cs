using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Shahr.Contracts;
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

    /// <summary>Of the words for the receiver.</summary>
    public const int LongestNote = 140;

    /// <summary>How long money for a first-time receiver can be taken back.</summary>
    public const int HoldMinutes = 30;

    /// <summary>The least that is sent.</summary>
    public static readonly Rial Least = new(1_000);

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequireSignIn();
        app.MapPost(Address, SubmitAsync).RequireSignIn().RequireRateLimiting("sign-in");
    }

    private static async Task<IResult> ShowAsync(Actor actor, SendingViews views, CancellationToken ct) =>
        Pages.Of<SendMoneyPage>(await views.OfAsync(actor, ct));

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        Actor actor,
        [FromServices] IPayees payees,
        PaymentDesk desk,
        SendingViews views,
        SendingLimit limit,
        CityTransaction transaction,
        CancellationToken ct
    )
    {
        // Questions for names stay counted.
        transaction.KeepOnRefusal = true;
        var problems = new List<Problem>();
        if (!Rial.TryParse(form.Amount, out var amount) || amount < Least)
            problems.Add(TreasuryProblems.AmountNeeded.On("Amount"));
        var note = PersianText.CleanLine(form.Note);
        if (note.Length > LongestNote)
            problems.Add(TreasuryProblems.NoteTooLong.On("Note"));
        var found = await payees.FindAsync(actor.Person, form.To, ct);
        if (found.Problem is { } nobody)
            problems.Add(nobody.On("To"));
        else if (found.Value.Id == actor.For)
            problems.Add(TreasuryProblems.ToOneself.On("To"));
        var view = await views.OfAsync(actor, ct);
        if (problems.Count == 0 && amount > view.Left)
            problems.Add(TreasuryProblems.OverDay.With(view.Left.ToNumberString()).On("Amount"));
        if (problems.Count > 0)
        {
            var typed = new KeyValuePair<string, string?>[]
            {
                new("To", form.To),
                new("Amount", form.Amount),
                new("Note", form.Note),
            };
            return Pages.Again<SendMoneyPage>(view, FormState.From(typed, problems));
        }

        var part = new NewPart(MoneyAccounts.WalletOf(found.Value.Id), MoneyCode.Send, amount, found.Value.DisplayName);
        var hold = await limit.IsFirstAsync(actor.For, part.To.Account, ct) ? HoldMinutes : 0;
        var payment = desk.Draft(PaymentKind.Send, actor, [part], note.Length > 0 ? note : null, hold);
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
