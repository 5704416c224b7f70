using Shahr.Kit;

namespace Shahr.Cases.Designer;

/// <summary>Refusals of the designer; what is wrong in a definition, <c>DefinitionRules</c> says.</summary>
internal static class DesignerProblems
{
    public static readonly Problem NotFound = new(
        "cases.no_such_design",
        404,
        "چنین طرحی نیست یا کنار گذاشته شده است. از فهرست طرح‌ها یکی را باز کنید.",
        "There is no such design, or it was thrown away. Open one from the list of designs."
    );

    public static readonly Problem NoSuchPart = new(
        "cases.no_such_part",
        404,
        "این بخش دیگر در طرح نیست؛ شاید همکاری آن را برداشته یا نامش را عوض کرده است. طرح را دوباره باز کنید.",
        "This part is no longer in the design; a colleague may have removed or renamed it. Open the design again."
    );

    public static readonly Problem AlreadyPublished = new(
        "cases.design_published",
        409,
        "این طرح منتشر شده است و دیگر عوض نمی‌شود. برای دگرگونی، طرح نسخهٔ بعد را آغاز کنید.",
        "This design was published and can no longer be changed. Start a design of the next version."
    );

    public static readonly Problem Changed = new(
        "cases.design_changed",
        409,
        "این طرح در این میان عوض شده است. آنچه نوشته‌اید در همین صفحه مانده؛ ببینید هنوز درست است و دوباره بفرستید.",
        "The design has changed meanwhile. What you wrote is still here; see whether it holds and send it again."
    );

    public static readonly Problem TooMany = new(
        "cases.too_many_designs",
        422,
        "بیش از {0} طرح ناتمام هست. یکی را منتشر کنید یا کنار بگذارید و دوباره آغاز کنید.",
        "There are more than {0} unfinished designs. Publish or discard one, then begin again."
    );

    public static readonly Problem TooLarge = new(
        "cases.design_too_large",
        422,
        "متن طرح از یک مگابایت بیشتر می‌شود. نوشته‌ها یا پرسش‌ها را کمتر کنید.",
        "The design would be longer than one megabyte. Shorten its texts or its list of questions."
    );

    public static readonly Problem NothingToUndo = new(
        "cases.nothing_to_undo",
        409,
        "چیزی برای برگرداندن نیست. طرح را از همین صفحه پی بگیرید.",
        "There is nothing to undo. Go on with the design from this page."
    );

    public static readonly Problem CodeNeeded = new(
        "cases.design_code_needed",
        422,
        "نشانی خدمت را با حرف‌های کوچک لاتین، رقم و خط تیره بنویسید؛ مانند tree-felling.",
        "Write the address of the service in a–z, digits and dashes; such as tree-felling."
    );

    public static readonly Problem CodeTaken = new(
        "cases.design_code_taken",
        409,
        "خدمتی با این نشانی هست. نشانی دیگری بنویسید یا طرح نسخهٔ بعد همان خدمت را آغاز کنید.",
        "There is a service at this address. Choose another, or start a design of that service's next version."
    );

    public static readonly Problem TitleNeeded = new(
        "cases.design_title_needed",
        422,
        "نام خدمت را به فارسی بنویسید؛ بعد می‌توانید آن را عوض کنید.",
        "Write the Persian name of the service; you can change it later."
    );

    public static readonly Problem ServiceNeeded = new(
        "cases.design_service_needed",
        422,
        "خدمتی را برگزینید که نسخهٔ بعدش را طراحی می‌کنید.",
        "Choose the service whose next version you design."
    );

    public static readonly Problem FileNeeded = new(
        "cases.design_file_needed",
        422,
        "فایل YAML تعریف خدمت را تا یک مگابایت برگزینید و دوباره بفرستید.",
        "Choose the YAML file of the definition, at most one megabyte, and send it again."
    );

    public static readonly Problem FileWrong = new(
        "cases.design_file_wrong",
        422,
        "این فایل تعریف خدمت نیست. آن را درست کنید و دوباره بفرستید؛ خواننده می‌گوید: {0}.",
        "This file is no definition of a service. Put it right and send it again; the reader says: {0}."
    );

    public static readonly Problem NameWrong = new(
        "cases.part_name_wrong",
        422,
        "نام تنها حرف‌های کوچک لاتین، رقم و _ دارد و با حرف آغاز می‌شود. آن را خالی بگذارید تا خودش نامی بگیرد.",
        "A name holds only a–z, 0–9 and _ and begins with a letter. Leave it empty and it is given one."
    );

