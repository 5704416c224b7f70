using Shahr.Kit;

namespace Shahr.Banking;

/// <summary>Every refusal that cheques can give.</summary>
internal static class ChequesProblems
{
    public static readonly Problem NoSayad = new(
        "banking.no_sayad",
        503,
        "این شهر هنوز به سامانهٔ صیاد پیوسته نیست. چک را از بانک خود بگیرید و همان‌جا ثبت کنید.",
        "This city is not connected to Sayad yet. Get cheques from your bank, and register them there."
    );

    public static readonly Problem SizeNeeded = new(
        "banking.cheque_book_size_needed",
        422,
        "بگویید دسته‌چک چند برگ داشته باشد: ۱۰ یا ۲۵.",
        "Say how many leaves the book is to have: 10 or 25."
    );

    public static readonly Problem BookAsked = new(
        "banking.cheque_book_asked",
        409,
        "دسته‌چکی که خواسته‌اید در راه است. تا رسیدن آن دستهٔ دیگری نمی‌شود خواست.",
        "The book you asked for is on its way. No other can be asked for until it is there."
    );

    public static readonly Problem LeavesLeft = new(
        "banking.cheque_leaves_left",
        409,
        "هنوز بیش از {0} برگ نانوشته دارید. نخست از همان‌ها بنویسید.",
        "You still have more than {0} unwritten leaves. Use those first."
    );

    public static readonly Problem Unsettled = new(
        "banking.cheque_unsettled",
        409,
        "چک برگشتی پرداخت‌نشده دارید. تا آن را نپردازید، قانون صدور چک و دسته‌چک تازه را روا نمی‌داند.",
        "You have a bounced cheque that is not settled. Until it is, the law allows no new cheque and no new book."
    );

    public static readonly Problem LeafNeeded = new(
        "banking.cheque_leaf_needed",
        422,
        "برگی را که می‌نویسید انتخاب کنید.",
        "Choose the leaf you write on."
    );

    public static readonly Problem LeafUsed = new(
        "banking.cheque_leaf_used",
        409,
        "روی این برگ چک دیگری صادر شده است. چک را روی برگ دیگری بنویسید.",
        "Another cheque was issued on this leaf. Write it on another."
    );

    public static readonly Problem ReasonNeeded = new(
        "banking.cheque_reason_needed",
        422,
        "بنویسید چک بابت چیست، در ۱۴۰ نویسه؛ همراه چک ثبت می‌شود.",
        "Write what the cheque is for, in 140 characters; it is registered with it."
    );

    public static readonly Problem DayNeeded = new(
        "banking.cheque_day_needed",
        422,
        "سررسید را به تاریخ شمسی بنویسید؛ مانند ۱۵ ۱۰ ۱۴۰۵.",
        "Write the due day in the Persian calendar, such as 15 10 1405."
    );

    public static readonly Problem DayPast = new(
        "banking.cheque_day_past",
        422,
        "سررسید امروز یا پس از آن است. روز دیگری بنویسید.",
        "The due day is today or later. Write another day."
    );

    public static readonly Problem DayTooFar = new(
        "banking.cheque_day_too_far",
        422,
        "سررسید باید در پنج سال آینده باشد. روز نزدیک‌تری بنویسید.",
        "The due day has to be within five years. Write a nearer day."
    );

    public static readonly Problem DraftOver = new(
        "banking.cheque_draft_over",
        409,
        "از نوشتن این چک بیش از یک ساعت گذشته است. آن را از نو بنویسید؛ برگ آن آزاد است.",
        "This cheque was written more than an hour ago. Write it anew; its leaf is free."
    );

    public static readonly Problem ToIssuer = new(
        "banking.cheque_to_issuer",
        422,
        "این صادرکنندهٔ چک است. چک را به کس دیگری واگذار کنید، یا همین‌جا نگهش دارید.",
        "That is the issuer of the cheque. Give it on to somebody else, or keep it."
    );

    public static readonly Problem AnotherPerson = new(
        "banking.cheque_another_person",
        409,
        "این شماره اکنون از آن کس دیگری است. نام را دوباره ببینید.",
        "That number is somebody else's now. Look at the name again."
    );

    public static readonly Problem NotOffered = new(
        "banking.cheque_not_offered",
        409,
        "این چک دیگر چشم‌به‌راه پاسخ شما نیست. صفحه‌اش را از نو باز کنید.",
        "This cheque does not wait for your answer any more. Open its page again."
    );

    public static readonly Problem NothingOffered = new(
        "banking.cheque_nothing_offered",
        409,
        "پیشنهادی از شما بی‌پاسخ نمانده است که پس بگیرید. صفحهٔ چک را از نو باز کنید.",
        "Nothing you offered waits for an answer. Open the page of the cheque again."
    );

