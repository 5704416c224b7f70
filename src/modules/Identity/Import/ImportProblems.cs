using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Why a list of people, or one line of it, is not taken.</summary>
internal static class ImportProblems
{
    public static readonly Problem NotUtf8 = new(
        "identity.import_not_utf8",
        422,
        "نویسه‌های این پرونده خوانده نمی‌شود؛ در صفحهٔ گسترده گونهٔ یونیکد CSV را برگزینید و دوباره ذخیره کنید.",
        "This file is not UTF-8; choose “CSV UTF-8” in your spreadsheet and save it again."
    );

    public static readonly Problem NoHead = new(
        "identity.import_no_head",
        422,
        "سطر نخست نام ستون‌هاست: national_code، mobile، given_name، family_name و اگر خواستید office، permissions.",
        "The first line names the columns: national_code, mobile, given_name, family_name, perhaps office, permissions."
    );

    public static readonly Problem ColumnUnknown = new(
        "identity.import_column_unknown",
        422,
        "ستون «{0}» شناخته نیست؛ نامش را درست کنید یا برش دارید.",
        "Column “{0}” is not known; correct its name or take it away."
    );

    public static readonly Problem Broken = new(
        "identity.import_broken",
        422,
        "از سطر {0} به بعد خوانده نمی‌شود؛ گیومه‌ای آن‌جا بسته نشده است.",
        "From line {0} on the file cannot be read; a quotation mark is not closed there."
    );

    public static readonly Problem LineBroken = new(
        "identity.import_line_broken",
        422,
        "این سطر به‌اندازهٔ سطر نخست ستون ندارد، یا گیومه‌اش درست نیست.",
        "This line has not as many columns as the first, or its quotation marks are wrong."
    );

    public static readonly Problem Double = new(
        "identity.import_double",
        422,
        "همین کد ملی در سطر {0} آمده است و چیز دیگری می‌گوید؛ یکی را بردارید.",
        "Line {0} has the same national code and says otherwise; take one of them away."
    );

    /// <summary>Nothing is left to do: no refusal of the person.</summary>
    public static readonly Problem Twice = new(
        "identity.import_twice",
        409,
        "همان سطر {0} است؛ یک بار نوشته شد.",
        "It is line {0} again; it was taken once."
    );

    public static readonly Problem OtherMobile = new(
        "identity.import_other_mobile",
        409,
        "این شخص حسابی با شمارهٔ همراه دیگری دارد؛ شماره تنها پشت پیشخوان و با دو همکار عوض می‌شود.",
        "This person has an account with another mobile; that is changed at a counter, by two officers."
    );

    public static readonly Problem OtherName = new(
        "identity.import_other_name",
        409,
        "این شخص حسابی با نام دیگری دارد؛ نام تنها در «/people» و با دو همکار عوض می‌شود.",
        "This person has an account with another name; that is changed at /people, by two officers."
    );

    public static readonly Problem Closed = new(
        "identity.import_closed",
        409,
        "حساب این شخص بسته است.",
        "This person's account is closed."
    );

    public static readonly Problem PermissionUnknown = new(
        "identity.import_permission_unknown",
        422,
        "دسترسی «{0}» شناخته نیست؛ نام‌ها را «/offices» نشان می‌دهد و مانند cases.decide است.",
        "Permission “{0}” is not known; /offices shows them, such as cases.decide."
    );

    public static readonly Problem OfficeMissing = new(
        "identity.import_office_missing",
        422,
        "دسترسی نوشته شده است و اداره نه، یا اداره بی دسترسی؛ هر دو را بنویسید.",
        "There are permissions without an office, or an office without permissions; write both."
    );

    public static readonly Problem ManagerNeeded = new(
        "identity.import_manager_needed",
        422,
        "این سطر همکار اداره است؛ با ‎--by کد ملی مدیر اداره‌هایی را بدهید که او را می‌گمارد.",
        "This line is an officer; name with --by the manager of offices who appoints them."
    );

    public static readonly Problem NotAManager = new(
        "identity.import_not_a_manager",
        403,
        "دارندهٔ این کد ملی مدیر اداره‌ها نیست و نمی‌تواند کسی را بگمارد.",
        "The holder of this national code does not manage offices and cannot appoint anybody."
    );
}
