using System.Globalization;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>
/// What an issuer takes off for who pays early and adds for who pays late; percents of the bill's amount, zero for
/// none. The penalty is for each whole month (of the Jalali calendar) after the due day, up to its cap.
/// </summary>
/// <param name="RebatePercent">Taken off.</param>
/// <param name="RebateDays">Until so many days after the day of issue.</param>
/// <param name="PenaltyPercent">Added for each whole month after the due day.</param>
/// <param name="PenaltyCapPercent">At most.</param>
internal sealed record BillRule(int RebatePercent, int RebateDays, int PenaltyPercent, int PenaltyCapPercent)
{
    /// <summary>What a bill costs on a day.</summary>
    public Reckoning On(Rial amount, JalaliDate issued, JalaliDate due, JalaliDate today)
    {
        if (RebatePercent > 0 && today <= due && today - issued <= RebateDays)
        {
            var rebate = amount.Percent(RebatePercent * 100);
            return new(
                amount - rebate,
                PersianText.ToPersianDigits($"{RebatePercent}٪ تخفیف تا {RebateDays} روز پس از صدور: {rebate} کمتر"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{RebatePercent}% off within {RebateDays} days of issue: {rebate.Amount:N0} rials less"
                )
            );
        }

        var percent = Math.Min(PenaltyPercent * MonthsBetween(due, today), PenaltyCapPercent);
        if (percent <= 0)
            return new(amount, null, null);
        var penalty = amount.Percent(percent * 100);
        return new(
            amount + penalty,
            PersianText.ToPersianDigits($"{percent}٪ برای دیرکرد: {penalty} بیشتر"),
            string.Create(CultureInfo.InvariantCulture, $"{percent}% for lateness: {penalty.Amount:N0} rials more")
        );
    }

    private static int MonthsBetween(JalaliDate due, JalaliDate today)
    {
        var months = ((today.Year - due.Year) * 12) + today.Month - due.Month;
        return months > 0 && due.AddMonths(months) > today ? months - 1 : Math.Max(months, 0);
    }
}

/// <summary>What a bill costs today, and why it is not its own amount.</summary>
/// <param name="ToPay">Whole rials.</param>
/// <param name="Fa">A Persian sentence, or null where the amount stands as it is.</param>
/// <param name="En">The same in English.</param>
internal sealed record Reckoning(Rial ToPay, string? Fa, string? En);
