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

    public static readonly Problem NotOpenAnyMore = new(
        "partners.not_open_any_more",
        409,
        "این سامانه باز نیست و این کار را نمی‌پذیرد. وضعیت تازه را در همین صفحه ببینید.",
        "This system is not open, so this cannot be done. See on this page where it stands now."
    );

    public static readonly Problem Unknown = new(
        "partners.unknown",
        404,
        "چنین سامانه‌ای ثبت نشده است. از فهرست سامانه‌های بیرونی برگزینید.",
        "No such system was registered. Choose from the list of outside systems."
    );

    public static readonly Problem TooMany = new(
        "partners.too_many",
        409,
        "{0} سامانه باز یا در انتظارند و بیش از این نمی‌شود. نخست یکی را ببندید.",
        "{0} systems are open or waiting, and there can be no more. Close one first."
    );

    public static readonly Problem NameNeeded = new(
        "partners.name_needed",
        422,
        "نام را به هر دو زبان بنویسید، هر یک تا {0} نویسه.",
        "Write the name in both languages, each up to {0} characters."
    );

    public static readonly Problem PurposeNeeded = new(
        "partners.purpose_needed",
        422,
        "بنویسید چرا می‌خواهد مردم را بشناسد، به هر دو زبان و هر یک تا {0} نویسه؛ مردم همین را می‌خوانند.",
        "Write why it wants to know people, in both languages, each up to {0} characters; people read this."
    );

    public static readonly Problem KindNeeded = new(
        "partners.kind_needed",
        422,
        "بگویید کجا کار می‌کند: روی سرور خودش، یا روی دستگاه خود مردم.",
        "Say where it runs: on its own server, or on people's own devices."
    );

    public static readonly Problem NoSecretOnPeoplesMachines = new(
        "partners.no_secret_on_peoples_machines",
        422,
        "برنامه‌ای که روی دستگاه مردم است راز ندارد. «روی دستگاه خود مردم» را برگزینید.",
        "A program on people's own machines has no secret. Choose “on people's own devices”."
    );

    public static readonly Problem RedirectsNeeded = new(
        "partners.redirects_needed",
        422,
        "از یک تا {0} نشانی بازگشت بنویسید، هر یک در خطی.",
        "Write one to {0} addresses to come back to, one a line."
    );

    public static readonly Problem RedirectWrong = new(
        "partners.redirect_wrong",
        422,
        "نشانی «{0}» پذیرفته نیست. نشانی کامل با https بنویسید، بی # و * و نام کاربری؛ http تنها برای دستگاه خود مردم.",
        "“{0}” cannot be taken. Write the address whole, with https, without #, * and a user; http only for loopback."
    );

    public static readonly Problem RedirectsOfSeveral = new(
        "partners.redirects_of_several",
        422,
        "همهٔ نشانی‌ها باید از یک دامنه باشند. برای دامنهٔ دیگر سامانهٔ دیگری ثبت کنید.",
        "All addresses must be of one host. Register another system for another host."
    );

    public static readonly Problem LogoutWrong = new(
        "partners.logout_wrong",
        422,
        "نشانی خبر خروج باید با https و از همان دامنهٔ نشانی‌های بازگشت باشد. درستش کنید یا خالی بگذارید.",
        "The address that hears of signing out must be https on the host of the others. Mend it or leave it empty."
    );

    public static readonly Problem LogoutOfServersOnly = new(
        "partners.logout_of_servers_only",
        422,
        "برنامه‌ای که روی دستگاه مردم است خبر خروج نمی‌گیرد، چون شهر به آن دسترس ندارد. این نشانی را خالی بگذارید.",
        "A program on people's devices cannot hear of signing out: the city does not reach it. Leave this empty."
    );

    public static readonly Problem AloneOfServersOnly = new(
        "partners.alone_of_servers_only",
        422,
        "تنها سامانه‌ای که روی سرور خودش است رازی دارد که خود را با آن بشناساند. این گزینه را بردارید.",
        "Only a system on its own server has a secret to show who it is. Take this choice away."
    );

    public static readonly Problem ScreensKeepNobody = new(
        "partners.screens_keep_nobody",
        422,
        "صفحه‌نمایش میان مردم است و کسی را پس از رفتنش نگه نمی‌دارد. «تازه‌کردن در نبود شما» را بردارید.",
        "A screen stands among people and keeps nobody after they left. Take “refreshing while you are away” away."
    );

    public static readonly Problem CodeUnknown = new(
        "partners.code_unknown",
        422,
        "هیچ صفحه‌ای اکنون این کد را نشان نمی‌دهد: رقمی جابه‌جا شده یا زمانش گذشته است. دوباره به صفحه نگاه کنید.",
        "No screen shows this code now: a digit is wrong, or its time is over. Look at the screen again."
    );

    public static readonly Problem GuessedTooOften = new(
        "partners.guessed_too_often",
        429,
        "چند کد پیاپی درست نبود. {0} دقیقه صبر کنید، سپس از صفحه‌نمایش کد تازه بگیرید و همان را بنویسید.",
        "Several codes in a row were wrong. Wait {0} minutes, then get a new code from the screen and type that."
    );

    public static readonly Problem MachineTokenNeeded = new(
        "partners.machine_token_needed",
        401,
        "این نشانی برای سامانهٔ بیرونی است. با client_credentials رمزی برای registration.read بگیرید و با همان بیایید.",
        "This address is for an outside system. Get a token for registration.read by client_credentials and show it."
    );

    public static readonly Problem ReasonNeeded = new(
        "partners.reason_needed",
        422,
        "دلیل را تا ۵۰۰ نویسه بنویسید؛ در تاریخچه می‌ماند.",
        "Write the reason in up to 500 characters; it stays in the history."
    );

    public static readonly Problem TokenNameNeeded = new(
        "partners.token_name_needed",
        422,
        "برای رمز نامی تا {0} نویسه بنویسید، تا بعدها بدانید کدام است.",
        "Give the token a name of up to {0} characters, so that you know later which one it is."
    );

    public static readonly Problem TokenScopesNeeded = new(
        "partners.token_scopes_needed",
        422,
        "بگویید رمز برای چه باشد؛ دست‌کم یکی را برگزینید.",
        "Say what the token is for; choose at least one."
    );

    public static readonly Problem TokenDaysNeeded = new(
        "partners.token_days_needed",
        422,
        "یکی از این مدت‌ها را برگزینید: ۳۰، ۹۰ یا ۳۶۵ روز.",
        "Choose one of these lengths: 30, 90 or 365 days."
    );

    public static readonly Problem TooManyTokens = new(
        "partners.too_many_tokens",
        409,
        "اکنون نشد: بیش از {0} رمز باز نمی‌شود، یا در همین دم رمز دیگری ساختید. یکی را پس بگیرید یا دوباره بکوشید.",
        "Not now: there can be no more than {0} open tokens, or you made another just now. Revoke one or try again."
    );

    public static readonly Problem TokenGone = new(
        "partners.token_gone",
        404,
        "این رمز دیگر باز نیست: پس گرفته شده یا زمانش گذشته است. فهرست تازه را ببینید.",
        "This token is no longer open: revoked, or its time is over. Look at the fresh list."
    );
}
