using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals about acting for others.</summary>
internal static class DelegationProblems
{
    public static readonly Problem What = new(
        "identity.delegation_what",
        422,
        "بگویید نماینده برای چه باشد: یک پرونده، چند خدمت یا همهٔ خدمت‌ها.",
        "Say what it is for: one case, some services, or all of them."
    );

    public static readonly Problem Services = new(
        "identity.delegation_services",
        422,
        "دست‌کم یک خدمت را برگزینید.",
        "Choose at least one service."
    );

    public static readonly Problem Case = new(
        "identity.delegation_case",
        422,
        "پرونده‌ای از شما با این شماره نیست. شماره را از «کارهای من» بردارید.",
        "You have no case with this number. Take the number from “My requests”."
    );

    public static readonly Problem Day = new(
        "identity.delegation_day",
        422,
        "آخرین روز را با روز، ماه و سال خورشیدی بنویسید؛ مانند ۳۰ / ۱۱ / ۱۴۰۵.",
        "Write the last day as day, month and year of the Persian calendar, like 30 / 11 / 1405."
    );

    public static readonly Problem DayOver = new(
        "identity.delegation_day_over",
        422,
        "این روز گذشته است. امروز یا روزی پس از آن را بنویسید.",
        "That day is over. Write today or a later day."
    );

    public static readonly Problem TooLong = new(
        "identity.delegation_too_long",
        422,
        "نمایندگی بیش از یک سال نمی‌ماند. روزی نزدیک‌تر بنویسید؛ پس از آن می‌توانید دوباره پیشنهاد کنید.",
        "Nobody acts for another longer than a year. Write an earlier day; you can offer again after it."
    );

    public static readonly Problem Amount = new(
        "identity.delegation_amount",
        422,
        "سقف مبلغ را به ریال، با رقم و بیش از صفر بنویسید؛ مانند ۱۰٬۰۰۰٬۰۰۰. برای نبودن سقف، آن را خالی بگذارید.",
        "Write the highest amount in rials, in digits and above zero, like 10,000,000. Leave it empty for no limit."
    );

    public static readonly Problem NewLimit = new(
        "identity.delegation_new_limit",
        422,
        "سقف تازه را به ریال، با رقم و بیش از صفر بنویسید؛ مانند ۱۰٬۰۰۰٬۰۰۰.",
        "Write the new limit in rials, in digits and above zero, like 10,000,000."
    );

    public static readonly Problem NotLower = new(
        "identity.delegation_not_lower",
        422,
        "این از سقف کنونی پایین‌تر نیست. برای سقف بالاتر نمایندگی تازه‌ای پیشنهاد کنید تا او بپذیرد.",
        "This is not lower than the limit is now. For a higher one make a new offer, for the other to accept."
    );

    public static readonly Problem ToSelf = new(
        "identity.delegation_to_self",
        422,
        "این کد ملی خود شماست. کد ملی کسی را بنویسید که باید به نام شما کار کند.",
        "This is your own national code. Write that of the person who shall act for you."
    );

    public static readonly Problem Twice = new(
        "identity.delegation_twice",
        422,
        "همین را پیش‌تر به این شخص داده‌اید. اگر می‌خواهید تغییرش دهید، نخست آن را پس بگیرید.",
        "You gave this person the same already. To change it, take it back first."
    );

    public static readonly Problem TooMany = new(
        "identity.too_many_delegations",
        422,
        "{0} نمایندگی باز دارید و بیش از این نمی‌شود. نخست یکی را پس بگیرید.",
        "You have {0} open delegations, and there can be no more. Take one back first."
    );

    public static readonly Problem Gone = new(
        "identity.delegation_gone",
        404,
        "این نمایندگی دیگر باز نیست: پس گرفته شده، پاسخ داده شده یا زمانش گذشته است. فهرست تازه را ببینید.",
        "This is no longer open: taken back, answered, or its time is over. Look at the fresh list."
    );

    public static readonly Problem Chain = new(
        "identity.delegation_chain",
        403,
        "اکنون به نام کسی دیگر کار می‌کنید و حق او را نمی‌توان به دیگری داد. نخست به نام خودتان برگردید.",
        "You are acting for somebody else, and their right cannot be passed on. Go back to your own name first."
    );
}
