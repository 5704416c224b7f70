using Shahr.Kit;

namespace Shahr.Cases;

/// <summary>Refusals where two cases become one, or become two again.</summary>
internal static class DoublesProblems
{
    public static readonly Problem NumberNeeded = new(
        "cases.double_number",
        422,
        "شمارهٔ پیگیری پروندهٔ دیگر را بنویسید؛ نه رقم است.",
        "Write the tracking number of the other case; it has nine digits."
    );

    public static readonly Problem Itself = new(
        "cases.double_of_itself",
        409,
        "این شمارهٔ همین پرونده است. شمارهٔ پروندهٔ دیگری را بنویسید.",
        "This is the number of this very case. Write that of another one."
    );

    public static readonly Problem AlreadyMerged = new(
        "cases.already_merged",
        409,
        "یکی از این دو پرونده پیش‌تر با پروندهٔ دیگری یکی شده است. صفحه را تازه کنید و با همان کار را پی بگیرید.",
        "One of the two cases has already been merged into another. Reload the page and go on with that one."
    );

    public static readonly Problem Closed = new(
        "cases.double_closed",
        409,
        "یکی از این دو پرونده بسته شده است؛ تنها پرونده‌های باز یکی می‌شوند.",
        "One of the two cases is closed; only open cases are merged."
    );

    public static readonly Problem OtherService = new(
        "cases.double_other_service",
        409,
        "این دو پرونده از یک خدمت نیستند و یکی نمی‌شوند. اگر به هم مربوط‌اند، در تاریخچهٔ هر دو بنویسید.",
        "The two cases are not of one service and are not merged. If they belong together, write so in both."
    );

    public static readonly Problem OtherOffice = new(
        "cases.double_other_office",
        409,
        "این دو پرونده اکنون نزد یک ادارهٔ شما نیستند. تا گام هر دو به یک اداره نرسد، یکی نمی‌شوند.",
        "The two cases are not with one office of yours now. They are merged once both are at the same office."
    );

    public static readonly Problem ColleagueHolds = new(
        "cases.double_held",
        409,
        "همکاری روی پرونده‌ای که باید بسته شود کار می‌کند. از او بخواهید گام را رها کند یا خودش یکی کند.",
        "A colleague works on the case that would be closed. Ask them to release the step, or to merge it themselves."
    );

    public static readonly Problem EachOwnPaper = new(
        "cases.double_own_paper",
        409,
        "این خدمت به هر متقاضی سند خودش را می‌دهد؛ پروندهٔ دو نفر یکی نمی‌شود. هر کدام را جدا پی بگیرید.",
        "This service gives each applicant a paper of their own; cases of two people are not merged. Work on each."
    );

    public static readonly Problem NotMerged = new(
        "cases.not_merged",
        409,
        "این پرونده اکنون با پروندهٔ دیگری یکی نیست. صفحه را تازه کنید و ببینید کجاست.",
        "This case is not merged into another now. Reload the page to see where it stands."
    );

    public static readonly Problem TooLateToReopen = new(
        "cases.too_late_to_reopen",
        409,
        "تنها تا ۷ روز می‌توان دو پرونده را دوباره جدا کرد. اگر باید، متقاضی درخواست تازه‌ای بفرستد.",
        "Two cases are parted again within 7 days only. If need be, the applicant sends a new request."
    );

    public static readonly Problem KeptIsOver = new(
        "cases.kept_is_over",
        409,
        "پرونده‌ای که این با آن یکی شد خودش پایان یافته است؛ دیگر از هم جدا نمی‌شوند. نتیجهٔ همان را ببینید.",
        "The case this one was merged into is over; they are not parted any more. See its result."
    );
}
