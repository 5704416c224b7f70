using Shahr.Kit;

namespace Shahr.Notify;

/// <summary>What is refused about notices to many.</summary>
internal static class BulkProblems
{
    public static readonly Problem NotFound = new(
        "notify.bulk_not_found",
        404,
        "چنین خبری در فهرست خبرهای همگانی نیست. فهرست را ببینید.",
        "There is no such notice. Look at the list."
    );

    public static readonly Problem TitleNeeded = new(
        "notify.bulk_title_needed",
        422,
        "عنوانی کوتاه بنویسید که بگوید چه شده است (تا {0} نویسه).",
        "Write a short title that says what happened (up to {0} characters)."
    );

    public static readonly Problem TextNeeded = new(
        "notify.bulk_text_needed",
        422,
        "متن خبر را بنویسید: چه شده، کجا، تا کی، و مردم چه کنند (تا {0} نویسه).",
        "Write the notice: what happened, where, until when and what to do (up to {0} characters)."
    );

    public static readonly Problem EnglishWhole = new(
        "notify.bulk_english_whole",
        422,
        "عنوان و متن انگلیسی را هر دو بنویسید (تا {0} و {1} نویسه)، یا هر دو را خالی بگذارید.",
        "Write both the English title and text (up to {0} and {1} characters), or leave both empty."
    );

    public static readonly Problem WhomNeeded = new(
        "notify.bulk_whom_needed",
        422,
        "برگزینید که خبر به چه کسانی برسد.",
        "Choose whom the notice is for."
    );

    public static readonly Problem PlaceNeeded = new(
        "notify.bulk_place_needed",
        422,
        "میانهٔ محدوده را روی نقشه برگزینید، یا نام خیابان یا جایی را بنویسید که روی نقشه پیدا شود.",
        "Pick the middle of the area on the map, or write a street or place that the map knows."
    );

    public static readonly Problem OutsideCity = new(
        "notify.bulk_outside_city",
        422,
        "میانهٔ محدوده بیرون از شهر است. نقطه‌ای درون شهر برگزینید.",
        "The middle of the area lies outside the city. Pick a point inside."
    );

    public static readonly Problem RadiusNeeded = new(
        "notify.bulk_radius_needed",
        422,
        "شعاع محدوده را به متر بنویسید، از {0} تا {1}.",
        "Write the radius of the area in metres, from {0} to {1}."
    );

    public static readonly Problem OfficeNeeded = new(
        "notify.bulk_office_needed",
        422,
        "برگزینید که خبر به همکاران کدام اداره برسد.",
        "Choose whose officers the notice is for."
    );

    public static readonly Problem BorderNeeded = new(
        "notify.bulk_border_needed",
        422,
        "محدوده را روی نقشه بکشید، یا گوشه‌هایش را به ترتیب، هر کدام در یک ردیف، بنویسید؛ از ۳ تا {0} گوشه.",
        "Draw the area on the map, or write its corners in order, one a row; from 3 to {0} of them."
    );

    public static readonly Problem CornerUnclear = new(
        "notify.bulk_corner_unclear",
        422,
        "ردیف {0} نقطه‌ای درون شهر نیست. عرض و طول جغرافیایی را با ویرگول بنویسید؛ مانند ۳۵٫۷۰۱۲، ۵۱٫۴۰۰۳.",
        "Row {0} is no point within the city. Write latitude and longitude, such as 35.7012, 51.4003."
    );

    public static readonly Problem OrganisationUnknown = new(
        "notify.bulk_organisation_unknown",
        422,
        "سازمان تأییدشده‌ای با این شناسهٔ ملی در شهر نیست. یازده رقم آن را از سربرگ سازمان بنویسید.",
        "No confirmed organisation has this national id. Write its eleven digits from its letterhead."
    );

    public static readonly Problem ServiceNeeded = new(
        "notify.bulk_service_needed",
        422,
        "برگزینید که خبر به متقاضیان کدام خدمت برسد.",
        "Choose whose request of which service the notice is for."
    );

    public static readonly Problem TooMany = new(
        "notify.bulk_too_many",
        409,
        "{0} خبر هنوز به پایان نرسیده است. نخست یکی از آن‌ها را بفرستید یا کنار بگذارید.",
        "{0} notices are not finished yet. Send or stop one of them first."
    );

    public static readonly Problem NotYours = new(
        "notify.bulk_not_yours",
        403,
        "تنها نویسندهٔ خبر آن را ویرایش می‌کند. از او بخواهید، یا خبر را کنار بگذارید و خودتان بنویسید.",
        "Only its author edits a notice. Ask them, or stop it and write your own."
    );

    public static readonly Problem OwnNotice = new(
        "notify.bulk_own_notice",
        403,
        "این خبر را خودتان نوشته‌اید؛ همکار دیگری باید آن را بخواند و تأیید کند.",
        "You wrote this notice yourself; another officer must read and approve it."
    );

    public static readonly Problem Changed = new(
        "notify.bulk_changed",
        409,
        "این خبر در این میان تغییر کرده یا کار آن پیش رفته است. آن را دوباره بخوانید و سپس تصمیم بگیرید.",
        "This notice has been changed or has moved on meanwhile. Read it again, then decide."
    );

    public static readonly Problem LinkUnknown = new(
        "notify.notice_link_unknown",
        404,
        "این پیوند درست نیست؛ شاید بخشی از آن جا مانده باشد. آن را از پیام دوباره باز کنید، "
            + "یا وارد شوید و در «پیام‌ها چگونه برسند» بگویید.",
        "This link is not right; part of it may be missing. Open it from the message again, "
            + "or sign in and say so at “How messages reach me”."
    );
}
