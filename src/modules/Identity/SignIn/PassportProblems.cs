using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals of who signs up by a passport.</summary>
internal static class PassportProblems
{
    public static readonly Problem CountryWrong = new(
        "identity.passport_country_wrong",
        422,
        "سه حرف کشور را همان‌گونه که در گذرنامه آمده است بنویسید؛ مانند AFG یا DEU.",
        "Write the country's three letters as they stand in the passport, for example AFG or DEU."
    );

    public static readonly Problem NumberWrong = new(
        "identity.passport_number_wrong",
        422,
        "شمارهٔ گذرنامه درست نیست. حرف‌ها و رقم‌های لاتین بالای صفحه را دوباره ببینید.",
        "This passport number is not right. Look again at the letters and digits at the top of the page."
    );

    public static readonly Problem BirthWrong = new(
        "identity.birth_wrong",
        422,
        "زادروز را با سال، ماه و روز بنویسید؛ مانند ۱۹۸۸/۰۷/۲۱.",
        "Write year, month and day of your birth, for example 1988/07/21."
    );

    public static readonly Problem LinesWrong = new(
        "identity.passport_lines_wrong",
        422,
        "این دو سطر با هم نمی‌خوانند. هر سطر ۴۴ نویسه دارد؛ دوباره ببینید، یا خالی بگذارید و خانه‌های بالا را پر کنید.",
        "These two lines do not fit. Each has 44 signs; look again, or leave them empty and fill in the fields above."
    );

    public static readonly Problem BirthNotInLines = new(
        "identity.birth_not_in_lines",
        422,
        "این سطرها زادروز کاملی ندارند؛ سطرها را خالی بگذارید و خانه‌های بالا را پر کنید.",
        "These lines have no whole date of birth; leave them empty and fill in the fields above."
    );

    public static readonly Problem Expired = new(
        "identity.passport_expired",
        422,
        "زمان این گذرنامه گذشته است؛ با گذرنامهٔ تازه ثبت‌نام کنید یا به پیشخوان شهر بروید.",
        "This passport has expired; sign up with a new one, or go to a counter of the city."
    );

    public static readonly Problem HasNationalCode = new(
        "identity.has_national_code",
        422,
        "دارندهٔ گذرنامهٔ ایران کد ملی دارد؛ با آن ثبت‌نام کنید.",
        "Who has an Iranian passport has a national code; sign up with that."
    );

    public static readonly Problem NameNotLatin = new(
        "identity.name_not_latin",
        422,
        "نام را با حرف‌های لاتین، همان‌گونه که در گذرنامه آمده است، بنویسید.",
        "Write the name in Latin letters, as it stands in the passport."
    );

    public static readonly Problem MobileWrong = new(
        "identity.mobile_abroad_wrong",
        422,
        "شماره را با + و پیش‌شمارهٔ کشورش بنویسید، مانند ‎+۴۹۱۷۱۱۲۳۴۵۶۷، یا شمارهٔ ایرانی را با ۰۹.",
        "Write the number with + and its country, such as +491711234567, or an Iranian one that begins with 09."
    );
}
