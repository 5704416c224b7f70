using Shahr.Kit;

namespace Shahr.Cases.Fees;

/// <summary>Refusals about what a step costs.</summary>
internal static class CaseFeeProblems
{
    public static readonly Problem WaitsForFee = new(
        "cases.waits_for_fee",
        409,
        "این گام منتظر پرداخت کارمزد است و پس از پرداخت خودش پیش می‌رود.",
        "This step waits for its fee, and goes on by itself once that is paid."
    );

    public static readonly Problem ChargedAlready = new(
        "cases.charged_already",
        409,
        "برای این گام پیش‌تر کارمزد خواسته شده است؛ هر گام یک کارمزد دارد. آن را در تاریخچه ببینید.",
        "A fee has been asked for this step already; each step has one. See it in the history."
    );

    public static readonly Problem CannotCharge = new(
        "cases.cannot_charge",
        409,
        "در این گام کارمزد نمی‌گیرند؛ اگر باید بگیرند، طراح خدمت آن را در گام بگذارد.",
        "No fee is taken in this step; if one should be, the designer of the service has to allow it."
    );

    public static readonly Problem AmountNeeded = new(
        "cases.fee_amount_needed",
        422,
        "مبلغ را به ریال و با رقم بنویسید، از ۱٬۰۰۰ تا ۱٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰.",
        "Write the amount in rials and digits, from 1,000 to 1,000,000,000,000."
    );

    public static readonly Problem BeingPaid = new(
        "cases.fee_being_paid",
        409,
        "کارمزد این پرونده همین حالا پرداخت می‌شود یا تازه پرداخت شده است. چند لحظهٔ دیگر دوباره بکوشید.",
        "The fee of this case is being paid just now, or has just been. Try again in a moment."
    );

    public static readonly Problem NothingOwed = new(
        "cases.nothing_owed",
        409,
        "کارمزدی برای پرداخت نمانده است؛ شاید همین حالا پرداخت شده باشد. صفحهٔ پرونده را دوباره باز کنید.",
        "No fee is left to pay; perhaps it has just been paid. Open the page of the case again."
    );

    public static readonly Problem NotTheHead = new(
        "cases.not_the_head",
        403,
        "بخشودن کارمزد با سرپرست همان اداره است. از او بخواهید.",
        "Only the head of that office forgoes a fee. Ask them."
    );
}
