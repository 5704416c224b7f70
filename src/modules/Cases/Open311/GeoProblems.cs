using Shahr.Kit;

namespace Shahr.Cases.Open311;

/// <summary>Refusals that only clients of GeoReport meet.</summary>
internal static class GeoProblems
{
    public static readonly Problem NoApiKey = new(
        "cases.no_api_key",
        403,
        "کلید (api_key) نرسید یا دیگر به کار نمی‌آید. در «رمزهای برنامه‌ها»ی حساب خود رمزی برای ثبت درخواست بسازید.",
        "The api_key is missing or no longer good. Make one for making requests at /me/tokens."
    );

    public static readonly Problem NotAnInstant = new(
        "cases.not_an_instant",
        400,
        "زمان را به شکل ایزو ۸۶۰۱ و با اختلاف ساعت بنویسید، همان‌گونه که راهنمای برنامه‌نویسان نشان می‌دهد.",
        "Write instants as ISO 8601 with their offset, as 2026-11-26T08:00:00Z."
    );
}
