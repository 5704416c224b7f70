using System.Globalization;
using Shahr.Cases.Definitions;
using Shahr.Kit.Modules;
using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Cases;

/// <summary>How the module says instants, durations, states and history in the reader's language.</summary>
internal static class CaseWords
{
    public static readonly Words WithdrawnOutcome = new() { Fa = "پس گرفته شد", En = "Withdrawn" };

    public static string Say(string language, string fa, string en) => language == "en" ? en : fa;

    public static string Digits(string language, string text) =>
        language == "en" ? text : PersianText.ToPersianDigits(text);

    public static string Number(string language, long number) =>
        Digits(language, number.ToString(CultureInfo.InvariantCulture));

    /// <summary>«۱٬۲۵۰٬۰۰۰» or <c>1,250,000</c>.</summary>
    public static string Grouped(string language, long number) =>
        Digits(
            language,
            number.ToString("N0", CultureInfo.InvariantCulture).Replace(",", language == "en" ? "," : "٬")
        );

    /// <summary>«۱٬۲۵۰٬۰۰۰ ریال» or <c>1,250,000 rials</c>.</summary>
    public static string Amount(string language, long rials) =>
        language == "en" ? rials.ToString("N0", CultureInfo.InvariantCulture) + " rials" : new Rial(rials).ToString();

    /// <summary>One to five stars in words.</summary>
    public static string Stars(string language, int stars) =>
        stars switch
        {
            5 => Say(language, "۵: بسیار راضی", "5: very satisfied"),
            4 => Say(language, "۴: راضی", "4: satisfied"),
            3 => Say(language, "۳: نه راضی، نه ناراضی", "3: neither"),
            2 => Say(language, "۲: ناراضی", "2: dissatisfied"),
            _ => Say(language, "۱: بسیار ناراضی", "1: very dissatisfied"),
        };

    /// <summary>The public number as it is read in the page's language.</summary>
    public static string Number(string language, PublicNumber number) =>
        language == "en" ? number.Grouped : number.Display;

    /// <summary>«۱۴۰۵/۰۹/۰۲ ۱۴:۳۰» or <c>23 Nov 2026 14:30</c>, both on the clock of the city.</summary>
    public static string Instant(string language, DateTime utc) =>
        language == "en"
            ? PersianTime.ToTehran(utc).ToString("d MMM yyyy HH:mm", CultureInfo.InvariantCulture)
            : PersianTime.Short(utc);

    public static string Day(string language, DateOnly day) =>
        language == "en" || !JalaliDate.TryFrom(day, out var jalali)
            ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : jalali.ToMediumString();

