using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>Refusals of who asks for a service that is not for them.</summary>
internal static class AskerProblems
{
    public static readonly Problem NotForYou = new(
        "cases.not_for_you",
        403,
        "این خدمت برای اداره‌هاست و شهروندان نمی‌توانند آن را درخواست کنند. "
            + "از جست‌وجوی صفحهٔ نخست خدمت خود را پیدا کنید.",
        "This service is for offices. Find a service for citizens through the search on the home page."
    );

    public static readonly Problem NotAsked = new(
        "cases.not_asked",
        403,
        "چنین پرونده‌ای را کسی باز نمی‌کند؛ شهر خودش آن را باز می‌کند. پرونده‌های باز را در میز کار ببینید.",
        "Nobody asks for this: the city opens such cases by itself. Find those that are open at your desk."
    );
}
