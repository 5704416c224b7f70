namespace Shahr.Kit.Outbox;

/// <summary>Refusals of the outbox desk.</summary>
public static class OutboxProblems
{
    /// <summary>409: retried, discarded or delivered meanwhile.</summary>
    public static readonly Problem NotDead = new(
        "kit.outbox_not_dead",
        409,
        "این نامهٔ مانده دیگر در انتظار تصمیم نیست؛ شاید همکاری پیش از شما به آن رسیده است. فهرست را تازه کنید.",
        "This dead letter no longer waits for a decision; a colleague may have been faster. Reload the list."
    );

    /// <summary>422: discarding needs a reason.</summary>
    public static readonly Problem ReasonNeeded = new(
        "kit.outbox_reason_needed",
        422,
        "بنویسید چرا این نامه کنار گذاشته می‌شود؛ دلیل در تاریخچه می‌ماند.",
        "Write why this letter is discarded; the reason stays in the history."
    );
}
