using Shahr.Kit;

namespace Shahr.Treasury;

/// <summary>Why money is not given back.</summary>
internal static class RefundsProblems
{
    public static readonly Problem NumberNeeded = new(
        "treasury.refund_number_needed",
        422,
        "شمارهٔ پرداخت دوازده رقم است و روی رسید نوشته شده؛ آن را بنویسید.",
        "The number of a payment has twelve digits and stands on its receipt; write it."
    );

    public static readonly Problem NoSuchPayment = new(
        "treasury.refund_no_payment",
        404,
        "پرداخت انجام‌شدهٔ قبض یا کارمزدی با این شماره نیست. شماره را از روی رسید ببینید.",
        "There is no bill or fee paid under this number. Look at the receipt again."
    );

    public static readonly Problem OwnMoney = new(
        "treasury.refund_own_money",
        403,
        "این پول از آنِ شما یا کسی است که برایش کار می‌کنید. همکار دیگری باید به آن برسد.",
        "This money is yours or of somebody you act for. A colleague has to see to it."
    );

    public static readonly Problem AmountNeeded = new(
        "treasury.refund_amount_needed",
        422,
        "مبلغ را به ریال و تنها با رقم بنویسید؛ مانند ۲۵۰٬۰۰۰.",
        "Write the amount in rials, digits only, for example 250,000."
    );

    public static readonly Problem PartNeeded = new(
        "treasury.refund_part_needed",
        422,
        "بگویید کدام بخش از پرداخت پس داده می‌شود.",
        "Say which part of the payment is given back."
    );

    public static readonly Problem ReasonNeeded = new(
        "treasury.refund_reason_needed",
        422,
        "دلیل را در یک تا ۵۰۰ نویسه بنویسید؛ پرداخت‌کننده آن را می‌خواند.",
        "Write the reason in 1 to 500 characters; the payer reads it."
    );

    public static readonly Problem TooMuch = new(
        "treasury.refund_too_much",
        409,
        "از این بخش این اندازه نمانده است که پس داده شود. آنچه پیش‌تر پیشنهاد یا پس داده شده را در همین صفحه ببینید.",
        "Not so much of this part is left to give back. See on this page what was proposed or given back before."
    );

    public static readonly Problem FourEyes = new(
        "treasury.refund_four_eyes",
        403,
        "این را خودتان پیشنهاد کرده‌اید؛ همکار دیگری باید آن را بپذیرد.",
        "You proposed this yourself; another officer has to approve it."
    );

    public static readonly Problem Decided = new(
        "treasury.refund_decided",
        409,
        "دربارهٔ این پیشنهاد پیش‌تر تصمیم گرفته شده است. نتیجه را در همین صفحه ببینید.",
        "This has been decided already. See the result on its page."
    );

    public static readonly Problem NotFound = new(
        "treasury.refund_not_found",
        404,
        "چنین پیشنهادی نیست. آن را از فهرست پس‌دادن پول باز کنید.",
        "There is no such proposal. Open it from the list."
    );
}
