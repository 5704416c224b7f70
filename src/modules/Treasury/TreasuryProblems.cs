using Shahr.Kit;

namespace Shahr.Treasury;

/// <summary>Every refusal this module can give.</summary>
internal static class TreasuryProblems
{
    public static readonly Problem LedgerRests = new(
        "treasury.ledger_rests",
        503,
        "دفتر کل شهر اکنون باز نیست. هیچ پولی گم نشده است؛ چند دقیقهٔ دیگر دوباره بیایید.",
        "The city's ledger is not open just now. No money is lost; come back in a few minutes."
    );

    public static readonly Problem DraftOver = new(
        "treasury.draft_over",
        409,
        "از آماده کردن این پرداخت بیش از یک ساعت گذشته است. آن را از نو آماده کنید؛ پولی جابه‌جا نشده است.",
        "This payment was put together more than an hour ago. Put it together anew; no money has moved."
    );

    public static readonly Problem PaymentNotFound = new(
        "treasury.payment_not_found",
        404,
        "چنین پرداختی در پرداخت‌های شما نیست. از «کیف پول من» بازش کنید.",
        "There is no such payment among yours. Open it from “My wallet”."
    );

    public static readonly Problem NotEnough = new(
        "treasury.not_enough",
        422,
        "موجودی کیف پول برای این پرداخت بس نیست. نخست پول بیفزایید و پرداخت را از نو آماده کنید.",
        "There is not enough in the wallet. Add money first, then put the payment together anew."
    );

    public static readonly Problem WalletShut = new(
        "treasury.wallet_shut",
        422,
        "کیف پول شما بسته یا مسدود است. برای باز شدنش به یکی از پیشخان‌های شهر بروید.",
        "Your wallet is frozen or closed. Go to a counter of the city to have it opened."
    );

    public static readonly Problem ReceiverShut = new(
        "treasury.receiver_shut",
        422,
        "حساب گیرنده بسته یا مسدود است. از خود او راه دیگری بپرسید.",
        "The receiver's account is frozen or closed. Ask them for another way."
    );

    public static readonly Problem NotDone = new(
        "treasury.not_done",
        422,
        "دفتر کل این پرداخت را نپذیرفت. آن را از نو آماده کنید و اگر باز نشد شماره‌اش را به شهرداری بگویید.",
        "The ledger did not take this payment. Put it together anew; if it fails again, tell the city its number."
    );

    public static readonly Problem AmountNeeded = new(
        "treasury.amount_needed",
        422,
        "مبلغ را به ریال و تنها با رقم بنویسید؛ مانند ۲۵۰٬۰۰۰. کمترین مبلغ هزار ریال است.",
        "Write the amount in rials, digits only, for example 250,000. The least is a thousand rials."
    );

    public static readonly Problem OverDay = new(
        "treasury.over_day",
        422,
        "با این مبلغ از سقف روزانهٔ فرستادن پول می‌گذرید؛ امروز دست‌بالا {0} ریال دیگر می‌توانید بفرستید. مبلغ را کمتر "
            + "کنید یا فردا بفرستید.",
        "This goes over the daily limit of sending money; today you can send {0} rials more. Send less, or tomorrow."
    );

    public static readonly Problem ToOneself = new(
        "treasury.to_oneself",
        422,
        "این شماره از آنِ خود شماست. شمارهٔ گیرندهٔ دیگری را بنویسید.",
        "This number is your own. Write another receiver's."
    );

    public static readonly Problem NoteTooLong = new(
        "treasury.note_too_long",
        422,
        "یادداشت بلندتر از ۱۴۰ نویسه است. کوتاه‌ترش کنید.",
        "The note is longer than 140 characters. Shorten it."
    );

    public static readonly Problem PeriodWrong = new(
        "treasury.period_wrong",
        422,
        "دو روز بنویسید، مانند ۱۴۰۵/۰۱/۰۱ تا ۱۴۰۵/۰۹/۰۶؛ روز دوم پس از روز نخست و دست‌بالا ده سال دورتر.",
        "Write two days, such as 1405/01/01 to 1405/09/06; the second not before the first, at most ten years later."
    );

    public static readonly Problem TooLongForPaper = new(
        "treasury.too_long_for_paper",
        422,
        "این دوره بیش از ۴٬۰۰۰ ردیف دارد و برای خواندن و چاپ زیاد است. دورهٔ کوتاه‌تری بنویسید یا جدول (CSV) را بگیرید.",
        "This period has more than 4,000 lines, too many to print. Write a shorter one, or take the table (CSV)."
    );

    public static readonly Problem KeyNeeded = new(
        "treasury.key_needed",
        422,
        "سرآیند Idempotency-Key باید یک UUID باشد که برای این پرداخت ساخته‌اید؛ آن را بیفزایید و دوباره بفرستید.",
        "The header Idempotency-Key must be a UUID made for this payment; add it and send again."
    );

    public static readonly Problem KeyOfAnother = new(
        "treasury.key_of_another",
        409,
        "با این Idempotency-Key پیش‌تر پرداخت دیگری خواسته شده است. برای پرداخت تازه کلید تازه بسازید.",
        "Another payment was asked for under this Idempotency-Key. Make a new key for a new payment."
    );

    public static readonly Problem ByTokenOnly = new(
        "treasury.by_token_only",
        403,
        "این نشانی برای برنامه‌هایی است که رمز دارند. در مرورگر از «فرستادن پول» بروید.",
        "This address is for programs with a token. In a browser use “Send money”."
    );

    public static readonly Problem NoReceiptYet = new(
        "treasury.no_receipt_yet",
        409,
        "رسید تنها برای پرداختی است که به پایان رسیده است. صفحهٔ پرداخت می‌گوید اکنون کجاست؛ سپس دوباره بیایید.",
        "There is a receipt only for a payment that has ended. Its page says where it stands; come back afterwards."
    );

    public static readonly Problem LineNotFound = new(
        "treasury.line_not_found",
        422,
        "این جایگاه سطری از کیف پول شما نیست. از آغاز بخوانید و next هر پاسخ را در before بگذارید.",
        "That position is no line of your wallet. Read from the beginning, and put the next of each answer into before."
    );

    public static readonly Problem AccountNotYours = new(
        "treasury.account_not_yours",
        404,
        "چنین حسابی در دست شما نیست؛ به جای شناسه بنویسید mine تا حساب خودتان بیاید.",
        "No such account is in your hands; write mine in place of the id to have your own."
    );

    public static readonly Problem DaysWrong = new(
        "treasury.days_wrong",
        422,
        "from و until را روز میلادی به شکل سال-ماه-روز بفرستید، و until پیش از from نباشد.",
        "Send from and until as days like 2026-11-23, until not before from."
    );
}
