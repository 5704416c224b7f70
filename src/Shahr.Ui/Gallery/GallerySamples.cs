namespace Shahr.Ui.Gallery;

/// <summary>A row of the gallery's sample table.</summary>
internal sealed record SampleRow(
    string Number,
    string Url,
    string Service,
    string Person,
    string State,
    Tone Tone,
    string Left
);

/// <summary>Sample data of the gallery in both languages; none of it comes from a database.</summary>
internal static class GallerySamples
{
    internal static UiContext Context(string lang, string theme) =>
        new()
        {
            Language = lang,
            Theme = theme,
            CityName = lang == "fa" ? "شهر نمونه" : "Nemuneh City",
            PersonName = lang == "fa" ? "مریم احمدی" : "Maryam Ahmadi",
            Unread = 3,
            Path = "/design",
            Menu =
                lang == "fa"
                    ? [new("خدمت‌ها", "/services"), new("نقشه", "/map"), new("نما", "/design", Current: true)]
                    : [new("Services", "/services"), new("Map", "/map"), new("Design", "/design", Current: true)],
            FooterLinks =
                lang == "fa"
                    ? [new("شفافیت", "/transparency"), new("دسترس‌پذیری", "/accessibility"), new("تماس", "/contact")]
                    :
                    [
                        new("Transparency", "/transparency"),
                        new("Accessibility", "/accessibility"),
                        new("Contact", "/contact"),
                    ],
        };

    internal static IReadOnlyList<SampleRow> Rows(bool fa) =>
        fa
            ?
            [
                new("۱۴۰۵-۲۷۱۸۴", "#", "چراغ خاموش خیابان", "مریم احمدی", "در دست انجام", Tone.Action, "۲ روز"),
                new("۱۴۰۵-۲۷۱۷۹", "#", "گواهی نشانی", "فرهاد کریمی", "انجام شد", Tone.Progress, "—"),
                new("۱۴۰۵-۲۷۱۶۳", "#", "پروانهٔ ساخت", "شیرین مرادی", "دیر شده", Tone.Attention, "۱ روز گذشته"),
                new("۱۴۰۵-۲۷۱۵۰", "#", "پروانهٔ کسب", "بهرام نوری", "پذیرفته نشد", Tone.Refusal, "—"),
            ]
            :
            [
                new("1405-27184", "#", "Street light out", "Maryam Ahmadi", "In progress", Tone.Action, "2 days"),
                new("1405-27179", "#", "Residence certificate", "Farhad Karimi", "Done", Tone.Progress, "—"),
                new("1405-27163", "#", "Building permit", "Shirin Moradi", "Late", Tone.Attention, "1 day over"),
                new("1405-27150", "#", "Trade licence", "Bahram Nouri", "Refused", Tone.Refusal, "—"),
            ];

    internal static IReadOnlyList<TimelineStep> Steps(bool fa) =>
        [
            new(fa ? "درخواست رسید" : "Request received", StepState.Done)
            {
                Holder = fa ? "مریم احمدی" : "Maryam Ahmadi",
                Finished = new(fa ? "۲ آذر ۱۴۰۵، ساعت ۹:۱۲" : "23 November 2026, 9:12", "2026-11-23T05:42:00Z"),
            },
            new(fa ? "بررسی مدارک" : "Documents checked", StepState.Done)
            {
                Holder = fa ? "داوود رضایی" : "Davoud Rezaei",
                Office = fa ? "شهرسازی منطقهٔ ۲" : "Planning, district 2",
                Finished = new(fa ? "۳ آذر، ساعت ۱۱:۴۰" : "24 November, 11:40", "2026-11-24T08:10:00Z"),
                Note = fa ? "همهٔ مدارک کامل است." : "All documents are complete.",
            },
            new(fa ? "بازدید و نظر مهندس" : "Site visit and engineer's opinion", StepState.Current)
            {
                Holder = fa ? "شیرین مرادی" : "Shirin Moradi",
                Office = fa ? "دفتر فنی" : "Technical office",
                Since = new(fa ? "۳ آذر، ساعت ۱۱:۴۰" : "24 November, 11:40", "2026-11-24T08:10:00Z"),
                Due = new(fa ? "۶ آذر، ساعت ۱۴" : "27 November, 14:00", "2026-11-27T10:30:00Z"),
                Clock = new(fa ? "۱ روز کاری از ۳ روز گذشته است" : "1 of 3 working days used", 0.36),
                Link = new(fa ? "نوشتن پیام برای شیرین مرادی" : "Write to Shirin Moradi", "#", "message-square"),
            },
            new(fa ? "پرسش از سازمان‌ها" : "Other organisations answer", StepState.Late)
            {
                Holder = fa ? "سه سازمان" : "Three organisations",
                Since = new(fa ? "۳ آذر" : "24 November"),
                Due = new(fa ? "دیروز" : "yesterday"),
                Clock = new(fa ? "۴ روز از ۳ روز" : "4 of 3 days", 1.3),
                Branches = Branches(fa),
            },
            new(fa ? "پرداخت" : "Payment", StepState.Skipped)
            {
                Note = fa ? "این خدمت رایگان است." : "This service is free.",
            },
            new(fa ? "پاسخ و پروانه" : "Answer and permit", StepState.Waiting)
            {
                Due = new(fa ? "۱۲ آذر" : "3 December"),
            },
        ];