    public static readonly Problem NotAccepted = new(
        "banking.cheque_not_accepted",
        409,
        "این چک هنوز پذیرفته نشده است. نخست آن را بپذیرید؛ پس از آن می‌توانید وصولش کنید.",
        "This cheque was not accepted yet. Accept it first; then it can be presented."
    );

    public static readonly Problem NotHolder = new(
        "banking.cheque_not_holder",
        403,
        "دارندهٔ کنونی این چک شما نیستید؛ تنها او می‌تواند آن را وصول یا واگذار کند.",
        "You are not the present holder; only they can present it or give it on."
    );

    public static readonly Problem NotIssuer = new(
        "banking.cheque_not_issuer",
        403,
        "این کار تنها از صادرکنندهٔ چک برمی‌آید. از او بخواهید.",
        "Only the issuer of the cheque can do that. Ask them."
    );

    public static readonly Problem HolderDied = new(
        "banking.cheque_holder_died",
        409,
        "دارندهٔ این چک درگذشته است و چک از آن وارثان اوست. با گواهی انحصار وراثت به شهرداری بیایید.",
        "The holder of this cheque has died, and it belongs to the heirs. Come with the certificate of inheritance."
    );

    public static readonly Problem BeingPassed = new(
        "banking.cheque_being_passed",
        409,
        "این چک را به کسی واگذار کرده‌اید که هنوز پاسخ نداده است. واگذاری را پس بگیرید و سپس وصولش کنید.",
        "You gave this cheque on to somebody who has not answered yet. Take that back, then present it."
    );

    public static readonly Problem PresentedAlready = new(
        "banking.cheque_presented_already",
        409,
        "این چک برای وصول ارائه شده است. نتیجه در همین صفحه می‌آید و به شما خبر داده می‌شود.",
        "This cheque was presented. The outcome will stand on its page, and you will be told."
    );

    public static readonly Problem BeingSettled = new(
        "banking.cheque_being_settled",
        409,
        "صادرکننده همین حالا این چک را می‌پردازد. نتیجه در همین صفحه می‌آید و به شما خبر داده می‌شود.",
        "The issuer is settling this cheque just now. The outcome will stand on its page, and you will be told."
    );

    public static readonly Problem NotDue = new(
        "banking.cheque_not_due",
        409,
        "سررسید این چک {0} است. از همان روز می‌توانید وصولش کنید.",
        "This cheque is due on {0}. It can be presented from that day on."
    );

    public static readonly Problem Stopped = new(
        "banking.cheque_stopped",
        409,
        "با دستور دادگاه به شمارهٔ {0} و تاریخ {1} پرداخت این چک متوقف شده است. با همان دادگاه پیگیری کنید.",
        "A court’s order, number {0} of {1}, stopped this cheque. Turn to that court."
    );

    public static readonly Problem TooLateToStop = new(
        "banking.cheque_too_late_to_stop",
        409,
        "پرداخت این چک دیگر متوقف نمی‌شود، زیرا دیگر در راه وصول نیست. صفحه‌اش را از نو باز کنید.",
        "This cheque cannot be stopped any more: it is not on its way to be paid. Open its page again."
    );

    public static readonly Problem CourtNumberNeeded = new(
        "banking.cheque_court_number_needed",
        422,
        "شمارهٔ دستور دادگاه را در ۴۰ نویسه بنویسید.",
        "Write the number of the court's order, in 40 characters."
    );

    public static readonly Problem CourtDayNeeded = new(
        "banking.cheque_court_day_needed",
        422,
        "تاریخ دستور دادگاه را به شمسی بنویسید؛ امروز یا پیش از آن است.",
        "Write the date of the court's order in the Persian calendar; it is today or earlier."
    );

    public static readonly Problem NothingToSettle = new(
        "banking.cheque_nothing_to_settle",
        409,
        "این چک اکنون برگشتی نیست و چیزی برای پرداخت ندارد. صفحه‌اش را از نو باز کنید.",
        "This cheque is not bounced now; there is nothing to settle. Open its page again."
    );

    public static readonly Problem JustChanged = new(
        "banking.cheque_just_changed",
        409,
        "این چک همین حالا تغییر کرد. صفحه‌اش را از نو باز کنید و وضعیتش را ببینید.",
        "This cheque has just changed. Open its page again and see where it stands."
    );

    public static readonly Problem Over = new(
        "banking.cheque_over",
        409,
        "کار این چک به پایان رسیده است. صفحه‌اش را از نو باز کنید.",
        "This cheque is over. Open its page again."
    );

    public static readonly Problem NotFound = new(
        "banking.cheque_not_found",
        404,
        "چنین چکی در چک‌های شما نیست. از فهرست بازش کنید.",
        "There is no such cheque among yours. Open it from the list."
    );
}
