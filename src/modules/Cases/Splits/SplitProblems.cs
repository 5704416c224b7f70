using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>Refusals where an officer makes two cases of one.</summary>
internal static class SplitProblems
{
    public static readonly Problem TooMany = new(
        "cases.too_many_splits",
        409,
        "از این پرونده ۱۰ پروندهٔ دیگر جدا شده است و بیش از این نمی‌شود. از متقاضی بخواهید درخواست تازه‌ای بفرستد.",
        "Ten cases were split from this one, and that is the most. Ask the applicant to send a new request."
    );

    public static readonly Problem CannotBeAsked = new(
        "cases.split_incomplete",
        422,
        "گام نخست آن خدمت از شهروند نمی‌پرسد؛ «{0}» را خودتان پر کنید.",
        "The first step of that service does not ask the citizen; fill in “{1}” yourself."
    );

    public static readonly Problem NeedsConsent = new(
        "cases.split_needs_consent",
        409,
        "آن خدمت با رضایت خود متقاضی از ادارهٔ دیگری می‌پرسد. به او بنویسید که خودش درخواست بفرستد.",
        "That service asks another office with the applicant's own consent. Ask them to send the request themselves."
    );

    public static readonly Problem NoOffice = new(
        "cases.split_no_office",
        422,
        "با این پاسخ‌ها روشن نیست کدام اداره باید رسیدگی کند. گزینه‌ای را که اداره را برمی‌گزیند پر کنید.",
        "These answers do not say which office is to work on it. Fill in the option that chooses the office."
    );
}