    public static readonly Problem NameTaken = new(
        "cases.part_name_taken",
        422,
        "بخش دیگری همین نام را دارد. نام دیگری بنویسید.",
        "Another part has this name. Write a different one."
    );

    public static readonly Problem NotThatNumber = new(
        "cases.part_number_wrong",
        422,
        "این‌جا عددی میان {0} و {1} بنویسید.",
        "Write a number between {0} and {1} here."
    );

    public static readonly Problem TextTooLong = new(
        "cases.part_text_long",
        422,
        "این نوشته بلند است؛ آن را تا {0} نویسه کوتاه کنید.",
        "This text is too long; shorten it to {0} characters."
    );

    public static readonly Problem ChooseHere = new(
        "cases.part_choice_needed",
        422,
        "یکی از گزینه‌های این‌جا را برگزینید.",
        "Choose one of the options here."
    );

    public static readonly Problem InquiryOffice = new(
        "cases.inquiry_office_needed",
        422,
        "اداره‌ای را برگزینید که از آن پرسیده می‌شود.",
        "Choose the office that is asked."
    );

    public static readonly Problem InquiryStep = new(
        "cases.inquiry_step_needed",
        422,
        "گامی را برگزینید که به این پاسخ نیاز دارد. اگر گامی نیست، نخست آن را به طرح بیفزایید.",
        "Choose the step that needs this answer. If there is none, add it to the design first."
    );

    public static readonly Problem PartService = new(
        "cases.part_service_needed",
        422,
        "خدمتی را برگزینید که بخش این رویداد می‌شود.",
        "Choose the service that becomes a part of this event."
    );

    public static readonly Problem ParagraphsDiffer = new(
        "cases.paragraphs_differ",
        422,
        "توضیح فارسی {0} بند دارد و انگلیسی {1} بند. به یک شمار بند بنویسید؛ میان بندها یک سطر خالی بگذارید.",
        "The Persian text has {0} paragraphs, the English {1}. Write as many in both, an empty line between them."
    );

    public static readonly Problem AtTheEnd = new(
        "cases.part_at_end",
        409,
        "این بخش از این سو جای دیگری برای رفتن ندارد. ترتیب را در همین صفحه ببینید.",
        "There is no place further in that direction. See the order on this page."
    );

    public static readonly Problem NotFinished = new(
        "cases.design_not_finished",
        422,
        "طرح هنوز کاستی دارد. آنچه را در صفحهٔ طرح نوشته شده درست کنید و دوباره بفرستید.",
        "The design still has faults. Put right what its page lists and send it again."
    );

    public static readonly Problem NotReady = new(
        "cases.design_not_ready",
        409,
        "نویسندهٔ طرح هنوز نگفته که آماده است، یا در این میان عوضش کرده. طرح را دوباره بخوانید.",
        "Its author has not said that it is ready, or has changed it meanwhile. Read the design again."
    );

    public static readonly Problem OwnDesign = new(
        "cases.own_design",
        403,
        "آخرین دگرگونی این طرح از شماست. از همکار دیگری که خدمت طراحی می‌کند بخواهید آن را بخواند و منتشر کند.",
        "The last change of this design is yours. Ask another designer to read and publish it."
    );

    public static readonly Problem NewerVersion = new(
        "cases.newer_version",
        409,
        "در این میان نسخهٔ دیگری از این خدمت منتشر شده است. طرح را به شمارهٔ بعد ببرید و تفاوت‌ها را دوباره بخوانید.",
        "Another version of this service was published meanwhile. Move the design to the next number and read it again."
    );

    public static readonly Problem WithdrawalReason = new(
        "cases.withdrawal_reason",
        422,
        "در ۱ تا ۵۰۰ نویسه بنویسید چرا این خدمت دیگر داده نمی‌شود؛ در تاریخچه می‌ماند.",
        "Write in 1 to 500 characters why the service is no longer given; it stays in the history."
    );

    public static readonly Problem WithdrawalSettled = new(
        "cases.withdrawal_settled",
        409,
        "این کار پیش از شما انجام شده است. وضعیت خدمت را در همین فهرست ببینید.",
        "This was done before you. See how the service stands in the list."
    );
}
