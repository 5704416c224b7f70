using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>What is said while a case is worked on, unasked.</summary>
internal static class CaseTemplates
{
    /// <summary>An officer wrote to the citizen.</summary>
    public static readonly Template Told = new(
        new("پیامی دربارهٔ درخواست شما", "دربارهٔ {service} به شمارهٔ {number}: {message}"),
        new("A message about your request", "About {service}, number {number}: {message}"),
        Channel.Inbox,
        Channel.Email
    );

    /// <summary>A step costs something, and waits for it.</summary>
    public static readonly Template Owes = new(
        new(
            "برای درخواست شما کارمزدی باید پرداخت شود",
            "{service} به شمارهٔ {number}: {what}، {amount}. تا پرداخت، زمان رسیدگی پیش نمی‌رود."
        ),
        new(
            "A fee of your request is to be paid",
            "{service}, number {number}: {what}, {amount}. The clock waits until it is paid."
        ),
        Channel.Inbox,
        Channel.Sms,
        Channel.Email
    );

    /// <summary>To the applicant of a case that was closed as a double.</summary>
    public static readonly Template Merged = new(
        new(
            "درخواست شما با دیگری یکی شد",
            "{service} به شمارهٔ {number} با پروندهٔ {other} یکی شد: {reason} "
                + "کار در همان پیش می‌رود و نتیجه را به شما هم می‌گوییم."
        ),
        new(
            "Your request was merged into another",
            "{service}, number {number}, was merged into case {other}: {reason} "
                + "The work goes on there, and you will hear how it ends."
        ),
        Channel.Inbox,
        Channel.Email
    );

    /// <summary>To the applicant of the case that goes on.</summary>
    public static readonly Template Joined = new(
        new(
            "درخواست دیگری به درخواست شما پیوست",
            "پروندهٔ {other} هم دربارهٔ همین موضوع بود و به {service} به شمارهٔ {number} پیوست. کار شما پیش می‌رود."
        ),
        new(
            "Another request joined yours",
            "Case {other} was about the same matter and joined {service}, number {number}. Your request goes on."
        ),
        Channel.Inbox
    );

    /// <summary>To the applicant of a double that was opened again.</summary>
    public static readonly Template Reopened = new(
        new(
            "درخواست شما دوباره باز شد",
            "{service} به شمارهٔ {number} از پروندهٔ {other} جدا شد و خودش پی گرفته می‌شود: {reason}"
        ),
        new(
            "Your request is open again",
            "{service}, number {number}, was parted from case {other} and goes on by itself: {reason}"
        ),
        Channel.Inbox,
        Channel.Email
    );

    /// <summary>To the applicant of a case that an officer made two of.</summary>
    public static readonly Template Split = new(
        new(
            "یک درخواست شما دو پرونده شد",
            "در پروندهٔ {other} دو موضوع بود: {reason} موضوع دوم {service} شد و شماره‌اش {number} است."
        ),
        new(
            "A request of yours became two cases",
            "Case {other} held two matters: {reason} The second became {service} and has the number {number}."
        ),
        Channel.Inbox,
        Channel.Email
    );

    /// <summary>To the holder of a step, before its time is over.</summary>
    public static readonly Template DueSoon = new(
        new("مهلت نزدیک است", "گام «{what}» از {service} به شمارهٔ {number} تا {until} مهلت دارد."),
        new("Its time is near", "The step “{what}” of {service}, number {number}, is promised by {until}."),
        Channel.Inbox
    );

    /// <summary>To all officers of the office, once it is over.</summary>
    public static readonly Template Late = new(
        new(
            "مهلت گذشته است",
            "مهلت گام «{what}» از {service} به شمارهٔ {number} در {until} گذشت. هر همکاری می‌تواند آن را بردارد."
        ),
        new(
            "Its time is over",
            "The step “{what}” of {service}, number {number}, was promised by {until}. Any colleague may take it."
        ),
        Channel.Inbox,
        Channel.Email
    );

    /// <summary>To the head of the office, when it stays late.</summary>
    public static readonly Template LateForHead = new(
        new(
            "کاری در ادارهٔ شما دیر مانده است",
            "گام «{what}» از {service} به شمارهٔ {number} تا {until} مهلت داشت و هنوز باز است."
        ),
        new(
            "Work of your office stays late",
            "The step “{what}” of {service}, number {number}, was promised by {until} and is still open."
        ),
        Channel.Inbox,
        Channel.Email
    );
}
