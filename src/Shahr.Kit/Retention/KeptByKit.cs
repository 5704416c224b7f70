namespace Shahr.Kit.Retention;

/// <summary>What is kept beneath all rooms.</summary>
public static class KeptByKit
{
    /// <summary>The classes.</summary>
    public static IReadOnlyList<KeptClass> All { get; } =
    [
        new()
        {
            Code = "kit.audit",
            Fa = "تاریخ مهرشدهٔ شهر",
            En = "The city's sealed history",
            SinceFa = "همیشه",
            SinceEn = "always",
            WhyFa = "تا کسی نتواند گذشته را بی‌صدا بازنویسی کند؛ در زنجیره تنها شناسه و چکیدهٔ نمک‌خورده است.",
            WhyEn = "So that nobody rewrites the past quietly; the chain holds ids and salted hashes only.",
            GoneFa = "هیچ چیز",
            GoneEn = "Nothing",
        },
        new()
        {
            Code = "kit.events",
            Fa = "خبرهای میان اتاق‌های شهر",
            En = "Events between the city's rooms",
            Days = 30,
            SinceFa = "پس از رسیدن به همه",
            SinceEn = "after everybody heard of it",
            WhyFa = "تا در این مدت بتوان گفت چه خبری به چه اتاقی رسید.",
            WhyEn = "So that for this long it can be said what reached whom.",
            GoneFa = "خود خبر و نشانی رسیدنش",
            GoneEn = "The event and the mark that it arrived",
        },
    ];
}
