using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>What the page of a payment says of the withdrawal it belongs to.</summary>
internal sealed class WithdrawalStories(TreasuryDb db, WithdrawalSeal seal)
{
    public async Task<PaymentStory?> OfAsync(
        Expression<Func<Withdrawal, bool>> which,
        UiContext ui,
        CancellationToken ct
    )
    {
        if (await db.Withdrawals.AsNoTracking().SingleOrDefaultAsync(which, ct) is not { } one)
            return null;
        var sheba = seal.Open(one.Id, one.SealedSheba);
        var answers = new List<Answer>
        {
            new(ui.Say("به حساب", "To the account"), sheba.Display),
            new(ui.Say("بانک", "Bank"), BankOf(sheba, ui)),
        };
        if (one.Tracking is { } tracking)
            answers.Add(new(ui.Say("شمارهٔ پیگیری بانک", "The bank's tracking number"), Number(tracking, ui)));
        return new PaymentStory(
            WithdrawalWords.Of(one, ui),
            answers,
            ui.Say("برداشت از کیف پول", "Take out of the wallet"),
            one.State is WithdrawalState.Due or WithdrawalState.Ordered or WithdrawalState.Returning ? 5 : null,
            one.State == WithdrawalState.Arrived
        );
    }

    /// <summary>The bank's name, or its code where the city knows no name for it.</summary>
    public static string BankOf(Sheba sheba, UiContext ui) =>
        sheba.BankName
        ?? ui.Say($"بانکی با کد {PersianText.ToPersianDigits(sheba.BankCode)}", $"Bank {sheba.BankCode}");

    private static string Number(string digits, UiContext ui) => ui.Digits(digits);
}