    public static Moment Moment(string language, DateTime utc) =>
        new(Instant(language, utc), utc.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture));

    /// <summary>«۲ روز کاری», «۳ ساعت کاری», «۴۰ دقیقه».</summary>
    public static string WorkTime(string language, int minutes, WorkCalendar calendar)
    {
        var day = calendar.FullDayMinutes;
        if (minutes >= day)
        {
            // A promise is rounded up to the half day, never down.
            var halves = (int)Math.Ceiling(minutes * 2.0 / day);
            var half = halves % 2 == 1;
            return Say(
                language,
                $"{Number("fa", halves / 2)}{(half ? " و نیم" : "")} روز کاری",
                $"{halves / 2}{(half ? "½" : "")} working {(halves == 2 ? "day" : "days")}"
            );
        }

        return minutes >= 60
            ? Say(language, $"{Number("fa", (minutes + 59) / 60)} ساعت کاری", $"{(minutes + 59) / 60} working hours")
            : Say(language, $"{Number("fa", minutes)} دقیقه", $"{minutes} minutes");
    }

    /// <summary>What is left of a promise, or how far it is past.</summary>
    public static string Remaining(string language, DateTime due, CaseClock clock)
    {
        if (language != "en")
            return PersianTime.Remaining(due, clock.Now, clock.Calendar);
        var late = clock.Now > due;
        var minutes = late ? clock.Between(due, clock.Now) : clock.Between(clock.Now, due);
        return minutes == 0
            ? (late ? "past its time" : "about to end")
            : WorkTime("en", minutes, clock.Calendar) + (late ? " late" : " left");
    }

    /// <summary>The state of a case as a tag.</summary>
    public static (string Text, Tone Tone) State(string language, CaseState state, string? outcome, bool asked) =>
        (state, asked) switch
        {
            (CaseState.Open, true) => (Say(language, "منتظر شما", "Waiting for you"), Tone.Attention),
            (CaseState.Open, false) => (Say(language, "در دست انجام", "In progress"), Tone.Action),
            (CaseState.Granted, _) => (outcome ?? Say(language, "پذیرفته شد", "Granted"), Tone.Progress),
            (CaseState.Refused, _) => (outcome ?? Say(language, "پذیرفته نشد", "Refused"), Tone.Refusal),
            (CaseState.Merged, _) => (outcome ?? Say(language, "با دیگری یکی شد", "Merged"), Tone.Quiet),
            _ => (WithdrawnOutcome.In(language), Tone.Quiet),
        };

    /// <summary>Where inquiries stand, for the office that was asked.</summary>
    public static (string Text, Tone Tone) Inquiry(string language, IReadOnlyList<CaseStep> asked) =>
        asked.Any(s => s.IsActive) ? (Say(language, "منتظر پاسخ ادارهٔ شما", "Waiting for your office"), Tone.Action)
        : asked.Any(s => s.State == StepStanding.Done)
            ? (Say(language, "پاسخ داده‌اید", "You have answered"), Tone.Progress)
        : (Say(language, "دیگر لازم نیست", "Not needed any more"), Tone.Quiet);

    /// <summary>«بهرام به نام مریم».</summary>
    public static string InNameOf(string language, string who, string whom) =>
        Say(language, $"{who} به نام {whom}", $"{who} for {whom}");

    /// <summary>A line of the history; who and step may be unknown.</summary>
    /// <param name="language"><c>fa</c> or <c>en</c>.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="who">Who did it.</param>
    /// <param name="step">Title of the step.</param>
    /// <param name="forAnother">True when another acted in the citizen's name: then it says whose hand.</param>
    public static string Line(string language, LineKind kind, string who, string step, bool forAnother = false) =>
        kind switch
        {
            LineKind.Opened when forAnother => Say(
                language,
                $"{who} درخواست را فرستاد و شماره گرفت",
                $"{who} sent the request, which was given its number"
            ),
            LineKind.Answered when forAnother => Say(language, $"{who} پاسخ داد", $"{who} answered"),
            LineKind.Wrote when forAnother => Say(language, $"{who} نوشت", $"{who} wrote"),
            LineKind.Wrote => Say(language, "درخواست‌کننده نوشت", "The applicant wrote"),
            LineKind.Told => Say(language, $"{who} نوشت", $"{who} wrote"),
            LineKind.Opened => Say(
                language,
                "درخواست رسید و شماره گرفت",
                "The request arrived and was given its number"
            ),
            LineKind.Claimed => Say(language, $"{who} گام «{step}» را برداشت", $"{who} took the step “{step}”"),
            LineKind.TakenOver => Say(
                language,
                $"{who} گام «{step}» را به جای همکاری که در غیبت است برداشت",
                $"{who} took over the step “{step}” from a colleague who is away"
            ),
            LineKind.Released => Say(language, $"{who} گام «{step}» را رها کرد", $"{who} released the step “{step}”"),
            LineKind.Asked => Say(language, $"{who} پرسید", $"{who} asked"),
            LineKind.Answered => Say(language, "پاسخ رسید", "The answer arrived"),
            LineKind.Confirmed => Say(language, $"«{step}» تأیید شد", $"“{step}” was confirmed"),
            LineKind.NotConfirmed => Say(language, $"«{step}» تأیید نشد", $"“{step}” was not confirmed"),
            LineKind.Granted => Say(language, $"{who} درخواست را پذیرفت", $"{who} granted the request"),
            LineKind.Refused => Say(language, $"{who} درخواست را نپذیرفت", $"{who} refused the request"),
            LineKind.HandedBack => Say(
                language,
                $"{who} دیگر در این اداره به آن رسیدگی نمی‌کند؛ گام «{step}» به اداره برگشت",
                $"{who} no longer works on it in this office; the step “{step}” went back to the office"
            ),
            LineKind.Rated => Say(
                language,
                "درخواست‌کننده گفت از کار راضی بود یا نه",
                "The applicant said how satisfied they were"
            ),
            LineKind.Withdrawn => Say(language, "درخواست پس گرفته شد", "The request was withdrawn"),
            _ => LineOfTime(language, kind, who, step),
        };

    // What befalls a case without its applicant: lateness, and what becomes of people.
    private static string LineOfTime(string language, LineKind kind, string who, string step) =>
        kind switch
        {
            LineKind.TakenOverLate => Say(
                language,
                $"{who} گام «{step}» را که مهلتش گذشته بود از همکارش گرفت",
                $"{who} took over the step “{step}”, whose time was over, from a colleague"
            ),
            LineKind.SecondTold => Say(
                language,
                $"مهلت گام «{step}» گذشت؛ به همکاران اداره گفته شد",
                $"The time of the step “{step}” is over; the office's officers were told"
            ),
            LineKind.Deemed => Say(
                language,
                $"مهلت گام «{step}» بی‌پاسخ گذشت و به حکم قانون پذیرفته شد",
                $"The time of the step “{step}” passed unanswered, which by law is approval"
            ),
            LineKind.HeadTold => Say(
                language,
                $"گام «{step}» هنوز دیر است؛ به سرپرست اداره گفته شد",
                $"The step “{step}” is still late; the head of the office was told"
            ),
            LineKind.Merged => Say(
                language,
                "دو حساب درخواست‌کننده یکی شد و پرونده به حساب دیگرش آمد",
                "The applicant's two accounts became one, and the case came under the other"
            ),
            LineKind.Parted => Say(
                language,
                "دو حساب از هم جدا شد و پرونده به حساب پیشین برگشت",
                "The two accounts were parted, and the case went back to the one before"
            ),
            LineKind.Died => Say(language, "درگذشت درخواست‌کننده ثبت شد", "The applicant's death was recorded"),
            LineKind.DeathUndone => Say(
                language,
                "ثبت درگذشت درخواست‌کننده برداشته شد",
                "The record of the applicant's death was taken back"
            ),
            LineKind.Renamed => Say(language, "نام درخواست‌کننده عوض شد", "The applicant has another name"),
            _ => LineOfOtherCases(language, kind, who, step),
        };

    // Two cases that became one, or one that became two.
    private static string LineOfOtherCases(string language, LineKind kind, string who, string step) =>
        kind switch
        {
            LineKind.SplitInto => Say(
                language,
                $"{who} موضوع دوم را در پرونده‌ای تازه جدا کرد",
                $"{who} split the second matter off into a case of its own"
            ),
            LineKind.SplitFrom => Say(
                language,
                $"{who} این پرونده را از پروندهٔ دیگری جدا کرد",
                $"{who} split this case off another"
            ),
            LineKind.FoundDouble => Say(
                language,
                $"{who} این پرونده را با پروندهٔ دیگری دربارهٔ همین موضوع یکی کرد",
                $"{who} merged this case into another about the same matter"
            ),
            LineKind.DoubleJoined => Say(
                language,
                $"{who} پروندهٔ دیگری دربارهٔ همین موضوع را به این پرونده پیوست",
                $"{who} merged another case about the same matter into this one"
            ),
            LineKind.Reopened => Say(
                language,
                "پرونده از همان‌جا که بود دوباره باز شد",
                "The case was opened again where it stood"
            ),
            LineKind.DoubleLeft => Say(
                language,
                "پرونده‌ای که پیوسته بود دوباره جدا شد",
                "A case that had been merged into this one was parted from it"
            ),
            _ => OfficeWords.Line(language, kind, who, step),
        };

    public static string Stage(string language, ServiceStage stage) =>
        stage switch
        {
            ServiceStage.Emergence => Say(language, "اطلاع‌رسانی", "Information"),
            ServiceStage.Upgrade => Say(language, "فرم الکترونیکی", "Forms"),
            ServiceStage.Interaction => Say(language, "دوسویه", "Two-way"),
            ServiceStage.Transaction => Say(language, "سراسر الکترونیکی", "End to end"),
            _ => Say(language, "یکپارچه با سازمان‌های دیگر", "Integrated with other organisations"),
        };

    public static string Size(string language, long bytes) =>
        bytes >= 1_000_000
            ? Say(language, $"{Digits("fa", Megabytes(bytes).Replace('.', '٫'))} مگابایت", $"{Megabytes(bytes)} MB")
            : Say(language, $"{Number("fa", (bytes + 999) / 1000)} کیلوبایت", $"{(bytes + 999) / 1000} kB");

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("0.#", CultureInfo.InvariantCulture);
}
