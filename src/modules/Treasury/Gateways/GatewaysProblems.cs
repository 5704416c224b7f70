using Shahr.Kit;

namespace Shahr.Treasury;

/// <summary>Refusals of bringing money in and of holding the providers' papers against the ledger.</summary>
internal static class GatewaysProblems
{
    public static readonly Problem AmountNeeded = new(
        "treasury.top_up_amount_needed",
        422,
        "بنویسید چه مبلغی می‌افزایید؛ به ریال و تنها با رقم، مانند ۵۰۰٬۰۰۰.",
        "Write how much you add, in rials and digits only, such as 500,000."
    );

    public static readonly Problem TooLittle = new(
        "treasury.top_up_too_little",
        422,
        "کمترین مبلغی که می‌شود افزود {0} است؛ مبلغ بیشتری بنویسید.",
        "The least that can be added is {0}; write a higher amount."
    );

    public static readonly Problem TooMuch = new(
        "treasury.top_up_too_much",
        422,
        "بیشترین مبلغ در یک بار {0} است؛ مبلغ کمتری بنویسید یا در دو بار بیفزایید.",
        "The most at once is {0}; write a lower amount or add it in two goes."
    );

    public static readonly Problem DailyLimit = new(
        "treasury.top_up_daily_limit",
        422,
        "هر کس در یک روز تا {0} می‌افزاید، تا کیف پول راه جابه‌جایی پول دیگران نشود. امروز {1} دیگر جا دارید؛ "
            + "مبلغ کمتری بنویسید یا فردا بیایید.",
        "Each person adds up to {0} a day, so that a wallet is no way to move other people's money. You have {1} left "
            + "today; write a lower amount or come back tomorrow."
    );

    public static readonly Problem TooManyTries = new(
        "treasury.top_up_too_many",
        422,
        "امروز {0} بار افزودن پول را آغاز کرده‌اید. فردا دوباره بیایید؛ پولی که داده‌اید گم نمی‌شود.",
        "You began adding money {0} times today. Come back tomorrow; nothing that you paid is lost."
    );

    public static readonly Problem NoGateway = new(
        "treasury.no_gateway",
        503,
        "این شهر هنوز درگاه پرداختی ندارد. برای افزودن پول به یکی از پیشخوان‌های شهر بروید.",
        "This city has no payment provider yet. Go to a counter of the city to add money."
    );

    public static readonly Problem TopUpNotFound = new(
        "treasury.top_up_not_found",
        404,
        "چنین افزودنی در کارهای شما نیست. از «کیف پول من» ببینید چه رسیده است.",
        "There is no such top-up among yours. See in “My wallet” what has arrived."
    );
}
