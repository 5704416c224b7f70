using Shahr.Kit.Retention;

namespace Shahr.Treasury;

/// <summary>What is kept of requests for money, how long and why.</summary>
internal static class KeptOfRequests
{
    public static IReadOnlyList<KeptClass> All { get; } =
    [
        new()
        {
            Code = "treasury.requests",
            Fa = "درخواست‌های پول میان مردم",
            En = "Requests for money between people",
            Days = 730,
            SinceFa = "پس از گذشتن مهلت درخواست",
            SinceEn = "after their time to pay",
            WhyFa = "تا دو سال می‌شود دید چه کسی از چه کسی چه خواست؛ خود پرداخت در دفتر کل می‌ماند.",
            WhyEn = "For two years it can be seen who asked whom for what; the payment itself stays in the ledger.",
            GoneFa = "درخواست و یادداشتش",
            GoneEn = "The request and its words",
            Delete =
            [
                """
                    delete from treasury_requests where id in (
                      select id from treasury_requests where state <> 'Taken' and until_at < @cut
                      order by until_at limit @most)
                    """,
            ],
        },
    ];
}
