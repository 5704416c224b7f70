using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals about wards and their guardians.</summary>
internal static class WardProblems
{
    public static readonly Problem BirthMissing = new(
        "identity.ward_born",
        422,
        "روز تولد را با روز، ماه و سال خورشیدی بنویسید؛ مانند ۱۲ / ۳ / ۱۳۹۸.",
        "Write the day of birth as day, month and year of the Persian calendar, like 12 / 3 / 1398."
    );

    public static readonly Problem NotYetBorn = new(
        "identity.ward_not_yet",
        422,
        "این روز هنوز نیامده است. روز تولد را از روی شناسنامه بنویسید.",
        "That day has not come yet. Write the day of birth from the birth certificate."
    );

    public static readonly Problem OfAge = new(
        "identity.ward_of_age",
        422,
        "او هجده سال دارد و خودش کار می‌کند. اگر می‌خواهد شما به نام او کار کنید، از «نمایندگی» شما را برگزیند.",
        "They are eighteen and act for themselves. If they want you to, they choose you in “Acting for others”."
    );

    public static readonly Problem Self = new(
        "identity.ward_self",
        422,
        "این کد ملی خود شماست. کد ملی فرزند را از روی شناسنامهٔ او بنویسید.",
        "This is your own national code. Write the child's, from their birth certificate."
    );

    public static readonly Problem Twice = new(
        "identity.ward_twice",
        409,
        "این فرزند را پیش‌تر ثبت کرده‌اید. وضعیت او را در فهرست ببینید.",
        "You registered this child already. See the list for how it stands."
    );

    public static readonly Problem TooMany = new(
        "identity.too_many_wards",
        422,
        "{0} درخواست شما در انتظار تأیید است و بیش از این نمی‌شود. تا پایان بررسی آن‌ها صبر کنید.",
        "{0} of your requests wait to be confirmed, and there can be no more. Wait for these first."
    );

    public static readonly Problem TwoGuardians = new(
        "identity.two_guardians",
        409,
        "دو سرپرست به نام این فرزند کار می‌کنند و سومی نمی‌شود. نخست یکی از آن دو باید در «نمایندگی» پایان دهد.",
        "Two guardians act for this child, and there is no third. One of them has to end it first."
    );

    public static readonly Problem Decided = new(
        "identity.guardianship_decided",
        409,
        "این درخواست دیگر باز نیست: همکار دیگری یا ثبت احوال دربارهٔ آن تصمیم گرفته است. فهرست تازه را ببینید.",
        "This is decided already, by a colleague or the civil registry. Look at the fresh list."
    );

    public static readonly Problem Own = new(
        "identity.guardianship_own",
        403,
        "این درخواست از خود شماست. همکار دیگری باید دربارهٔ آن تصمیم بگیرد.",
        "This request is your own. A colleague has to decide."
    );
}