    private static IReadOnlyList<TimelineBranch> Branches(bool fa) =>
        [
            new(
                fa ? "آتش‌نشانی" : "Fire brigade",
                [
                    new(fa ? "نقشهٔ ایمنی" : "Safety plan", StepState.Done)
                    {
                        Finished = new(fa ? "۴ آذر" : "25 November"),
                    },
                    new(fa ? "تأیید" : "Approval", StepState.Done) { Finished = new(fa ? "۵ آذر" : "26 November") },
                ]
            ),
            new(
                fa ? "میراث فرهنگی" : "Heritage office",
                [
                    new(fa ? "استعلام" : "Enquiry", StepState.Late) { Holder = fa ? "پروین صادقی" : "Parvin Sadeghi" },
                    new(fa ? "پاسخ" : "Answer", StepState.Waiting),
                ]
            ),
            new(
                fa ? "آب و فاضلاب" : "Water company",
                [
                    new(fa ? "ظرفیت شبکه" : "Network capacity", StepState.Refused)
                    {
                        Note = fa ? "فشار آب کافی نیست." : "Too little pressure.",
                    },
                ]
            ),
        ];

    internal static IReadOnlyList<Tile> Tiles(bool fa) =>
        fa
            ?
            [
                new("کارهای اداری", "landmark", "#", "گواهی‌ها و درخواست‌ها"),
                new("بانک و پرداخت", "wallet", "#", "قبض، عوارض، برگشت پول"),
                new("خرید و فروش", "shopping-bag", null, "به‌زودی"),
                new("گردش و فراغت", "tree-pine", "#", "بوستان، ورزش، نمایش"),
                new("آگاهی و خبر", "newspaper", "#", "هشدارها و خبرهای شهر"),
                new("دانش", "book-open", null, "به‌زودی"),
                new("آموزش", "graduation-cap", "#", "مدرسه و کلاس"),
                new("رأی و سیاست", "vote", "#", "انتخابات و شورا"),
                new("سفر و راه", "bus", "#", "مسیر، بلیت، پارکینگ"),
                new("کار", "briefcase", null, "به‌زودی"),
                new("سلامت", "heart-pulse", "#", "نوبت و پرونده"),
                new("تصمیم‌های شهر", "scale", "#", "بودجه و نظرخواهی"),
            ]
            :
            [
                new("Administration", "landmark", "#", "Certificates and requests"),
                new("Money", "wallet", "#", "Bills, fees, refunds"),
                new("Commerce", "shopping-bag", null, "Soon"),
                new("Leisure", "tree-pine", "#", "Parks, sport, shows"),
                new("News", "newspaper", "#", "Alerts and news"),
                new("Science", "book-open", null, "Soon"),
                new("Learning", "graduation-cap", "#", "Schools and classes"),
                new("Politics", "vote", "#", "Elections and council"),
                new("Travel", "bus", "#", "Routes, tickets, parking"),
                new("Work", "briefcase", null, "Soon"),
                new("Health", "heart-pulse", "#", "Appointments and records"),
                new("Decisions", "scale", "#", "Budget and consultation"),
            ];

    internal static IReadOnlyList<double> Heights { get; } =
    [
        6,
        9,
        7,
        12,
        22,
        15,
        9,
        6,
        30,
        26,
        12,
        9,
        7,
        10,
        14,
        48,
        44,
        16,
        9,
        6,
        7,
        12,
        9,
        20,
        33,
        18,
        12,
        7,
        6,
        9,
        12,
        15,
        9,
        26,
        12,
        7,
        10,
        62,
        20,
        14,
        9,
        7,
        12,
        9,
        6,
        16,
        24,
        12,
        9,
        7,
        38,
        30,
        12,
        9,
        6,
        10,
        14,
        9,
        7,
        6,
    ];

    internal static FormState Wrong() =>
        FormState.From(
            [
                new("name", "<b>مریم</b>"),
                new("mobile", "۰۹۱۲"),
                new("birthDay", "۳۱"),
                new("birthMonth", "۷"),
                new("birthYear", "۱۳۷۰"),
                new("amount", "12500000"),
            ],
            GalleryProblems.Mobile.On("mobile"),
            GalleryProblems.Birth.On("birth"),
            GalleryProblems.Kind.On("kind"),
            GalleryProblems.Photo.On("photo")
        );

    /// <summary>A refusal with two ways on.</summary>
    internal static RefusalView Refused =>
        new(
            GalleryProblems.NoCase,
            [new WayOn("کارهای من", "My things", "#"), new WayOn("پیگیری با شماره", "Track by number", "#")]
        );
}
