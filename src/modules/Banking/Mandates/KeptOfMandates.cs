using Shahr.Kit.Retention;

namespace Shahr.Banking;

/// <summary>What is kept of mandates, how long and why.</summary>
internal static class KeptOfMandates
{
    public static IReadOnlyList<KeptClass> All { get; } =
    [
        new()
        {
            Code = "banking.mandates_not_given",
            Fa = "اجازه‌های برداشتی که داده نشدند",
            En = "Mandates that were not given",
            Days = 365,
            SinceFa = "پس از درخواست",
            SinceEn = "after they were asked for",
            WhyFa = "تا بشود دید چه سازمانی از چه کسی چه خواست؛ پولی با آن‌ها جابه‌جا نشده است.",
            WhyEn = "So that it can be seen which organisation asked whom for what; no money moved by them.",
            GoneFa = "درخواست و بابت آن",
            GoneEn = "The request and what it was for",
            Delete =
            [
                """
                    delete from banking_mandates where id in (
                      select id from banking_mandates where agreed_at is null and made_at < @cut
                      order by made_at limit @most)
                    """,
            ],
        },
        new()
        {
            Code = "banking.mandates",
            Fa = "اجازه‌های برداشت و برداشت‌ها",
            En = "Mandates and debits",
            SinceFa = "تا سازمان اسناد ملی اجازهٔ از میان بردن بدهد",
            SinceEn = "until the National Archives allow their destruction",
            WhyFa = "سند پولی است که برداشته شده است (قانون تجارت، مادهٔ ۱۳: ده سال).",
            WhyEn = "They are the grounds of money that was drawn (Commercial Code of Iran, art. 13: ten years).",
            GoneFa = "هیچ چیز به خودی خود",
            GoneEn = "Nothing by itself",
        },
    ];
}
