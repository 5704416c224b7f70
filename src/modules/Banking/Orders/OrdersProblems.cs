using Shahr.Kit;

namespace Shahr.Banking;

/// <summary>Every refusal that standing orders can give.</summary>
internal static class OrdersProblems
{
    public static readonly Problem RhythmNeeded = new(
        "banking.rhythm_needed",
        422,
        "بگویید هر چند وقت یک بار پرداخت شود.",
        "Say how often it is to be paid."
    );

    public static readonly Problem ShortNeeded = new(
        "banking.when_short_needed",
        422,
        "بگویید اگر آن روز پول کم بود چه شود.",
        "Say what happens where money is short on the day."
    );

    public static readonly Problem DayNeeded = new(
        "banking.day_needed",
        422,
        "روز را به تاریخ شمسی بنویسید؛ مانند ۱۵ ۱۰ ۱۴۰۵.",
        "Write the day in the Persian calendar, such as 15 10 1405."
    );

    public static readonly Problem DayTooSoon = new(
        "banking.day_too_soon",
        422,
        "نخستین روز از فردا به بعد است. برای پرداخت امروز «فرستادن پول» را به کار ببرید.",
        "The first day is tomorrow or later. To pay today use “Send money”."
    );

    public static readonly Problem DayTooFar = new(
        "banking.day_too_far",
        422,
        "نخستین روز باید در یک سال آینده باشد.",
        "The first day has to be within a year from now."
    );

    public static readonly Problem UntilBeforeFirst = new(
        "banking.until_before_first",
        422,
        "در این بازه هیچ روز پرداختی نیست. آخرین روز را دیرتر بنویسید یا خالی بگذارید.",
        "No day of payment lies in that time. Write a later last day, or leave it empty."
    );

    public static readonly Problem NoDay = new(
        "banking.no_day",
        409,
        "روز پرداخت این دستور گذشته است. آن را از نو بنویسید؛ پولی جابه‌جا نشده است.",
        "The day of this order has passed. Write it anew; no money has moved."
    );

    public static readonly Problem DraftOver = new(
        "banking.draft_over",
        409,
        "از نوشتن این دستور بیش از یک ساعت گذشته است. آن را از نو بنویسید؛ پولی جابه‌جا نشده است.",
        "This order was written more than an hour ago. Write it anew; no money has moved."
    );

    public static readonly Problem TooMany = new(
        "banking.too_many_orders",
        409,
        "{0} پرداخت دوره‌ای در کار است و بیش از این نمی‌شود. یکی را متوقف کنید.",
        "{0} standing payments are at work, and there can be no more. Stop one of them."
    );

    public static readonly Problem Over = new(
        "banking.order_over",
        409,
        "این دستور دیگر در کار نیست. صفحه‌اش را از نو باز کنید.",
        "This order is over. Open its page again."
    );

    public static readonly Problem DayOver = new(
        "banking.order_day_over",
        409,
        "آن روز دیگر در پیش نیست: پرداختش رفته یا کنار گذاشته شده است. روزهای بعدی را در همین صفحه ببینید.",
        "That day is not ahead any more: its payment went, or it was left out. See the next days on this page."
    );

    public static readonly Problem NotFound = new(
        "banking.order_not_found",
        404,
        "چنین دستوری در پرداخت‌های دوره‌ای شما نیست. از فهرست بازش کنید.",
        "There is no such order among your standing payments. Open it from the list."
    );
}
