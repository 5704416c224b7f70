namespace Shahr.Kit;

/// <summary>Refusals that any page may give.</summary>
public static class KitProblems
{
    /// <summary>401</summary>
    public static readonly Problem SignInFirst = new(
        "kit.sign_in_first",
        401,
        "برای این کار نخست وارد شوید.",
        "Sign in first."
    );

    /// <summary>403</summary>
    public static readonly Problem SecondFactorFirst = new(
        "kit.second_factor_first",
        403,
        "دسترسی اداره با ورود دومرحله‌ای باز می‌شود. با گذرکلید یا با کد پیامکی و رمزساز وارد شوید.",
        "An office's permissions act after two factors. Sign in with a passkey, or with a code and the authenticator."
    );

    /// <summary>403</summary>
    public static readonly Problem AssuranceFirst = new(
        "kit.assurance_first",
        403,
        "این کار هویت سنجیده می‌خواهد. در «حساب من» ببینید چه مانده است، یا با کارت ملی به پیشخوان شهر بیایید.",
        "This takes a checked identity. See in “My account” what is left, or come to the city's counter with your card."
    );

    /// <summary>403</summary>
    public static readonly Problem ProveAgain = new(
        "kit.prove_again",
        403,
        "برای این کار یک بار دیگر نشان دهید که خودتان هستید.",
        "Show once more that it is you, and this will be done."
    );

    /// <summary>403</summary>
    public static readonly Problem OwnNameOnly = new(
        "kit.own_name_only",
        403,
        "این کار فقط به نام خودتان شدنی است. نخست به نام خودتان برگردید.",
        "This can be done in your own name only. Go back to your own name first."
    );

    /// <summary>403</summary>
    public static readonly Problem NotByToken = new(
        "kit.not_by_token",
        403,
        "رمز این برنامه برای این کار نیست. رمزی با این اجازه بسازید، یا خودتان در مرورگر انجامش دهید.",
        "This program's token is not for this. Make one that is, or do it yourself in a browser."
    );

    /// <summary>403</summary>
    public static readonly Problem NotAllowed = new(
        "kit.not_allowed",
        403,
        "این بخش برای همکارانی است که دسترسی آن را دارند. اگر باید داشته باشید، از مسئول ادارهٔ خود بخواهید.",
        "This part is for colleagues with access. If you should have it, ask the head of your office."
    );

    /// <summary>404</summary>
    public static readonly Problem NotFound = new(
        "kit.not_found",
        404,
        "چیزی در این نشانی نیست. نشانی را دوباره ببینید یا از صفحهٔ نخست جست‌وجو کنید.",
        "There is nothing at this address. Check it, or search from the home page."
    );

    /// <summary>400, antiforgery</summary>
    public static readonly Problem StaleForm = new(
        "kit.stale_form",
        400,
        "این فرم کهنه شده بود و فرستاده نشد. صفحه را تازه کنید و دوباره بفرستید.",
        "This form had gone stale and was not sent. Reload the page and send it again."
    );

    /// <summary>429</summary>
    public static readonly Problem TooMany = new(
        "kit.too_many",
        429,
        "درخواست‌های پیاپی بیش از اندازه بود. یک دقیقه صبر کنید و دوباره بکوشید.",
        "Too many requests. Wait a minute and try again."
    );

    /// <summary>413</summary>
    public static readonly Problem TooLarge = new(
        "kit.too_large",
        413,
        "آنچه فرستادید بیش از اندازهٔ پذیرفته بود. پروندهٔ کوچک‌تری بفرستید.",
        "What you sent is larger than accepted. Send a smaller file."
    );

    /// <summary>409: what stays behind in a browser, asked for in one that others use next</summary>
    public static readonly Problem OwnBrowserOnly = new(
        "kit.own_browser_only",
        409,
        "این‌جا دستگاه همگانی است و چیزی از شما نباید در آن بماند. این کار را روی گوشی یا رایانهٔ خودتان بکنید.",
        "Others use this device too, and nothing of yours may stay in it. Do this on your own telephone or computer."
    );

    /// <summary>503: the disk is full, or the database is away</summary>
    public static readonly Problem Unavailable = new(
        "kit.unavailable",
        503,
        "شهر اکنون نمی‌تواند پاسخ دهد و به متصدیانش گزارش شد. اگر چیزی می‌فرستادید ثبت نشد؛ چند دقیقهٔ دیگر دوباره "
            + "بکوشید.",
        "The city cannot answer right now and its operators were told. If you were sending something, it was not "
            + "saved; try again in a few minutes."
    );

    /// <summary>500</summary>
    public static readonly Problem Broken = new(
        "kit.broken",
        500,
        "چیزی در سامانه شکست و به ما گزارش شد. کار شما ثبت نشد؛ چند دقیقهٔ دیگر دوباره بکوشید.",
        "Something broke on our side and was reported. Nothing was saved; try again in a few minutes."
    );
}
