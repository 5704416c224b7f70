using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>Refusals of taking money out to a bank account.</summary>
internal static class WithdrawalsProblems
{
    public static readonly Problem NoBank = new(
        "treasury.no_bank",
        503,
        "این شهر هنوز بانکی برای برداشت ندارد. پول شما در کیف پول می‌ماند؛ برای گرفتنش به یکی از پیشخوان‌ها بروید.",
        "This city has no bank that pays out yet. Your money stays in the wallet; go to a counter of the city for it."
    );

    public static readonly Problem ShebaNeeded = new(
        "treasury.sheba_needed",
        422,
        "شمارهٔ شبای حساب را بنویسید: IR و ۲۴ رقم. در برنامهٔ بانک و روی دسته‌چک هست.",
        "Write the Sheba of the account: IR and 24 digits. Your bank's app and your cheque book have it."
    );

    public static readonly Problem ShebaLetter = new(
        "treasury.sheba_letter",
        422,
        "«{0}» در شبا نیست: پس از IR تنها ۲۴ رقم می‌آید. به جای آن رقم درست را بنویسید.",
        "“{0}” is not part of a Sheba: after IR there are 24 digits only. Write the right digit in its place."
    );

    public static readonly Problem ShebaShort = new(
        "treasury.sheba_short",
        422,
        "شبا ۲۴ رقم دارد و شما {0} رقم نوشته‌اید؛ {1} رقم کم است. گروه‌ها را با برنامهٔ بانک بسنجید.",
        "A Sheba has 24 digits and you wrote {0}; {1} are missing. Compare the groups with your bank's app."
    );

    public static readonly Problem ShebaLong = new(
        "treasury.sheba_long",
        422,
        "شبا ۲۴ رقم دارد و شما {0} رقم نوشته‌اید؛ {1} رقم زیاد است. گروه‌ها را با برنامهٔ بانک بسنجید.",
        "A Sheba has 24 digits and you wrote {0}; {1} are too many. Compare the groups with your bank's app."
    );

    public static readonly Problem ShebaSwapped = new(
        "treasury.sheba_swapped",
        422,
        "این شبا درست نیست: گمان می‌رود «{2}»، رقم‌های {0} و {1} پس از IR، جابه‌جا شده باشند. آن‌ها را با برنامهٔ "
            + "بانک بسنجید.",
        "This Sheba is not right: “{2}”, digits {0} and {1} after IR, seem to be swapped. Compare them with your "
            + "bank's app."
    );

    public static readonly Problem ShebaDigits = new(
        "treasury.sheba_digits",
        422,
        "این شبا درست نیست: یکی از این رقم‌ها اشتباه است: {0}. آن‌ها را با برنامهٔ بانک بسنجید.",
        "This Sheba is not right: one of these digits is wrong: {0}. Compare them with your bank's app."
    );

    public static readonly Problem ShebaWrong = new(
        "treasury.sheba_wrong",
        422,
        "این شبا درست نیست: دو رقم نخست («{0}») با بقیه نمی‌خوانند و بیش از یک رقم اشتباه است. همه را از نو بنویسید.",
        "This Sheba is not right: its first two digits (“{0}”) do not fit the rest, and more than one digit is wrong. "
            + "Write all of it anew."
    );

    public static readonly Problem AmountNeeded = new(
        "treasury.withdrawal_amount_needed",
        422,
        "مبلغ را به ریال و تنها با رقم بنویسید؛ مانند ۲٬۵۰۰٬۰۰۰. کمترین مبلغ {0} ریال است.",
        "Write the amount in rials, digits only, for example 2,500,000. The least is {0} rials."
    );

    public static readonly Problem NotSoMuch = new(
        "treasury.withdrawal_not_so_much",
        422,
        "در کیف پول شما {0} ریال آزاد است. مبلغ کمتری بنویسید.",
        "There are {0} rials free in your wallet. Write a lower amount."
    );

    private static readonly Problem OverDayChecked = new(
        "treasury.withdrawal_over_day",
        422,
        "هر کس در ۲۴ ساعت تا {0} به بانک می‌برد، تا اگر حسابش به دست دیگری افتاد همهٔ پول یک‌باره نرود. اکنون "
            + "دست‌بالا {1} ریال دیگر می‌توانید؛ مبلغ کمتری بنویسید یا فردا برداشت کنید.",
        "Up to {0} go to a bank in 24 hours, so that not all is gone at once should somebody else get at the account. "
            + "You can take out {1} rials more now; write less, or do it tomorrow."
    );

    private static readonly Problem OverDayClaimed = new(
        "treasury.withdrawal_over_day_unchecked",
        422,
        "سقف برداشت شما در ۲۴ ساعت {0} است، زیرا هویتتان هنوز با ثبت احوال سنجیده نشده است. اکنون دست‌بالا {1} "
            + "ریال دیگر می‌توانید؛ کمتر بنویسید، یا از «حساب من» هویتتان را بسنجید تا سقف بالا رود.",
        "Your limit of 24 hours is {0}, because the registries have not yet confirmed who you are. You can take out "
            + "{1} rials more now; write less, or have it checked from “My account” to raise the limit."
    );

    /// <summary>The limit of a day is in the way, and why there is one.</summary>
    public static Problem OverDay(Assurance assurance, Rial left) =>
        (assurance >= Assurance.Checked ? OverDayChecked : OverDayClaimed).With(
            WithdrawalLimit.Of(assurance).ToTomanString(),
            left.ToNumberString()
        );
}
