namespace Shahr.Ui;

/// <summary>The few words the design system says by itself. Everything else comes from the page.</summary>
public sealed record UiText
{
    /// <summary>Words for a language; Persian where the language is unknown.</summary>
    public static UiText For(string language) => language == "en" ? English : Persian;

    /// <summary>Persian words.</summary>
    public static UiText Persian { get; } = new();

#pragma warning disable CS1591 // The names say what the words are for; the Persian text is the documentation.
    public string SkipToContent { get; init; } = "رفتن به متن اصلی";
    public string Search { get; init; } = "جست‌وجو";
    public string SearchWhat { get; init; } = "چه کاری دارید؟";
    public string Menu { get; init; } = "فهرست";
    public string MainMenu { get; init; } = "فهرست اصلی";
    public string SignIn { get; init; } = "ورود";
    public string SignOut { get; init; } = "خروج";
    public string SharedDevice { get; init; } = "این دستگاه را دیگران هم به کار می‌برند.";
    public string IAmDone { get; init; } = "کارم تمام شد";
    public string Inbox { get; init; } = "پیام‌ها";
    public string Unread { get; init; } = "پیام نخوانده";
    public string ActingFor { get; init; } = "به نام";
    public string RecoveryWaits { get; init; } = "کسی می‌خواهد راه ورود حساب شما را عوض کند.";
    public string NotMe { get; init; } = "این من نبودم";
    public string See { get; init; } = "ببینید";
    public string InWhoseName { get; init; } = "به نام چه کسی؟";
    public string MyOwnName { get; init; } = "به نام خودم";
    public string Appearance { get; init; } = "زبان و نما";
    public string Language { get; init; } = "زبان";
    public string Theme { get; init; } = "نما";
    public string TextSize { get; init; } = "اندازهٔ نوشته";
    public string TextNormal { get; init; } = "معمولی";
    public string TextLarge { get; init; } = "درشت";
    public string TextLarger { get; init; } = "درشت‌تر";
    public string ThemeAuto { get; init; } = "مانند دستگاه";
    public string ThemeLight { get; init; } = "روشن";
    public string ThemeDark { get; init; } = "تیره";
    public string ThemeContrast { get; init; } = "پررنگ";
    public string Back { get; init; } = "بازگشت";
    public string YouAreHere { get; init; } = "جای شما";
    public string Home { get; init; } = "خانه";
    public string Optional { get; init; } = "(اختیاری)";
    public string Error { get; init; } = "خطا";
    public string ProblemTitle { get; init; } = "چند چیز را باید درست کنید";
    public string ProblemTitleOne { get; init; } = "یک چیز را باید درست کنید";
    public string Day { get; init; } = "روز";
    public string Month { get; init; } = "ماه";
    public string Year { get; init; } = "سال";
    public string Rial { get; init; } = "ریال";
    public string Change { get; init; } = "ویرایش";
    public string NotGiven { get; init; } = "نوشته نشده";
    public string Choose { get; init; } = "یکی را برگزینید";
    public string ChooseFile { get; init; } = "برگزیدن فایل";
    public string ChooseFiles { get; init; } = "برگزیدن فایل‌ها";
    public string DropFiles { get; init; } = "یا فایل را اینجا رها کنید";
    public string Remove { get; init; } = "برداشتن";
    public string Uploading { get; init; } = "در حال فرستادن";
    public string TooLarge { get; init; } = "بزرگ‌تر از اندازهٔ مجاز است";
    public string Latitude { get; init; } = "عرض جغرافیایی";
    public string Longitude { get; init; } = "طول جغرافیایی";
    public string Address { get; init; } = "نشانی یا نشانهٔ نزدیک";
    public string AddressHint { get; init; } = "نام خیابان، کوچه یا جایی شناخته‌شده در نزدیکی";
    public string PickOnMap { get; init; } = "نقشه را جابه‌جا کنید تا نشان روی جای درست بایستد";
    public string PickKeys { get; init; } = "با کلیدهای جهت نقشه را ببرید و با Enter میانهٔ نقشه را برگزینید.";
    public string PickHere { get; init; } = "همین‌جا را برگزین";
    public string MyPlace { get; init; } = "جای من";
    public string Picked { get; init; } = "جای برگزیده";
    public string ByNumbers { get; init; } = "نوشتن مختصات";
    public string DrawOnMap { get; init; } = "روی نقشه به ترتیب بزنید؛ هر زدن یک نقطه می‌گذارد";
    public string DrawKeys { get; init; } =
        "با کلیدهای جهت نقشه را ببرید؛ Enter میانهٔ نقشه را نقطه می‌کند و Backspace آخرین را برمی‌دارد.";
    public string DrawHere { get; init; } = "نقطه‌ای در میانه";
    public string DrawUndo { get; init; } = "برداشتن آخرین";
    public string DrawCount { get; init; } = "{0} نقطه";
    public string DrawRows { get; init; } = "نقطه‌ها";
    public string DrawRowsHint { get; init; } = "هر ردیف یک نقطه: عرض، طول؛ مانند ۳۵٫۷۰۱۲، ۵۱٫۴۰۰۳";
    public string MapOf { get; init; } = "نقشه";
    public string MapFailed { get; init; } = "نقشه باز نشد. از فهرست زیر کمک بگیرید.";
    public string PlacesOnMap { get; init; } = "فهرست جاهای روی نقشه";
    public string ZoomIn { get; init; } = "نزدیک‌تر";
    public string ZoomOut { get; init; } = "دورتر";
    public string Next { get; init; } = "بعدی";
    public string Previous { get; init; } = "قبلی";
    public string Pages { get; init; } = "صفحه‌ها";
    public string Print { get; init; } = "چاپ";
    public string Copy { get; init; } = "رونوشت";
    public string Copied { get; init; } = "رونوشت شد";
    public string Close { get; init; } = "بستن";
    public string Cancel { get; init; } = "انصراف";
    public string HeldBy { get; init; } = "نزد";
    public string Since { get; init; } = "از";
    public string Due { get; init; } = "تا";
    public string FinishedAt { get; init; } = "پایان";
    public string Result { get; init; } = "نتیجه";
    public string NowWith { get; init; } = "اکنون نزد";
    public string NowUntil { get; init; } = "تا";
    public string AtTheSameTime { get; init; } = "هم‌زمان";
    public string StepDone { get; init; } = "انجام شد";
    public string StepCurrent { get; init; } = "در دست انجام";
    public string StepWaiting { get; init; } = "در نوبت";
    public string StepLate { get; init; } = "دیر شده";
    public string StepRefused { get; init; } = "پذیرفته نشد";
    public string StepSkipped { get; init; } = "لازم نبود";
    public string Figures { get; init; } = "جدول همین رقم‌ها";
    public string ShowTable { get; init; } = "دیدن جدول";
    public string Note { get; init; } = "یادآوری";
    public string Success { get; init; } = "انجام شد";
    public string Attention { get; init; } = "توجه";
    public string Refusal { get; init; } = "پذیرفته نشد";
    public string FooterPromise { get; init; } = "همهٔ خدمت‌های شهر، هر ساعت و هر روز";
#pragma warning restore CS1591

    /// <summary>English words.</summary>
    public static UiText English { get; } = UiTextEnglish.Words;
}
