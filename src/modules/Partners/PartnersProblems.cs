using Shahr.Kit;

namespace Shahr.Partners;

/// <summary>Every refusal this module can give.</summary>
internal static class PartnersProblems
{
    public static readonly Problem BadRequest = new(
        "partners.bad_request",
        400,
        "سامانه‌ای که شما را فرستاد خود را درست نشناساند، پس شما را به آن نمی‌بریم و چیزی از شما به آن نگفتیم. "
            + "به آن سامانه برگردید و دوباره «ورود با شهر» را بزنید؛ اگر باز همین شد به پشتیبانی‌اش خبر دهید.",
        "The system that sent you did not introduce itself rightly, so we do not lead you to it and told it nothing. "
            + "Go back there and try “sign in with the city” again; if this comes back, tell its support."
    );

    public static readonly Problem NotOpen = new(
        "partners.not_open",
        400,
        "این سامانه اکنون اجازهٔ ورود با شهر را ندارد و چیزی از شما به آن نگفتیم. راه دیگری برای ورود در خودش بجویید.",
        "This system may not sign people in through the city now; we told it nothing. Look there for another way in."
    );

    public static readonly Problem AsksTooMuch = new(
        "partners.asks_too_much",
        400,
        "این سامانه چیزی خواست که شهر به آن اجازه نداده است، پس چیزی نگفتیم. به پشتیبانی آن سامانه خبر دهید.",
        "This system asked for more than the city allows it, so we told it nothing. Tell its support."
    );

    public static readonly Problem ConsentGone = new(
        "partners.consent_gone",
        404,
        "این اجازه دیگر باز نیست: پیش‌تر پس گرفته شده است. فهرست تازه را ببینید.",
        "This permission is no longer open: it was taken back before. Look at the fresh list."
    );

    public static readonly Problem FourEyes = new(
        "partners.four_eyes",
        403,
        "این سامانه را خودتان ثبت کرده‌اید؛ پذیرفتنش با همکار دیگری است. از او بخواهید همین صفحه را ببیند.",
        "You registered this system yourself; approving it is another officer's. Ask one to look at this page."
    );

    public static readonly Problem DecidedAlready = new(
        "partners.decided_already",
        409,
        "دربارهٔ این سامانه پیش‌تر تصمیم گرفته شده است. وضعیت تازه را در همین صفحه ببینید.",
        "This system was decided upon before. See on this page where it stands now."
    );
}
