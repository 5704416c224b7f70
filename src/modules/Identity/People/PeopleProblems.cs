using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals to officers who look for people.</summary>
internal static class PeopleProblems
{
    public static readonly Problem SoughtMissing = new(
        "identity.sought_missing",
        422,
        "نامی با چند حرف بنویسید، یا کد ملی یا شمارهٔ همراه را کامل.",
        "Write a name of some letters, or a whole national code or mobile number."
    );

    public static readonly Problem SoughtTooLong = new(
        "identity.sought_too_long",
        422,
        "دست‌بالا پنج واژه از نام را بنویسید؛ نام و نام خانوادگی بس است.",
        "Write at most five words of the name; a name and a family name are enough."
    );

    public static readonly Problem NumberWrong = new(
        "identity.sought_number_wrong",
        422,
        "این نه کد ملی درستی است و نه شمارهٔ همراه. همهٔ رقم‌ها را بنویسید؛ با بخشی از شماره کسی یافته نمی‌شود.",
        "This is neither a right national code nor a mobile. Write all digits; part of a number finds nobody."
    );
}
