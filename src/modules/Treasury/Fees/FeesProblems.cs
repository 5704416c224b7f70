using Shahr.Kit;

namespace Shahr.Treasury;

/// <summary>Why a fee is not paid.</summary>
internal static class FeesProblems
{
    public static readonly Problem NoSuchFee = new(
        "treasury.no_such_fee",
        404,
        "چنین کارمزدی نیست. آن را از صفحهٔ همان درخواست بپردازید.",
        "There is no such fee. Pay it from the page of the request."
    );

    public static readonly Problem PaidAlready = new(
        "treasury.fee_paid_already",
        409,
        "این کارمزد پیش‌تر پرداخت شده است و پولی از شما کم نشد. صفحهٔ درخواست را دوباره باز کنید.",
        "This fee has been paid already, and no money of yours has moved. Open the page of the request again."
    );

    public static readonly Problem BeingPaid = new(
        "treasury.fee_being_paid",
        409,
        "پرداخت این کارمزد همین حالا در راه است. چند لحظه بعد صفحهٔ درخواست را دوباره باز کنید.",
        "This fee is being paid just now. Open the page of the request again in a moment."
    );

    public static readonly Problem NotOwed = new(
        "treasury.fee_not_owed",
        409,
        "این کارمزد دیگر لازم نیست و پولی از شما کم نشد.",
        "This fee is owed no more, and no money of yours has moved."
    );

    /// <summary>Why nobody pays it just now, or null.</summary>
    public static Problem? Shut(Fee? fee) =>
        fee?.State switch
        {
            FeeState.Paid => PaidAlready,
            FeeState.Taken => BeingPaid,
            FeeState.Dropped => NotOwed,
            _ => null,
        };
}
