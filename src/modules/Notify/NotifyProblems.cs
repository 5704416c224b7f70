using Shahr.Kit;

namespace Shahr.Notify;

/// <summary>Every refusal this module can give.</summary>
internal static class NotifyProblems
{
    public static readonly Problem NotDead = new(
        "notify.not_dead",
        409,
        "این پیام دیگر در فهرست مانده‌ها نیست؛ شاید همکار دیگری به آن رسیده است. فهرست را تازه کنید.",
        "This message is no longer stuck; a colleague may have dealt with it. Reload the list."
    );

    public static readonly Problem NoSuchMessage = new(
        "notify.no_such_message",
        404,
        "چنین پیامی در صندوق شما نیست. به صندوق پیام‌ها برگردید.",
        "There is no such message in your inbox. Go back to the inbox."
    );

    public static readonly Problem TurnNeeded = new(
        "notify.turn_needed",
        422,
        "برگزینید که این راه نخست باشد، دوم، یا نباشد.",
        "Choose whether this way comes first, second or not at all."
    );

    public static readonly Problem HourNeeded = new(
        "notify.hour_needed",
        422,
        "یکی از ساعت‌های فهرست را برگزینید، یا «بی ساعت آرامش» را.",
        "Choose one of the hours of the list, or “No quiet hours”."
    );

    public static readonly Problem BothHoursNeeded = new(
        "notify.both_hours_needed",
        422,
        "ساعت آرامش آغاز و پایان دارد: هر دو را برگزینید، یا هیچ‌کدام را.",
        "Quiet hours begin and end: choose both hours, or neither."
    );

    public static readonly Problem QuietAllDay = new(
        "notify.quiet_all_day",
        422,
        "آغاز و پایان یکی است و پیامی هرگز نمی‌رسد. پایان دیگری برگزینید، یا راه پیام را «نه» بگذارید.",
        "Begin and end are the same, so nothing would ever come. Choose another end, or set the way to “Not”."
    );

    public static readonly Problem AlertTextNeeded = new(
        "notify.alert_text_needed",
        422,
        "متن هشدار را در یک یا دو جملهٔ کوتاه بنویسید (تا ۳۰۰ نویسه).",
        "Write the alert in one or two short sentences (at most 300 characters)."
    );

    public static readonly Problem AlertTooLong = new(
        "notify.alert_too_long",
        422,
        "متن انگلیسی هشدار را کوتاه‌تر کنید (تا ۳۰۰ نویسه).",
        "Make the English text shorter (at most 300 characters)."
    );

    public static readonly Problem AlertHoursNeeded = new(
        "notify.alert_hours_needed",
        422,
        "برگزینید که هشدار تا کی بماند.",
        "Choose how long the alert stays."
    );

    public static readonly Problem AlertOver = new(
        "notify.alert_over",
        409,
        "این هشدار پیش‌تر پایان یافته است؛ فهرست را تازه کنید.",
        "This alert is over already; reload the list."
    );

    public static readonly Problem ReasonNeeded = new(
        "notify.reason_needed",
        422,
        "بنویسید چرا این پیام کنار گذاشته می‌شود؛ در تاریخچه می‌ماند (تا ۵۰۰ نویسه).",
        "Write why this message is let go; it stays in the history (up to 500 characters)."
    );

    public static readonly Problem NoReceipt = new(
        "notify.no_receipt",
        400,
        "رسید خوانده نشد؛ فرم یا JSON کوتاهی با همان نام‌هایی بفرستید که در پروندهٔ درگاه نوشته است.",
        "The receipt cannot be read; post a short form or JSON with the names of the provider's file."
    );
}
