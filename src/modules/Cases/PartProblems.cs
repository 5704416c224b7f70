using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>Refusals about addresses, persons and organisations that a form asks for.</summary>
internal static class PartProblems
{
    public static readonly Problem StreetNeeded = new(
        "cases.street_needed",
        422,
        "نام خیابان را بنویسید؛ مانند «خیابان سعدی».",
        "Write the street, such as “Saadi Street”."
    );

    public static readonly Problem HouseNumberNeeded = new(
        "cases.house_number_needed",
        422,
        "پلاک را بنویسید؛ اگر خانه پلاک ندارد بنویسید «ندارد».",
        "Write the house number; where there is none write “none”."
    );

    public static readonly Problem PersonNeeded = new(
        "cases.person_needed",
        422,
        "نام و نام خانوادگی را بنویسید.",
        "Write given and family name."
    );

    public static readonly Problem CodeNeeded = new(
        "cases.code_needed",
        422,
        "کد ملی را بنویسید؛ برای کسی که ایرانی نیست شمارهٔ گذرنامه را.",
        "Write the national code; of somebody from abroad the passport number."
    );

    public static readonly Problem NotANationalCode = new(
        "cases.not_a_national_code",
        422,
        "کد ملی ده رقم است و این عدد درست نیست؛ آن را از روی کارت ملی بنویسید.",
        "A national code has ten digits, and this is none; copy it from the national card."
    );

    public static readonly Problem NotAPassport = new(
        "cases.not_a_passport",
        422,
        "شمارهٔ گذرنامه ۵ تا ۱۵ حرف لاتین و رقم است؛ آن را از برگ نخست گذرنامه بنویسید.",
        "A passport number has 5 to 15 letters and digits; copy it from its first page."
    );

    public static readonly Problem OrganisationNeeded = new(
        "cases.organisation_needed",
        422,
        "نام شرکت یا سازمان را بنویسید، چنان که ثبت شده است.",
        "Write the name of the company or organisation as it is registered."
    );
}
