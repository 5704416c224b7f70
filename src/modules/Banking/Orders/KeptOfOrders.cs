using Shahr.Kit.Retention;

namespace Shahr.Banking;

/// <summary>What is kept of standing orders, how long and why.</summary>
internal static class KeptOfOrders
{
    public static IReadOnlyList<KeptClass> All { get; } =
    [
        new()
        {
            Code = "banking.order_drafts",
            Fa = "دستورهای پرداختی که پذیرفته نشدند",
            En = "Orders that were not agreed to",
            Days = 30,
            SinceFa = "پس از نوشتن",
            SinceEn = "after they were written",
            WhyFa = "تا کسی که نوشته است آن را ببیند و بپذیرد؛ پولی از آن نرفته است.",
            WhyEn = "So that whoever wrote it may see it and agree; no money went by it.",
            GoneFa = "دستور و یادداشتش",
            GoneEn = "The order and its words",
            Delete =
            [
                """
                    delete from banking_orders where id in (
                      select id from banking_orders where state = 'Draft' and made_at < @cut
                      order by made_at limit @most)
                    """,
            ],
        },
        new()
        {
            Code = "banking.orders",
            Fa = "پرداخت‌های دوره‌ای",
            En = "Standing payments",
            SinceFa = "تا سازمان اسناد ملی اجازهٔ از میان بردن بدهد",
            SinceEn = "until the National Archives allow their destruction",
            WhyFa = "سند پولی است که خودبه‌خود رفته است (قانون تجارت، مادهٔ ۱۳: ده سال).",
            WhyEn = "They are the grounds of money that went by itself (Commercial Code of Iran, art. 13: ten years).",
            GoneFa = "هیچ چیز به خودی خود",
            GoneEn = "Nothing by itself",
        },
    ];
}
