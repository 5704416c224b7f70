using Shahr.Kit;

namespace Shahr.Treasury;

/// <summary>Every refusal about events and where they are told.</summary>
internal static class WebhooksProblems
{
    public static readonly Problem WhoAsks = new(
        "treasury.who_asks",
        401,
        "با رمز برنامهٔ خود یا رمز سامانهٔ صادرکننده بپرسید.",
        "Ask with your program's token, or with that of an issuer's system."
    );

    public static readonly Problem CursorWrong = new(
        "treasury.cursor_wrong",
        422,
        "after همان next پاسخ پیشین است؛ آن را همان‌گونه بفرستید یا از آغاز بخوانید.",
        "after is the next of the answer before; send it as it was, or read from the beginning."
    );

    public static readonly Problem AddressNeeded = new(
        "treasury.hook_address_needed",
        422,
        "نشانی‌ای بنویسید که با https:// آغاز شود، نام یک دامنهٔ عمومی در آن باشد و از ۳۰۰ نویسه بیشتر نشود.",
        "Write an address that begins with https://, names a public domain and has at most 300 letters."
    );

    public static readonly Problem NoHook = new(
        "treasury.no_hook",
        409,
        "هنوز نشانی‌ای برای خبر دادن نیست. نخست نشانی را بنویسید.",
        "There is no address to tell yet. Write the address first."
    );
}
