using Shahr.Kit;

namespace Shahr.Treasury;

/// <summary>Every refusal about bills.</summary>
internal static class BillsProblems
{
    public static readonly Problem BillIdUnread = new(
        "treasury.bill_id_unread",
        422,
        "شناسهٔ قبض ۶ تا ۱۳ رقم است؛ آن را از روی قبض و تنها با رقم بنویسید.",
        "A bill id has 6 to 13 digits; copy it from the bill, digits only."
    );

    public static readonly Problem BillIdWrong = new(
        "treasury.bill_id_wrong",
        422,
        "یک رقم شناسهٔ قبض درست نیست. آن را رقم به رقم با قبض بسنجید.",
        "A digit of the bill id is wrong. Compare it with the bill, digit by digit."
    );

    public static readonly Problem ServiceUnknown = new(
        "treasury.bill_service_unknown",
        422,
        "رقم یکی مانده به آخر شناسهٔ قبض هیچ خدمتی را نشان نمی‌دهد. آن را با قبض بسنجید.",
        "The last digit but one of the bill id names no service. Compare it with the bill."
    );

    public static readonly Problem PaymentIdUnread = new(
        "treasury.payment_id_unread",
        422,
        "شناسهٔ پرداخت ۶ تا ۱۳ رقم است؛ آن را از روی قبض و تنها با رقم بنویسید.",
        "A payment id has 6 to 13 digits; copy it from the bill, digits only."
    );

    public static readonly Problem PaymentIdWrong = new(
        "treasury.payment_id_wrong",
        422,
        "یک رقم شناسهٔ پرداخت درست نیست. آن را رقم به رقم با قبض بسنجید.",
        "A digit of the payment id is wrong. Compare it with the bill, digit by digit."
    );

    public static readonly Problem NotOfEachOther = new(
        "treasury.bill_ids_apart",
        422,
        "شناسهٔ پرداخت از این شناسهٔ قبض نیست. هر دو را از روی یک قبض بنویسید.",
        "The payment id does not belong to this bill id. Copy both from one bill."
    );

    public static readonly Problem NotOfIssuer = new(
        "treasury.bill_not_of_issuer",
        422,
        "این قبض از آنِ این صادرکننده نیست: خدمت یا کد شرکت در شناسهٔ قبض دیگر است.",
        "This bill is not this issuer's: service or company code in its bill id differ."
    );

    public static readonly Problem NothingToPay = new(
        "treasury.bill_of_nothing",
        422,
        "مبلغ این قبض صفر است. آن را از فهرست بردارید.",
        "This bill amounts to nothing. Leave it out of the list."
    );

    public static readonly Problem NationalCodeWrong = new(
        "treasury.bill_national_code_wrong",
        422,
        "کد ملی درست نیست؛ درستش کنید یا جایش را تهی بگذارید.",
        "The national code is wrong; correct it or leave it empty."
    );

    public static readonly Problem DayUnread = new(
        "treasury.bill_day_unread",
        422,
        "تاریخ صدور یا مهلت خوانده نشد؛ آن را مانند ۱۴۰۵/۰۹/۰۲ بنویسید.",
        "The day of issue or the due day cannot be read; write it as 1405/09/02 or 2026-11-23."
    );

    public static readonly Problem DueBeforeIssue = new(
        "treasury.bill_due_before_issue",
        422,
        "مهلت باید پس از صدور و تا سه سال پس از آن باشد. تاریخ‌ها را بسنجید.",
        "The due day must be after the day of issue, within three years. Compare the dates."
    );

    public static readonly Problem TwiceInList = new(
        "treasury.bill_twice_in_list",
        422,
        "این قبض در سطر {0} هم آمده است. یکی را بردارید.",
        "This bill stands in line {0} too. Leave one of them out."
    );

    public static readonly Problem TooManyLines = new(
        "treasury.bill_list_too_long",
        422,
        "فهرست از ۱۰۰٬۰۰۰ سطر بلندتر است. آن را چند بخش کنید.",
        "The list has more than 100,000 lines. Send it in parts."
    );

    public static readonly Problem PaidAlready = new(
        "treasury.bill_paid",
        409,
        "این قبض پرداخت شده است و دیگر دگرگون نمی‌شود؛ پرداخت دیگری لازم نیست.",
        "This bill is paid and changes no more; nothing else is to be paid."
    );

    public static readonly Problem BeingPaid = new(
        "treasury.bill_being_paid",
        409,
        "پرداخت این قبض همین اکنون در راه است. چند دقیقهٔ دیگر دوباره ببینید.",
        "A payment of this bill is under way just now. Look again in a few minutes."
    );

    public static readonly Problem InParts = new(
        "treasury.bill_in_parts",
        409,
        "این قبض بخش‌بندی شده است و مبلغش دیگر دگرگون نمی‌شود.",
        "This bill was split into parts, and its amount changes no more."
    );

    public static readonly Problem NoSuchBill = new(
        "treasury.no_such_bill",
        404,
        "این قبض میان قبض‌های شما نیست. «قبض‌های من» را دوباره باز کنید و از نو برگزینید.",
        "This bill is not among yours. Open “My bills” again and choose anew."
    );

    public static readonly Problem AmountChanged = new(
        "treasury.bill_amount_changed",
        409,
        "مبلغ یکی از قبض‌ها از هنگام آماده کردن این پرداخت دگرگون شده است. پرداخت را از «قبض‌های من» از نو آماده کنید.",
        "The amount of one of the bills changed since this payment was put together. Put it together anew."
    );

    public static readonly Problem EarlierPartFirst = new(
        "treasury.bill_earlier_part_first",
        409,
        "بخش‌های یک قبض به نوبت پرداخت می‌شوند. بخش پیش از آن را هم برگزینید.",
        "Parts of a bill are paid in turn. Choose the part before it too."
    );

    public static readonly Problem NotInParts = new(
        "treasury.bill_not_in_parts",
        422,
        "صادرکنندهٔ این قبض بخش‌بندی را نپذیرفته است. آن را یک‌جا بپردازید.",
        "The issuer of this bill allows no parts. Pay it at once."
    );

    public static readonly Problem PartsNeeded = new(
        "treasury.bill_parts_needed",
        422,
        "شمار بخش‌ها را از ۲ تا {0} بنویسید.",
        "Write how many parts, from two to {0}."
    )
    {
        Field = "parts",
    };

    public static readonly Problem ChooseSome = new(
        "treasury.bill_choose_some",
        422,
        "دست‌کم یک قبض را برگزینید.",
        "Choose at least one bill."
    )
    {
        Field = "Bill",
    };

    public static readonly Problem ChooseFewer = new(
        "treasury.bill_choose_fewer",
        422,
        "در یک پرداخت تا {0} قبض جا می‌گیرد. چندتا را برای پرداخت بعدی بگذارید.",
        "One payment holds up to {0} bills. Leave some for the next."
    )
    {
        Field = "Bill",
    };

    public static readonly Problem Unknown = new(
        "treasury.bill_unknown",
        404,
        "شناسه‌ها درست‌اند ({0}) ولی صادرکننده این قبض را به شهر نفرستاده است. آن را از راه بانک خود بپردازید.",
        "The numbers are right ({0}), but its issuer has not sent this bill to the city. Pay it through your bank."
    );
}
