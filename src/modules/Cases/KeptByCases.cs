using Shahr.Kit.Retention;

namespace Shahr.Cases;

/// <summary>What this room keeps, how long and why.</summary>
internal static class KeptByCases
{
    public static IReadOnlyList<KeptClass> All { get; } =
    [
        new()
        {
            Code = "cases.cases",
            Fa = "درخواست‌ها با پاسخ‌ها، فایل‌ها و تاریخچه",
            En = "Requests with answers, files and history",
            SinceFa = "تا سازمان اسناد ملی اجازهٔ از میان بردن بدهد",
            SinceEn = "until the National Archives allow their destruction",
            WhyFa = "سند دولتی را قانون تأسیس سازمان اسناد ملی ایران (۱۳۴۹) نگه می‌دارد.",
            WhyEn = "They are public records under the National Archives Act of Iran (1349).",
            GoneFa = "هیچ چیز به خودی خود",
            GoneEn = "Nothing by itself",
        },
        new()
        {
            Code = "cases.drafts",
            Fa = "پیش‌نویس‌هایی که دست نخورده‌اند",
            En = "Drafts nobody touched",
            Days = 365,
            SinceFa = "پس از آخرین تغییر",
            SinceEn = "after the last change",
            WhyFa = "قاعدهٔ خود شهر: آنچه فرستاده شده در پرونده هست و آنچه نشده دیگر به کار نمی‌آید.",
            WhyEn = "The city's own rule: what was sent is in the case, and what was not is of no more use.",
            GoneFa = "پاسخ‌های نوشته‌شده؛ فایل‌های پیوست دیگر به هیچ صفحه‌ای راه ندارند، ولی خودشان هنوز می‌مانند",
            GoneEn = "The answers; no page leads to attached files any more, but the files themselves remain yet",
            AtOnce = true,
            Delete =
            [
                """
                    delete from cases_drafts where id in (
                      select id from cases_drafts where changed_at < @cut order by changed_at limit @most)
                    """,
            ],
        },
    ];
}
