using Shahr.Ui;

namespace Shahr.Treasury;

/// <summary>What money moved for, in the reader's language.</summary>
internal static class MoneyWords
{
    /// <summary>Of one line of an account.</summary>
    public static string Of(MoneyCode code, bool goesOut, UiContext ui) =>
        code switch
        {
            MoneyCode.TopUp => ui.Say("افزودن پول", "Money added"),
            MoneyCode.Send when goesOut => ui.Say("فرستادن پول", "Money sent"),
            MoneyCode.Send => ui.Say("پول رسیده", "Money received"),
            MoneyCode.Bill => ui.Say("پرداخت قبض", "Bill paid"),
            MoneyCode.Withdrawal when !goesOut => ui.Say("برگشت برداشت", "A withdrawal came back"),
            MoneyCode.Withdrawal => ui.Say("برداشت به حساب بانکی", "Paid out to a bank account"),
            MoneyCode.Fee => ui.Say("کارمزد درخواست", "Fee of a request"),
            MoneyCode.Refund => ui.Say("پس‌دادن پول", "Money given back"),
            MoneyCode.Settlement => ui.Say("واریز درگاه به بانک", "A provider paid the bank"),
            MoneyCode.Merge => ui.Say("یکی شدن حساب‌های شما", "Your accounts became one"),
            MoneyCode.Agreed when goesOut => ui.Say("پرداخت دوره‌ای", "Standing payment"),
            MoneyCode.Agreed => ui.Say("پول رسیده از پرداخت دوره‌ای", "Received from a standing payment"),
            _ => ui.Say("جابه‌جایی پول", "Money moved"),
        };
}
