using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals about passwords. Those of sign-in never tell whether there is an account or a password.</summary>
internal static class PasswordProblems
{
    public static readonly Problem TooShort = new(
        "identity.password_too_short",
        422,
        "رمز دست‌کم {0} نویسه دارد. چند واژهٔ نامربوط کنار هم بنویسید؛ آسان به یاد می‌ماند و سخت حدس زده می‌شود.",
        "A password has at least {0} characters. Write a few unrelated words: easy to remember and hard to guess."
    );

    public static readonly Problem TooLong = new(
        "identity.password_too_long",
        422,
        "رمز از {0} نویسه بلندتر است. کوتاه‌ترش کنید.",
        "The password is longer than {0} characters. Write it shorter."
    );

    public static readonly Problem Known = new(
        "identity.password_known",
        422,
        "این رمز در فهرست رمزهایی است که لو رفته‌اند یا همه آن را می‌آزمایند. رمز دیگری برگزینید؛ چند واژهٔ نامربوط.",
        "This password is on the list of those that leaked or that everybody tries. Choose another: unrelated words."
    );

    public static readonly Problem AboutYou = new(
        "identity.password_about_you",
        422,
        "کد ملی، شمارهٔ همراه، نام شما یا نام شهر در این رمز است و زود حدس زده می‌شود. رمز دیگری برگزینید.",
        "Your national code, mobile, name or the city's name is in it, and is soon guessed. Choose another."
    );

    public static readonly Problem NeededWithoutMobile = new(
        "identity.password_needed",
        409,
        "شما همراه ندارید و بی رمز نمی‌توانید وارد شوید. اگر کسی رمزتان را می‌داند، آن را عوض کنید.",
        "You have no mobile, and could not sign in without the password. If somebody knows it, change it."
    );

    public static readonly Problem Wrong = new(
        "identity.password_wrong",
        422,
        "کد ملی و رمز با هم نمی‌خوانند. دوباره بنویسید، یا با کد پیامکی وارد شوید.",
        "National code and password do not fit. Write them again, or sign in with a code by message."
    );

    public static readonly Problem Resting = new(
        "identity.passwords_resting",
        429,
        "اکنون کسانی رمزهای بسیاری را می‌آزمایند، پس از دستگاه‌های ناآشنا رمز نمی‌پذیریم. "
            + "با کد پیامکی وارد شوید، یا {0} دقیقه صبر کنید.",
        "Somebody is trying many passwords just now, so none is taken from devices we do not know. "
            + "Sign in with a code by message, or wait {0} minutes."
    );

    public static readonly Problem Busy = new(
        "identity.passwords_busy",
        429,
        "بسیاری اکنون با رمز وارد می‌شوند. {0} ثانیه صبر کنید، یا با کد پیامکی وارد شوید.",
        "Many are signing in with passwords just now. Wait {0} seconds, or sign in with a code by message."
    );

    public static readonly Problem Gone = new(
        "identity.password_gone",
        404,
        "رمزی ندارید که برداشته شود. اگر می‌خواهید، یکی برگزینید.",
        "You have no password to remove. Choose one if you wish."
    );

    public static readonly Problem ListMissing = new(
        "identity.breached_list_missing",
        404,
        "پروندهٔ فهرست پیدا نشد. نام آن را درست بنویسید.",
        "The file of the list was not found. Write its name right."
    );

    public static readonly Problem ListEmpty = new(
        "identity.breached_list_empty",
        422,
        "در این پرونده هیچ رمزی نیست، یا هیچ‌یک به شمار خواسته‌شده دیده نشده است. فهرست پیشین در کار می‌ماند.",
        "There is no password in this file, or none was seen as often as wanted. The former list stays in force."
    );

    public static readonly Problem ListLineWrong = new(
        "identity.breached_list_line",
        422,
        "سطر {0} چنین نیست: چهل رقم شانزده‌شانزدهی و شمار دیده شدن، به ترتیب. "
            + "پروندهٔ «ordered by hash» را بدهید؛ فهرست پیشین در کار می‌ماند.",
        "Line {0} is not a SHA-1 in hexadecimal with its count, in order. Give the file that is ordered by hash; "
            + "the former list stays in force."
    );
}
