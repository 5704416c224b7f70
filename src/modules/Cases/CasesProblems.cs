using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>Refusals on the way to a request and in following it; <see cref="WorkProblems"/> has the rest.</summary>
internal static class CasesProblems
{
    public static readonly Problem NotFound = new(
        "cases.not_found",
        404,
        "چنین پرونده‌ای در میان کارهای شما نیست. فهرست «کارهای من» را ببینید یا با شمارهٔ پیگیری جست‌وجو کنید.",
        "There is no such case among yours. Look at your list, or track it by its number."
    );

    public static readonly Problem NoSuchService = new(
        "cases.no_such_service",
        404,
        "چنین خدمتی در شهر نیست. از جست‌وجوی صفحهٔ نخست خدمت خود را پیدا کنید.",
        "The city has no such service. Find yours through the search on the home page."
    );

    public static readonly Problem Withdrawn = new(
        "cases.service_withdrawn",
        409,
        "این خدمت دیگر داده نمی‌شود و درخواست تازه نمی‌گیرد. در صفحهٔ خدمت‌ها ببینید چه چیزی جای آن آمده است.",
        "This service is no longer given and takes no new requests. See the page of services for what replaced it."
    );

    public static readonly Problem NoOffice = new(
        "cases.no_office",
        409,
        "اداره‌ای که این کار را انجام می‌دهد هنوز در شهر راه نیفتاده است. "
            + "آنچه نوشته‌اید می‌ماند؛ چند روز دیگر دوباره بفرستید.",
        "The office that does this is not set up in the city yet. Your draft is kept; send it again in a few days."
    );

    public static readonly Problem TooManyDrafts = new(
        "cases.too_many_drafts",
        422,
        "بیش از {0} پیش‌نویس باز دارید. یکی را بفرستید یا پاک کنید و دوباره آغاز کنید.",
        "You have more than {1} open drafts. Send or delete one, then begin again."
    );

    public static readonly Problem NotComplete = new(
        "cases.not_complete",
        422,
        "هنوز به همهٔ پرسش‌ها پاسخ نداده‌اید. پرسش‌های مانده را از همین صفحه کامل کنید و بفرستید.",
        "Some questions are not answered yet. Complete them from this page and send."
    );

    public static readonly Problem SentMeanwhile = new(
        "cases.sent_meanwhile",
        409,
        "این درخواست همین حالا از پنجرهٔ دیگری فرستاده شد. "
            + "آن را در «کارهای من» ببینید و اگر چیزی کم دارد همان‌جا بنویسید.",
        "This request has just been sent from another window. "
            + "Find it among your things, and write there what is missing."
    );

    public static readonly Problem AnswerNeeded = new(
        "cases.answer_needed",
        422,
        "«{0}» را بنویسید.",
        "Fill in “{1}”."
    );

    public static readonly Problem ChooseOne = new(
        "cases.choose_one",
        422,
        "در «{0}» یکی از گزینه‌ها را برگزینید.",
        "Choose one of the options under “{1}”."
    );

    public static readonly Problem TooLong = new(
        "cases.too_long",
        422,
        "«{0}» بلندتر از اندازه است؛ آن را تا {2} نویسه کوتاه کنید.",
        "“{1}” is too long; shorten it to {3} characters."
    );

    public static readonly Problem NotANumber = new(
        "cases.not_a_number",
        422,
        "«{0}» را تنها با رقم بنویسید؛ مانند ۱۲.",
        "Write “{1}” in digits only, such as 12."
    );

    public static readonly Problem OutOfRange = new(
        "cases.out_of_range",
        422,
        "«{0}» باید از {2} تا {3} باشد.",
        "“{1}” must be between {4} and {5}."
    );

    public static readonly Problem NotADay = new(
        "cases.not_a_day",
        422,
        "چنین روزی در تقویم نیست. روز، ماه و سال را با رقم بنویسید؛ مانند ۱۵ ۶ ۱۴۰۰.",
        "There is no such day. Write day, month and year of the Jalali calendar in digits, such as 15 6 1400."
    );

    public static readonly Problem DayInFuture = new(
        "cases.day_in_future",
        422,
        "این روز هنوز نیامده است. روزی تا امروز بنویسید.",
        "This day has not come yet. Give a day up to today."
    );

    public static readonly Problem NotAPostalCode = new(
        "cases.not_a_postal_code",
        422,
        "کد پستی ده رقم است؛ آن را از روی قبض آب، برق یا گاز بنویسید.",
        "A postal code has ten digits; copy it from your water, power or gas bill."
    );

    public static readonly Problem ChooseStars = new(
        "cases.choose_stars",
        422,
        "یکی از پنج گزینهٔ رضایت را برگزینید.",
        "Choose one of the five grades of satisfaction."
    );

    public static readonly Problem NotToRate = new(
        "cases.not_to_rate",
        409,
        "نظر شما پیش‌تر ثبت شده است، یا این پرونده هنوز پاسخ نگرفته است.",
        "Your opinion is kept already, or this case has not been answered yet."
    );

    public static readonly Problem NotALegalEntity = new(
        "cases.not_a_legal_entity",
        422,
        "شناسهٔ ملی شرکت یا مؤسسه یازده رقم است؛ آن را از روی آگهی ثبت یا سربرگ بنویسید.",
        "A company's national id has eleven digits; copy it from its registration or letterhead."
    );

    public static readonly Problem NotAnAmount = new(
        "cases.not_an_amount",
        422,
        "«{0}» را به ریال و تنها با رقم بنویسید؛ مانند ۱٬۲۵۰٬۰۰۰.",
        "Give “{1}” in rials, in digits only; such as 1,250,000."
    );

