using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>
/// What is said of somebody's e-mail address: its code to that address alone, and every change to everywhere else. No
/// text names an address.
/// </summary>
internal static class EmailTemplates
{
    public static readonly Template Code = new(
        new(
            "کد تأیید رایانامه",
            "کسی در {city} این نشانی را رایانامهٔ خود نوشته است. اگر شمایید، این کد را در صفحه‌ای که باز است "
                + "بنویسید:\n\n{code}\n\nکد تا {minutes} دقیقه کار می‌کند؛ آن را به هیچ‌کس نگویید. "
                + "اگر شما نبودید، کاری نکنید: بی این کد هیچ نامه‌ای به این نشانی نمی‌آید."
        ),
        new(
            "Code for your e-mail address",
            "Somebody in {city} wrote this address as their own. If it is you, type this code on the page that is "
                + "open:\n\n{code}\n\nIt works for {minutes} minutes; tell it to nobody. "
                + "If it is not you, do nothing: without the code no letters will come to this address."
        ),
        Channel.Email
    );

    public static readonly Template Changed = new(
        new(
            "رایانامهٔ حساب شما عوض شد",
            "{city}\nنامه‌های حساب شما از این پس به رایانامهٔ تازه‌ای می‌رود. اگر کار خودتان نبود، وارد شوید، "
                + "در «رایانامهٔ من» آن را بردارید و در «دستگاه‌های من» دستگاه‌های دیگر را ببندید."
        ),
        new(
            "The e-mail address of your account has changed",
            "{city}\nLetters of your account go to a new e-mail address from now on. If it was not you, sign in, "
                + "remove it in “My e-mail” and close all other devices in “My devices”."
        ),
        Channel.Inbox,
        Channel.Sms
    )
    {
        Urgent = true,
    };

    public static readonly Template Unreachable = new(
        new(
            "نامه‌های شهر به رایانامهٔ شما نمی‌رسد",
            "نامه‌هایی که به رایانامهٔ شما فرستادیم برگشت. دیگر به آن نامه نمی‌فرستیم "
                + "و پیام‌ها از راه‌های دیگرتان می‌رسد. "
                + "در «رایانامهٔ من» نشانی را درست کنید یا همان را دوباره تأیید کنید."
        ),
        new(
            "The city's letters do not reach your e-mail address",
            "Letters that we sent to your e-mail address came back. We send nothing more to it, and messages reach you "
                + "by your other ways. In “My e-mail”, put the address right or confirm the same one again."
        ),
        Channel.Inbox
    );

    public static readonly Template Removed = new(
        new(
            "رایانامهٔ حساب شما برداشته شد",
            "{city}\nنامه‌های حساب شما دیگر با رایانامه نمی‌آید. اگر کار خودتان نبود، وارد شوید و در «دستگاه‌های من» "
                + "دستگاه‌های دیگر را ببندید."
        ),
        new(
            "The e-mail address of your account was removed",
            "{city}\nLetters of your account no longer come by e-mail. If it was not you, sign in and close all other "
                + "devices in “My devices”."
        ),
        Channel.Inbox,
        Channel.Sms
    )
    {
        Urgent = true,
    };
}
