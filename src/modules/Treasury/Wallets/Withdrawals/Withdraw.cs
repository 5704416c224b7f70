using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit;
using Shahr.Kit.Values;
using Shahr.Kit.Web;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>
/// «برداشت به حساب بانکی»: which account and how much; the next page shows both in words before anything moves. Below
/// it the latest, each with where it stands.
/// </summary>
internal static class Withdraw
{
    public const string Address = "/wallet/withdrawals";

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapGet(Address, ShowAsync).RequirePurse(pays: true);
        app.MapPost(Address, SubmitAsync).RequirePurse(pays: true);
    }

    /// <summary>What was typed.</summary>
    internal sealed record Form(string? Sheba, string? Amount);

    private static async Task<IResult> ShowAsync(Actor actor, WithdrawalDesk desk, CancellationToken ct) =>
        desk.HasBank ? Pages.Of<WithdrawPage>(await desk.ViewAsync(actor, ct)) : NoBank();

    private static async Task<IResult> SubmitAsync(
        [FromForm] Form form,
        Actor actor,
        WithdrawalDesk desk,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (!desk.HasBank)
            return NoBank();
        var view = await desk.ViewAsync(actor, ct);
        var problems = new List<Problem>();
        if (!Sheba.TryParse(form.Sheba, out var sheba))
            problems.Add(ShebaSlips.Of(form.Sheba).On(nameof(form.Sheba)));
        if (!Rial.TryParse(form.Amount, out var amount) || amount < WithdrawalLimit.Least)
            problems.Add(
                WithdrawalsProblems.AmountNeeded.With(WithdrawalLimit.Least.ToNumberString()).On(nameof(form.Amount))
            );
        else if (amount > view.Left)
            problems.Add(WithdrawalsProblems.OverDay(actor.Assurance, view.Left).On(nameof(form.Amount)));
        else if (amount > view.Balance)
            problems.Add(WithdrawalsProblems.NotSoMuch.With(view.Balance.ToNumberString()).On(nameof(form.Amount)));
        if (problems.Count == 0)
            return new SeeOther(ShowPayment.Address(desk.Make(actor, sheba, amount, ui)));
        var typed = new KeyValuePair<string, string?>[]
        {
            new(nameof(form.Sheba), form.Sheba),
            new(nameof(form.Amount), form.Amount),
        };
        return Pages.Again<WithdrawPage>(view, FormState.From(typed, problems));
    }

    private static PageResult NoBank() =>
        Pages.Refuse(WithdrawalsProblems.NoBank, new WayOn("کیف پول من", "My wallet", "/wallet"));
}

/// <summary>What the page shows.</summary>
/// <param name="Balance">Money that may be taken out.</param>
/// <param name="Left">What may still be taken out today.</param>
/// <param name="Limit">What may be taken out in a day.</param>
/// <param name="IsChecked">Whether the registries know the owner.</param>
/// <param name="Latest">The latest, newest first.</param>
public sealed record WithdrawView(
    Rial Balance,
    Rial Left,
    Rial Limit,
    bool IsChecked,
    IReadOnlyList<WithdrawalLine> Latest
);

/// <summary>One withdrawal.</summary>
public sealed record WithdrawalLine(string When, Rial Amount, string State, string Href);

/// <summary>Gathers what the page shows, and writes a withdrawal down.</summary>
internal sealed class WithdrawalDesk(
    TreasuryDb db,
    PaymentDesk payments,
    WithdrawalLimit limit,
    WithdrawalSeal seal,
    TransferLine line,
    ICityLedger ledger,
    UiContext ui,
    TimeProvider clock
)
{
    private const int MostShown = 10;

    public bool HasBank => line.Bank is not null;

    public async Task<WithdrawView> ViewAsync(Actor actor, CancellationToken ct)
    {
        var account = await ledger.FindAsync(MoneyAccounts.WalletOf(actor.For).Id);
        var latest = await db
            .Withdrawals.AsNoTracking()
            .Where(w => w.OwnerId == actor.For && w.State != WithdrawalState.Made)
            .Join(db.Payments, w => w.Id, p => p.Id, (one, payment) => new { one, payment.Number })
            .OrderByDescending(w => w.one.MadeAt)
            .Take(MostShown)
            .ToListAsync(ct);
        return new WithdrawView(
            new Rial((account?.Balance.Net ?? 0) - (account?.Balance.DebitsPending ?? 0)),
            await limit.LeftAsync(actor.For, actor.Assurance, null, ct),
            WithdrawalLimit.Of(actor.Assurance),
            actor.Assurance >= Assurance.Checked,
            [
                .. latest.Select(w => new WithdrawalLine(
                    When.Long(w.one.MadeAt, ui),
                    w.one.AmountRial,
                    WithdrawalWords.Short(w.one.State, ui),
                    "/payments/" + w.Number
                )),
            ]
        );
    }

    /// <summary>
    /// A payment that waits for its owner's word. Its title holds no more than the account's last digits.
    /// </summary>
    public Payment Make(Actor actor, Sheba sheba, Rial amount, UiContext words)
    {
        var id = Guid.CreateVersion7();
        var bank = WithdrawalStories.BankOf(sheba, words);
        var part = new NewPart(
            MoneyAccounts.OnItsWay,
            MoneyCode.Withdrawal,
            amount,
            $"{bank}، شبای پایان‌یافته به {PersianText.ToPersianDigits(sheba.Value[^4..])}"
        );
        var payment = payments.Draft(PaymentKind.Withdrawal, actor, [part], id: id);
        db.Withdrawals.Add(
            new Withdrawal
            {
                Id = id,
                OwnerId = actor.For,
                AmountRial = amount,
                SealedSheba = seal.Seal(id, sheba),
                MadeAt = clock.GetUtcNow().UtcDateTime,
            }
        );
        return payment;
    }
}
