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
}
