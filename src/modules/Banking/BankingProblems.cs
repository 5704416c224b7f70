using Shahr.Kit;

namespace Shahr.Banking;

/// <summary>Refusals that several parts of this room can give.</summary>
internal static class BankingProblems
{
    public static readonly Problem AmountNeeded = new(
        "banking.amount_needed",
        422,
        "مبلغ را به ریال و دست‌کم ۱٬۰۰۰ بنویسید.",
        "Write the amount in rials, at least 1,000."
    );

    public static readonly Problem NoteTooLong = new(
        "banking.note_too_long",
        422,
        "این یادداشت بلند است. آن را در ۱۴۰ نویسه بنویسید.",
        "That note is long. Write it in 140 characters."
    );

    public static readonly Problem ToOneself = new(
        "banking.to_oneself",
        422,
        "این خود شما هستید. شمارهٔ گیرنده را بنویسید.",
        "That is you. Write the receiver's number."
    );

    public static readonly Problem OverDay = new(
        "banking.over_day",
        422,
        "امروز تا {0} ریال دیگر می‌توانید بفرستید یا برای بعد بپذیرید. مبلغ کمتری بنویسید یا فردا بیایید.",
        "Today you may send, or agree to send later, {0} rials more. Write a lower amount or come back tomorrow."
    );
}
