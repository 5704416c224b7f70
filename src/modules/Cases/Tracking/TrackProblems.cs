using Shahr.Kit;

namespace Shahr.Cases.Tracking;

/// <summary>What whoever tracks a request by its number is told.</summary>
internal static class TrackProblems
{
    public static readonly Problem DigitsNeeded = new(
        "cases.track_digits_needed",
        422,
        "چهار رقم آخر شمارهٔ موبایلی را بنویسید که درخواست با آن فرستاده شده است.",
        "Type the last four digits of the mobile with which the request was sent."
    );

    public static readonly Problem NotTogether = new(
        "cases.track_not_together",
        422,
        "این شماره و این چهار رقم با هم نمی‌خوانند. هر دو را دوباره بنویسید، یا وارد شوید و «کارهای من» را ببینید.",
        "This number and these four digits do not belong together. Type both again, or sign in and see “My requests”."
    );

    public static readonly Problem TooManyTries = new(
        "cases.track_too_many_tries",
        429,
        "برای این شماره امروز بارها رقم نادرست نوشته شده است. وارد شوید و «کارهای من» را ببینید، یا فردا بیایید.",
        "Wrong digits were typed too often for this number today. Sign in and see “My requests”, or come back tomorrow."
    );
}
