using Shahr.Kit;

namespace Shahr.Banking;

/// <summary>Every refusal that mandates can give.</summary>
internal static class MandatesProblems
{
    public static readonly Problem OrganisationsOnly = new(
        "banking.organisations_only",
        403,
        "تنها سازمان‌ها اجازهٔ برداشت می‌خواهند. به نام سازمان خود کار کنید و دوباره بیایید.",
        "Only organisations ask for mandates. Act for your organisation and come again."
    );

    public static readonly Problem PurposeNeeded = new(
        "banking.mandate_purpose_needed",
        422,
        "بنویسید برداشت بابت چیست، در ۱۰۰ نویسه.",
        "Write what it is for, in 100 characters."
    );

    public static readonly Problem MonthBelowEach = new(
        "banking.month_below_each",
        422,
        "سقف ماه نمی‌تواند از سقف هر برداشت کمتر باشد. یکی از این دو را درست کنید.",
        "The ceiling of a month cannot be below that of one debit. Put one of the two right."
    );

    public static readonly Problem NotAsked = new(
        "banking.mandate_not_asked",
        409,
        "این درخواست دیگر باز نیست. صفحه‌اش را از نو باز کنید؛ پولی جابه‌جا نشده است.",
        "This request is not open any more. Open its page again; no money has moved."
    );

    public static readonly Problem NotActive = new(
        "banking.mandate_not_active",
        409,
        "این اجازه در کار نیست، پس برداشتی با آن نمی‌شود. صفحه‌اش را از نو باز کنید.",
        "This mandate is not at work, so nothing is drawn by it. Open its page again."
    );

    public static readonly Problem NotPayee = new(
        "banking.not_payee",
        403,
        "این اجازه را به شما نداده‌اند. برداشت را همان سازمان اعلام می‌کند.",
        "This mandate was not given to you. The organisation itself announces debits."
    );

    public static readonly Problem NotPayer = new(
        "banking.not_payer",
        403,
        "این کار تنها از پرداخت‌کننده برمی‌آید.",
        "Only the payer may do this."
    );

    public static readonly Problem AboveEach = new(
        "banking.above_each",
        422,
        "سقف هر برداشت {0} ریال است. مبلغ کمتری بنویسید یا اجازهٔ تازه‌ای بخواهید.",
        "The ceiling of one debit is {0} rials. Write a lower amount, or ask for another mandate."
    );

    public static readonly Problem AboveMonth = new(
        "banking.above_month",
        422,
        "در آن ماه تا {0} ریال دیگر می‌شود برداشت. مبلغ کمتری بنویسید یا ماه دیگری را برگزینید.",
        "In that month {0} rials more may be drawn. Write a lower amount, or choose another month."
    );

    public static readonly Problem DayNeeded = new(
        "banking.debit_day_needed",
        422,
        "روز برداشت را از سه روز دیگر تا شصت روز دیگر بنویسید؛ پرداخت‌کننده باید پیش از آن خبر داشته باشد.",
        "Write a day between three and sixty days from now: the payer has to know beforehand."
    );

    public static readonly Problem TooLateToStop = new(
        "banking.debit_too_late",
        409,
        "این برداشت دیگر در پیش نیست. اگر انجام شده است، آن را بی‌پرسش پس بگیرید.",
        "This debit is not ahead any more. If it was made, take it back without a question."
    );

    public static readonly Problem NothingToReturn = new(
        "banking.nothing_to_return",
        409,
        "این برداشت پس‌گرفتنی نیست: انجام نشده، پس داده شده یا بیش از هشت هفته از آن گذشته است. "
            + "برای برداشت کهنه‌تر درخواست «شکایت مالی» بدهید.",
        "This debit cannot be taken back: it was not made, came back, or is older than eight weeks. "
            + "For an older one ask for a decision on a claim."
    );

    public static readonly Problem NotFound = new(
        "banking.mandate_not_found",
        404,
        "چنین اجازه‌ای میان اجازه‌های شما نیست. از فهرست بازش کنید.",
        "There is no such mandate among yours. Open it from the list."
    );
}
