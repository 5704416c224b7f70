using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals about accounts without a mobile: to the officers, and to whoever comes in by a slip.</summary>
internal static class AccountProblems
{
    public static readonly Problem There = new(
        "identity.account_there",
        409,
        "این کد ملی از پیش حساب دارد. اگر صاحبش به آن راه ندارد، از «بازیابی دسترسی» کد ورود نخست به او بدهید.",
        "This national code has an account. If its owner cannot get in, give an entry code under “Recoveries”."
    );

    public static readonly Problem Waits = new(
        "identity.account_waits",
        409,
        "حسابی با این کد ملی در انتظار نفر دوم است. آن را از فهرست باز کنید؛ تأیید یا متوقفش کنید.",
        "An account with this national code waits for a second officer. Open it from the list; confirm or stop it."
    );

    public static readonly Problem Differs = new(
        "identity.account_differs",
        422,
        "ثبت احوال این کد ملی، نام و زادروز را با هم نمی‌شناسد. با مدرک بسنجید و درستش را بنویسید؛ "
            + "اگر باز نشد، او باید نخست به ثبت احوال برود.",
        "The registry of people does not know this code, name and day of birth together. Compare with the paper; "
            + "if it stays so, they must go to the registry first."
    );

    public static readonly Problem BirthWrong = new(
        "identity.account_birth_wrong",
        422,
        "زادروز را با سال، ماه و روز از روی مدرک بنویسید؛ مانند ۱۳۲۴/۰۵/۱۲.",
        "Write year, month and day of birth from the paper, for example 1324/05/12."
    );

    public static readonly Problem SecondOfficer = new(
        "identity.account_second_officer",
        403,
        "این حساب را خودتان نوشته‌اید. همکار دیگری باید مدرک و خود او را ببیند و تأیید کند.",
        "You wrote this account down yourself. Another colleague must see the paper and the person, and confirm."
    );

    public static readonly Problem Own = new(
        "identity.account_own",
        403,
        "این حساب از آنِ خود شما یا نزدیکان شماست. آن را به همکار دیگری بسپارید.",
        "This account is your own, or of somebody close to you. Leave it to another colleague."
    );

    public static readonly Problem Unknown = new(
        "identity.account_unknown",
        404,
        "چنین حسابی در انتظار نیست. فهرست تازه را ببینید.",
        "There is no such account. Look at the fresh list."
    );

    public static readonly Problem Over = new(
        "identity.account_over",
        409,
        "این حساب دیگر در انتظار نیست: تأیید یا متوقف شده، یا ۲۴ ساعتش گذشته است. وضعیت تازه‌اش را ببینید.",
        "This account no longer waits: it was confirmed or stopped, or its 24 hours are over. See how it stands."
    );

    public static readonly Problem EntryWrong = new(
        "identity.entry_wrong",
        422,
        "کد ملی و کد برگه با هم نمی‌خوانند، یا زمان برگه گذشته است. رقم‌ها را دوباره بنویسید؛ "
            + "اگر باز نشد، همین حالا به پیشخوان برگردید.",
        "National code and slip do not fit, or the slip has run out. Write the digits again; "
            + "if it stays so, go back to the counter now."
    );

    public static readonly Problem EntryOver = new(
        "identity.entry_over",
        409,
        "این کد ورود یک بار به کار رفته یا زمانش گذشته است. اگر کار شما نبود، همین حالا به پیشخوان بگویید.",
        "This entry code was used, or has run out. If that was not you, tell the counter now."
    );

    public static readonly Problem EntryOrMobile = new(
        "identity.entry_or_mobile",
        422,
        "یکی را برگزینید: شمارهٔ همراه تازه، یا کد ورود نخست برای کسی که همراه ندارد.",
        "Choose one: a new mobile, or an entry code for who has none."
    );

    public static readonly Problem SheetWrong = new(
        "identity.sheet_wrong",
        422,
        "این کد در برگهٔ شما نیست یا یک بار به کار رفته است. کد دیگری از برگه بنویسید.",
        "This code is not on your sheet, or was used. Write another one of the sheet."
    );

    public static readonly Problem SheetNotForYou = new(
        "identity.sheet_not_needed",
        409,
        "شما برگهٔ کدها لازم ندارید: کد پیامکی یا رمزساز دارید. از «رمزساز من» کدهای بازیابی بگیرید.",
        "You need no sheet of codes: you have codes by message or an authenticator. See “My authenticator”."
    );
}
