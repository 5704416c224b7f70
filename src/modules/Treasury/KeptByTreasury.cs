using Shahr.Kit.Retention;

namespace Shahr.Treasury;

/// <summary>What this room keeps, how long and why.</summary>
internal static class KeptByTreasury
{
    public static IReadOnlyList<KeptClass> All { get; } =
    [
        new()
        {
            Code = "treasury.payments",
            Fa = "پرداخت‌ها و دفتر کل",
            En = "Payments and the ledger",
            SinceFa = "تا سازمان اسناد ملی اجازهٔ از میان بردن بدهد",
            SinceEn = "until the National Archives allow their destruction",
            WhyFa = "دفتر قانونی است (قانون تجارت، مادهٔ ۱۳: ده سال) و هیچ سطری از آن پاک یا عوض نمی‌شود.",
            WhyEn =
                "It is a statutory book (Commercial Code of Iran, art. 13: ten years); no line of it is ever changed.",
            GoneFa = "هیچ چیز به خودی خود",
            GoneEn = "Nothing by itself",
        },
        new()
        {
            Code = "treasury.drafts",
            Fa = "پرداخت‌هایی که آماده شدند و کسی نپرداخت",
            En = "Payments that were put together and never asked for",
            Days = 30,
            SinceFa = "پس از آماده شدن",
            SinceEn = "after they were put together",
            WhyFa = "پولی با آن‌ها جابه‌جا نشده است.",
            WhyEn = "No money moved with them.",
            GoneFa = "خود آماده‌شده و بخش‌هایش",
            GoneEn = "The draft and its parts",
            Delete =
            [
                """
                    delete from treasury_payment_parts where payment_id in (
                      select id from treasury_payments where state = 'Draft' and made_at < @cut
                      order by made_at limit @most)
                    """,
                """
                    delete from treasury_payments where id in (
                      select id from treasury_payments where state = 'Draft' and made_at < @cut
                      order by made_at limit @most)
                    """,
            ],
        },
    ];
}
