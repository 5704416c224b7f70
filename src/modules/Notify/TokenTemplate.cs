using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>A token for a program was made: told at once, in case it was not its owner.</summary>
internal static class TokenTemplate
{
    public static readonly Template Made = new(
        new(
            "رمزی برای برنامه ساخته شد",
            "{city}\nبرای «{name}» رمزی ساخته شد که بی شما به کارهایتان می‌رسد. "
                + "اگر کار خودتان نبود، در «رمزهای برنامه‌ها» پسش بگیرید."
        ),
        new(
            "A token for a program was made",
            "{city}\nA token was made for “{name}”, which reaches your requests without you. "
                + "If it was not you, revoke it in “Tokens of my programs”."
        ),
        Channel.Inbox,
        Channel.Sms
    )
    {
        Urgent = true,
    };

    public static readonly Template HookPaused = new(
        new(
            "خبر پول به سامانهٔ شما نمی‌رسد",
            "{city}\nسامانهٔ «{name}» یک روز پاسخ نداد و دیگر به آن خبر پول داده نمی‌شود. "
                + "خبرها نگه داشته شده‌اند؛ پس از درست کردنش در «خبر پول برای سامانه‌ها» ادامه دهید."
        ),
        new(
            "News of money does not reach your system",
            "{city}\nThe system “{name}” did not answer for a day and is told of no more money. "
                + "The news is kept; once it is mended, go on in “News of money for systems”."
        ),
        Channel.Inbox,
        Channel.Sms
    );
}
