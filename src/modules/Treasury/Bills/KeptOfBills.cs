using Shahr.Kit.Retention;

namespace Shahr.Treasury;

/// <summary>What is kept of bills, how long and why.</summary>
internal static class KeptOfBills
{
    public static IReadOnlyList<KeptClass> All { get; } =
    [
        new()
        {
            Code = "treasury.bills",
            Fa = "قبض‌ها و پرداخت آن‌ها",
            En = "Bills and their payment",
            SinceFa = "همیشه",
            SinceEn = "always",
            WhyFa = "سند پول عمومی است و دفتر کل بر آن گواهی می‌دهد (قانون تجارت، مادهٔ ۱۳: ده سال نگهداری دفترها).",
            WhyEn =
                "They are vouchers of public money that the ledger testifies to (Commercial Code of Iran, article "
                + "13: books are kept for ten years).",
            GoneFa = "هیچ چیز به خودی خود",
            GoneEn = "Nothing by itself",
        },
    ];
}
