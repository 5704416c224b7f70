using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>Refusals while a case is worked on: whose turn it is, who may, and what is missing.</summary>
internal static class WorkProblems
{
    public static readonly Problem TooManyMessages = new(
        "cases.too_many_messages",
        429,
        "{0} پیام شما هنوز بی‌پاسخ است. تا اداره پاسخ بدهد نمی‌توانید پیام دیگری بفرستید؛ مهلت اداره در همین صفحه است.",
        "{1} messages of yours wait for an answer. You can write again once the office has answered; see its time here."
    );

    public static readonly Problem NoneChosen = new(
        "cases.none_chosen",
        422,
        "هیچ گامی برگزیده نشده یا نوبت آن‌ها گذشته است. به میز کار برگردید و گام‌ها را دوباره برگزینید.",
        "No step was chosen, or their turn is over. Go back to the desk and choose again."
    );

    public static readonly Problem AlreadyClosed = new(
        "cases.already_closed",
        409,
        "این پرونده بسته شده است و دیگر دگرگون نمی‌شود. نتیجه را در همین صفحه ببینید.",
        "This case is closed and can no longer be changed. See its result on this page."
    );

    public static readonly Problem NotThisStep = new(
        "cases.not_this_step",
        409,
        "نوبت این گام نیست یا همین حالا پایان یافته است. صفحه را تازه کنید و گام کنونی را ببینید.",
        "It is not this step's turn, or it has just ended. Reload the page to see the present step."
    );

    public static readonly Problem AlreadyYours = new(
        "cases.already_yours",
        409,
        "این گام از پیش با شماست. کار را از همین صفحه پی بگیرید.",
        "You already hold this step. Go on from this page."
    );

    public static readonly Problem SomebodyElseHolds = new(
        "cases.somebody_else_holds",
        409,
        "همکار دیگری این گام را پیش از شما برداشته است. از میز کار گام دیگری بردارید.",
        "A colleague has taken this step before you. Take another one from the desk."
    );

    public static readonly Problem ClaimFirst = new(
        "cases.claim_first",
        409,
        "این گام با شما نیست. نخست آن را بردارید.",
        "You do not hold this step. Take it first."
    );

    public static readonly Problem AlreadyAsked = new(
        "cases.already_asked",
        409,
        "پرسشی از شهروند باز است. تا پاسخ او برسد، پرسش دیگری نمی‌توان کرد.",
        "A question to the citizen is still open. Wait for the answer before asking again."
    );

    public static readonly Problem WaitsForCitizen = new(
        "cases.waits_for_citizen",
        409,
        "این گام منتظر پاسخ شهروند است. پس از پاسخ او تصمیم بگیرید.",
        "This step waits for the citizen's answer. Decide after it has come."
    );

    public static readonly Problem NothingAsked = new(
        "cases.nothing_asked",
        409,
        "پرسشی از شما باز نیست. اگر تازه پاسخ داده‌اید، پاسخ شما رسیده است.",
        "No question to you is open. If you have just answered, your answer has arrived."
    );

    public static readonly Problem CannotAskHere = new(
        "cases.cannot_ask_here",
        409,
        "در این گام نمی‌توان از شهروند پرسید. با آنچه در پرونده هست کار را پایان دهید.",
        "The citizen cannot be asked in this step. Finish it with what the case holds."
    );

    public static readonly Problem WaitsForOffice = new(
        "cases.waits_for_office",
        409,
        "این گام منتظر پاسخ ادارهٔ دیگری است. پس از پاسخ آن کار را پی بگیرید.",
        "This step waits for another office. Go on after its answer has come."
    );

    public static readonly Problem AskAnotherOffice = new(
        "cases.ask_another_office",
        422,
        "این گام با همین اداره است. ادارهٔ دیگری را برگزینید.",
        "This step is with that very office. Choose another one."
    );

    public static readonly Problem CannotAskOffice = new(
        "cases.cannot_ask_office",
        409,
        "در این گام نمی‌توان از ادارهٔ دیگری پرسید. با آنچه در پرونده هست کار را پایان دهید.",
        "Another office cannot be asked in this step. Finish it with what the case holds."
    );