    public static readonly Problem ChooseSome = new(
        "cases.choose_some",
        422,
        "برای «{0}» دست‌کم یکی از گزینه‌ها را نشان کنید.",
        "Tick at least one of the options for “{1}”."
    );

    public static readonly Problem TooManyOrFew = new(
        "cases.too_many_or_few",
        422,
        "برای «{0}» از {2} تا {3} گزینه نشان کنید.",
        "Tick between {4} and {5} options for “{1}”."
    );

    public static readonly Problem PlaceNeeded = new(
        "cases.place_needed",
        422,
        "جای آن را روی نقشه برگزینید یا نشانی را بنویسید.",
        "Pick the place on the map or type the address."
    );

    public static readonly Problem PlaceUnknown = new(
        "cases.place_unknown",
        422,
        "این نشانی را روی نقشه پیدا نکردیم. "
            + "نام خیابان یا جای شناخته‌شدهٔ نزدیک را بنویسید یا نقطه را روی نقشه برگزینید.",
        "We could not find this address. Type a street or a well-known place nearby, or pick the point on the map."
    );

    public static readonly Problem OutsideCity = new(
        "cases.outside_city",
        422,
        "این نقطه بیرون از شهر است. نقطه‌ای درون شهر برگزینید؛ "
            + "برای بیرون شهر با دهیاری یا شهرداری همان‌جا تماس بگیرید.",
        "This point lies outside the city. Pick one inside; for other places contact the council there."
    );

    public static readonly Problem TooManyFiles = new(
        "cases.too_many_files",
        422,
        "برای «{0}» بیش از {2} فایل نمی‌پذیریم. چند فایل را بردارید و دوباره بفرستید.",
        "“{1}” takes at most {3} files. Remove some and send again."
    );

    public static readonly Problem FileNeeded = new(
        "cases.file_needed",
        422,
        "برای «{0}» یک فایل برگزینید.",
        "Choose a file for “{1}”."
    );

    public static readonly Problem NumberNeeded = new(
        "cases.number_needed",
        422,
        "شمارهٔ پیگیری را بنویسید؛ نه رقم است و روی رسید شما نوشته شده.",
        "Type the tracking number: nine digits, written on your receipt."
    );

    public static readonly Problem NumberLength = new(
        "cases.number_length",
        422,
        "شمارهٔ پیگیری نه رقم است و شما {0} رقم نوشتید. رقم‌ها را سه‌تا سه‌تا از روی رسید بنویسید.",
        "A tracking number has nine digits; you typed {1}. Copy them in threes from your receipt."
    );

    public static readonly Problem NumberMistyped = new(
        "cases.number_mistyped",
        422,
        "یکی از رقم‌ها نادرست است یا دو رقم جابه‌جا شده است. شماره را دوباره از روی رسید بخوانید.",
        "One digit is wrong or two are swapped. Read the number again from your receipt."
    );

    public static readonly Problem OwnReport = new(
        "cases.own_report",
        409,
        "این گزارش از خود شماست و از همین حالا در فهرست کارهای شماست.",
        "This report is your own; it is already in your list."
    );

    public static readonly Problem BadKey = new(
        "cases.bad_key",
        422,
        "کلید یکتایی باید یک UUID باشد. یک UUID تازه بسازید و دوباره بفرستید.",
        "Idempotency-Key must be a UUID. Make a new one and send again."
    );

    public static readonly Problem KeyTaken = new(
        "cases.key_taken",
        409,
        "این کلید یکتایی از پیش به کار رفته است. یک UUID تازه بسازید و دوباره بفرستید.",
        "This Idempotency-Key has been used before. Make a new UUID and send again."
    );

    public static readonly Problem SendFilesByPage = new(
        "cases.send_files_by_page",
        422,
        "فایل را از راه صفحه بفرستید؛ این راه تنها پاسخ‌های نوشتنی می‌پذیرد.",
        "Send files through the pages; this way takes written answers only."
    );

    public static readonly Problem ConsentNeeded = new(
        "cases.consent_needed",
        422,
        "این درخواست بی پرسیدن از ادارهٔ دیگر پیش نمی‌رود. اگر می‌پذیرید، آن را نشان کنید و بفرستید.",
        "This request needs the answer of another office. If you agree, tick it and send."
    );

    public static readonly Problem ConsentOrPaper = new(
        "cases.consent_or_paper",
        422,
        "یا بپذیرید که ما از آن اداره بپرسیم، یا «{0}» را خودتان بفرستید.",
        "Either agree that we ask that office, or send “{1}” yourself."
    );

    public static readonly Problem NotCovered = new(
        "cases.not_covered",
        403,
        "نمایندگی {0} این خدمت را در بر نمی‌گیرد. به نام خودتان برگردید، یا از او بخواهید این خدمت را هم به شما بسپارد.",
        "{0} did not give you this service. Go back to your own name, or ask them to add it."
    );

    public static readonly Problem OnlySeen = new(
        "cases.only_seen",
        403,
        "به نام {0} این پرونده را فقط می‌بینید. از عضوی که حق پاسخ دارد بخواهید پاسخ بدهد.",
        "In the name of {0} you may only see this case. Ask a member who may answer to do it."
    );

    public static readonly Problem AtCounterOnly = new(
        "cases.at_counter_only",
        403,
        "این سند را برای {0} هنوز فقط در پیشخوان می‌دهند. با شناسنامهٔ او به پیشخوان بیایید.",
        "This paper is given for {0} at the counter only, so far. Come there with their birth certificate."
    );

    public static readonly Problem PersonsOnly = new(
        "cases.persons_only",
        403,
        "این سند به نام یک شخص صادر می‌شود، نه به نام {0}. از «به نام چه کسی؟» به نام خودتان برگردید و درخواست کنید.",
        "This paper is given to a person, not to {0}. Go back to your own name and ask for it there."
    );
}
