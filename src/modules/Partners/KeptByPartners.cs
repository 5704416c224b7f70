using Shahr.Kit.Retention;

namespace Shahr.Partners;

/// <summary>What this room keeps, how long and why.</summary>
internal static class KeptByPartners
{
    public static IReadOnlyList<KeptClass> All { get; } =
    [
        new()
        {
            Code = "partners.consents",
            Fa = "اجازه‌هایی که به سامانه‌های بیرونی داده‌اید",
            En = "Consents you gave to outside systems",
            SinceFa = "همیشه؛ پس گرفتن آن را می‌بندد",
            SinceEn = "always; taking it back closes it",
            WhyFa = "نشان می‌دهد چه داده‌ای به چه کسی و با اجازهٔ چه کسی رفت.",
            WhyEn = "It shows what went to whom, and by whose consent.",
            GoneFa = "هیچ چیز به خودی خود",
            GoneEn = "Nothing by itself",
        },
        new()
        {
            Code = "partners.tokens",
            Fa = "کدها و رمزهای گذرای سامانه‌های بیرونی",
            En = "Codes and tokens of outside systems",
            Days = 1,
            SinceFa = "پس از پایان",
            SinceEn = "after they expired",
            WhyFa = "قاعدهٔ خود شهر: تا آن هنگام دوباره آمدنشان شناخته می‌شود.",
            WhyEn = "The city's own rule: until then it is known when one comes again.",
            GoneFa = "همهٔ آن",
            GoneEn = "All of it",
        },
    ];
}
