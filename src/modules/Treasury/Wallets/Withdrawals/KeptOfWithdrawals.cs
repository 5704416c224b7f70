using Shahr.Kit.Retention;

namespace Shahr.Treasury;

/// <summary>What taking money out keeps, how long and why.</summary>
internal static class KeptOfWithdrawals
{
    public static IReadOnlyList<KeptClass> All { get; } =
    [
        new()
        {
            Code = "treasury.withdrawals",
            Fa = "برداشت‌ها به حساب بانکی و شمارهٔ شبای آن‌ها",
            En = "Money taken out to bank accounts, with their Sheba",
            SinceFa = "همیشه؛ هر ردیف گواه سطری از دفتر کل است",
            SinceEn = "always; each row bears witness to a line of the ledger",
            WhyFa = "قانون تجارت، مادهٔ ۱۳: دفترها دست‌کم ده سال می‌مانند و باید پیدا باشد پول به کدام حساب رفت.",
            WhyEn =
                "Commercial Code, article 13: books stay at least ten years, and it must be known to which account "
                + "money went.",
            GoneFa = "هیچ چیز به خودی خود",
            GoneEn = "Nothing by itself",
        },
        new()
        {
            Code = "treasury.withdrawal_drafts",
            Fa = "برداشت‌هایی که آماده شدند و کسی نکرد",
            En = "Withdrawals that were put together and never asked for",
            Days = 30,
            SinceFa = "پس از آماده شدن",
            SinceEn = "after they were put together",
            WhyFa = "پولی با آن‌ها جابه‌جا نشده است.",
            WhyEn = "No money moved with them.",
            GoneFa = "خود آماده‌شده و شبایش",
            GoneEn = "The draft and its Sheba",
            Delete =
            [
                """
                    delete from treasury_withdrawals where id in (
                      select id from treasury_withdrawals where state = 'Made' and made_at < @cut
                      order by made_at limit @most)
                    """,
            ],
        },
    ];
}
