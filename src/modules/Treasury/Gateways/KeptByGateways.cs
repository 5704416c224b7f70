using Shahr.Kit.Retention;

namespace Shahr.Treasury;

/// <summary>What bringing money in keeps, how long and why.</summary>
internal static class KeptByGateways
{
    public static IReadOnlyList<KeptClass> All { get; } =
    [
        new()
        {
            Code = "treasury.top_ups",
            Fa = "افزودن‌های پول به کیف پول",
            En = "Money brought into wallets",
            SinceFa = "همیشه؛ هر ردیف گواه سطری از دفتر کل است",
            SinceEn = "always; each row bears witness to a line of the ledger",
            WhyFa = "قانون تجارت، مادهٔ ۱۳: دفترها دست‌کم ده سال می‌مانند. دفتر کل پاک نمی‌شود.",
            WhyEn = "Commercial Code, article 13: books stay at least ten years. The ledger is never cut.",
            GoneFa = "هیچ چیز به خودی خود",
            GoneEn = "Nothing by itself",
        },
    ];
}
