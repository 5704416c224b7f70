using Shahr.Kit.Retention;

namespace Shahr.Banking;

/// <summary>What is kept of cheques, how long and why.</summary>
internal static class KeptOfCheques
{
    public static IReadOnlyList<KeptClass> All { get; } =
    [
        new()
        {
            Code = "banking.cheque_drafts",
            Fa = "چک‌هایی که نوشته شدند و کسی نپذیرفت که صادر شوند",
            En = "Cheques that were written and never agreed to",
            Days = 30,
            SinceFa = "پس از نوشتن",
            SinceEn = "after they were written",
            WhyFa = "تا صادرکننده آن را ببیند و بپذیرد؛ در صیاد ثبت نشده‌اند و برگ چک آزاد است.",
            WhyEn = "So that the issuer may see it and agree; they are not registered, and their leaf is free.",
            GoneFa = "نوشتهٔ چک",
            GoneEn = "What was written",
            Delete =
            [
                """
                    delete from banking_cheques where id in (
                      select id from banking_cheques where state = 'Draft' and made_at < @cut
                      order by made_at limit @most)
                    """,
            ],
        },
        new()
        {
            Code = "banking.cheques",
            Fa = "دسته‌چک‌ها، چک‌ها، دارندگانشان و تاریخچه‌شان",
            En = "Books of cheques, cheques, their holders and their history",
            SinceFa = "تا سازمان اسناد ملی اجازهٔ از میان بردن بدهد",
            SinceEn = "until the National Archives allow their destruction",
            WhyFa = "سند بدهی و پولی است که با آن رفته است (قانون تجارت، مادهٔ ۱۳: ده سال).",
            WhyEn = "They are the grounds of debts and of money (Commercial Code of Iran, art. 13: ten years).",
            GoneFa = "هیچ چیز به خودی خود",
            GoneEn = "Nothing by itself",
        },
    ];
}
