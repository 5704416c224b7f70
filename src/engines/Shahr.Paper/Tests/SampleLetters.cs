using System.Text;

namespace Shahr.Paper.Tests;

/// <summary>Letters that the tests draw, sign and break.</summary>
internal static class SampleLetters
{
    public static readonly DateTimeOffset Issued = new(2026, 11, 23, 8, 30, 0, TimeSpan.Zero);

    public static readonly byte[] Data = Encoding.UTF8.GetBytes(
        """{"kind":"residence","name":"مریم رضایی","number":"SH-4821-7"}"""
    );

    public static PaperDocument Residence() =>
        new()
        {
            Title = "گواهی سکونت",
            Letterhead = new PaperLetterhead(
                "شهرداری شهر نمونه",
                "ادارهٔ ثبت و خدمات شهروندی",
                "۱۴۰۵/ش/۴۸۲۱",
                "۱۴۰۵/۰۹/۰۲",
                "ندارد"
            ),
            Body =
            [
                new PaperParagraph([
                    new PaperSpan("بدین‌وسیله گواهی می‌شود خانم "),
                    new PaperSpan("مریم رضایی", Bold: true),
                    new PaperSpan(
                        " با مشخصات زیر، بنا بر پرونده‌ای که در این اداره بررسی و تأیید شده، از تاریخ ۱۳۹۸/۰۴/۱۵ "
                            + "تاکنون ساکن نشانی یادشده در محدودهٔ شهر است (نسخهٔ Residence v2.1 از آیین‌نامهٔ خدمات "
                            + "شهری)."
                    ),
                ]),
                new PaperFacts([
                    new PaperFact("نام و نام خانوادگی", "مریم رضایی"),
                    new PaperFact("شمارهٔ ملی", "۰۰۸۴۵۷۵۹۴۸", LeftToRight: true),
                    new PaperFact("تلفن همراه", "+98 912 345 6789", LeftToRight: true),
                    new PaperFact("نشانی", "خیابان گلستان، کوچهٔ سروِ ناز، پلاک ۱۲، طبقهٔ سوم، واحد ۷ (مجتمع «آفتاب»)"),
                    new PaperFact("کد پستی", "۱۳۱۴۶-۵۴۳۲۱", LeftToRight: true),
                ]),
                new PaperParagraph(
                    "این گواهی به درخواست نام‌برده صادر شده است و تا شش ماه از تاریخ صدور اعتبار دارد. "
                        + "هرگونه تغییر در متن، آن را از اعتبار می‌اندازد."
                ),
            ],
            Signature = new PaperSignature("داوود احمدی", "رئیس ادارهٔ ثبت و خدمات شهروندی"),
            Verification = new PaperVerification(
                "https://city.example.ir/verify",
                "SH-4821-7",
                "https://city.example.ir/verify?n=SH-4821-7"
            ),
            Footer = "شهر نمونه، میدان آزادی، ساختمان مرکزی شهرداری · تلفن ۱۳۷",
            CanonicalData = Data,
            CreatedAt = Issued,
        };

    public static PaperDocument Long() =>
        Residence() with
        {
            Title = "صورت‌جلسهٔ کمیسیون معاملات و فهرست پیشنهادها",
            Body =
            [
                new PaperHeading("دستور جلسه"),
                .. Enumerable
                    .Range(0, 9)
                    .Select(_ => new PaperParagraph(
                        "کمیسیون با حضور اعضا برگزار شد و پس از بررسی پیشنهادها، برابر آیین‌نامهٔ معاملات شهرداری، "
                            + "چنین تصمیم گرفت: "
                            + "نرخ‌های پیشنهادی برای اجرای پروژهٔ روشنایی معابر (LED 90W، استاندارد IEC 60598) "
                            + "با برآورد اولیه سنجیده شود، "
                            + "کتاب‌خانه‌ها و پارک‌ها در اولویت‌اند و نتیجه تا ۱۵ روز کاری به آگاهی همگان می‌رسد."
                    )),
                new PaperHeading("پیشنهادها"),
                new PaperTable(
                    [
                        new("ردیف", 0.5f),
                        new("شرکت", 2),
                        new("شناسه", 1.3f, true),
                        new("مبلغ (ریال)", 1.4f, true),
                        new("نتیجه", 1.4f),
                    ],
                    Enumerable
                        .Range(1, 30)
                        .Select(i =>
                            (IReadOnlyList<string>)
                                [
                                    Fa(i),
                                    i % 3 == 0 ? "شرکت روشنان شهر آیندهٔ ایرانیان (سهامی خاص)" : "مهندسی نورآوران",
                                    "IR-" + (10_000 + i * 37),
                                    Fa(12_500_000_000 + i * 1_370_000),
                                    i % 4 == 0 ? "رد شد" : "پذیرفته شد",
                                ]
                        )
                        .ToArray(),
                    "فهرست پیشنهادهای رسیده"
                ),
                new PaperSeal("دبیرخانهٔ کمیسیون معاملات"),
            ],
        };

    private static string Fa(long n) =>
        string.Concat(
            n.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture)
                .Select(c => c is >= '0' and <= '9' ? (char)(c - '0' + '۰') : '٬')
        );
}