    public static readonly Problem NotAskedHere = new(
        "cases.not_asked_here",
        409,
        "این را این گام نپرسیده است و از آن پس گرفته نمی‌شود. بگذارید پاسخ برسد.",
        "This step has not asked that, and it cannot be taken back from it. Let the answer come."
    );

    public static readonly Problem AnsweredMeanwhile = new(
        "cases.answered_meanwhile",
        409,
        "پاسخ آن اداره رسیده یا پرسش پیش‌تر پس گرفته شده است. تاریخچه را بخوانید و کار را پی بگیرید.",
        "That office has answered, or the question was taken back before. Read the history and go on."
    );

    public static readonly Problem CannotTellHere = new(
        "cases.cannot_tell_here",
        409,
        "این گام پاسخ یک استعلام است و از آن به شهروند نوشته نمی‌شود. آنچه باید بدانند را در پاسخ بنویسید.",
        "This step answers an inquiry, and the citizen is not written to from it. Say what matters in the answer."
    );

    public static readonly Problem TooManyOpinions = new(
        "cases.too_many_opinions",
        409,
        "در این پرونده ۱۰ بار از اداره‌های دیگر پرسیده‌اند و بیش از این نمی‌شود. با آنچه هست تصمیم بگیرید.",
        "Other offices were asked ten times in this case, and that is the most. Decide with what there is."
    );

    public static readonly Problem ReasonNeeded = new(
        "cases.reason_needed",
        422,
        "دلیل را در یک جمله بنویسید؛ شهروند همین جمله را می‌خواند.",
        "Give the reason in one sentence; the citizen will read it."
    );

    public static readonly Problem ResultNeeded = new(
        "cases.result_needed",
        422,
        "یکی از دو نتیجه را برگزینید.",
        "Choose one of the two results."
    );

    public static readonly Problem TimeNeeded = new(
        "cases.worked_time",
        422,
        "ساعت انجام کار را هم بنویسید؛ مانند ۱۴:۳۰.",
        "Write the time of day too, such as 14:30."
    );

    public static readonly Problem WorkedTooEarly = new(
        "cases.worked_too_early",
        422,
        "این گام در آن زمان هنوز به این اداره نرسیده بود. زمانی پس از آغاز گام بنویسید.",
        "This step had not reached this office by then. Write a time after it began."
    );

    public static readonly Problem WorkedInFuture = new(
        "cases.worked_in_future",
        422,
        "آن زمان هنوز نرسیده است. زمانی را بنویسید که کار انجام شد.",
        "That time is still to come. Write when the work was done."
    );

    public static readonly Problem ActedInIt = new(
        "cases.acted_in_it",
        403,
        "این درخواست را خودتان به نام متقاضی فرستاده یا پاسخ داده‌اید؛ بگذارید همکاری دیگر آن را بردارد.",
        "You sent or answered this request in the applicant's name; leave it to a colleague."
    );

    public static readonly Problem OwnCase = new(
        "cases.own_case",
        403,
        "این پروندهٔ خود شما یا نزدیک شماست. کسی روی پروندهٔ خودش کار نمی‌کند؛ بگذارید همکاری دیگر آن را بردارد.",
        "This is your own case, or one of somebody close to you. "
            + "Nobody works on their own case; leave it to a colleague."
    );

    public static readonly Problem ConcernsYou = new(
        "cases.concerns_you",
        403,
        "این پرونده دربارهٔ کار خود شماست؛ همکاری دیگر به آن پاسخ می‌دهد.",
        "This case is about your own work; a colleague answers it."
    );

    public static readonly Problem FourEyes = new(
        "cases.four_eyes",
        403,
        "گام دیگری از این پرونده را شما بسته‌اید. این تصمیم را باید همکاری دیگر بگیرد؛ گام را رها کنید.",
        "You have closed another step of this case. A colleague must take this decision; release the step."
    );

    public static readonly Problem NotYourOffice = new(
        "cases.not_your_office",
        403,
        "این گام با اداره‌ای است که شما در آن دسترسی ندارید. اگر باید داشته باشید، از مسئول اداره بخواهید.",
        "This step is with an office where you have no access. If you should have it, ask its head."
    );
}
