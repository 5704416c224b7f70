using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>What officers are told when one office asks another inside a case.</summary>
internal static class OfficeTemplates
{
    /// <summary>To the office that a colleague of another has asked.</summary>
    public static readonly Template Asked = new(
        new(
            "از ادارهٔ شما نظر خواسته‌اند",
            "دربارهٔ {service} به شمارهٔ {number} از {office} پرسیده‌اند. تا {until} مهلت دارد؛ پرسش در پرونده است."
        ),
        new(
            "Your office is asked for its opinion",
            "About {service}, number {number}, {office} is asked. The question is in the case; it is promised by "
                + "{until}."
        ),
        Channel.Inbox,
        Channel.Email
    );

    /// <summary>To the office that the city itself asks, of the first of a day.</summary>
    public static readonly Template Inquired = new(
        new(
            "استعلام‌های تازه در میز کار",
            "امروز برای {office} استعلام رسیده است؛ نخستین آن دربارهٔ {service} به شمارهٔ {number} است و تا {until} "
                + "مهلت دارد. دیگر استعلام‌های امروز را در میز کار ببینید."
        ),
        new(
            "New inquiries on the desk",
            "Inquiries have come for {office} today; the first is about {service}, number {number}, and is promised by "
                + "{until}. The others of today are on the desk."
        ),
        Channel.Inbox,
        Channel.Email
    );

    /// <summary>To whoever holds the step that asked: the answer is in favour.</summary>
    public static readonly Template InFavour = new(
        new(
            "پاسخ ادارهٔ دیگر رسید: موافق",
            "{office} دربارهٔ {service} به شمارهٔ {number} موافق است. گام «{what}» نزد شماست؛ پاسخ در پرونده است."
        ),
        new(
            "The other office has answered: in favour",
            "About {service}, number {number}, {office} is in favour. The step “{what}” is with you; the answer is in "
                + "the case."
        ),
        Channel.Inbox,
        Channel.Email
    );

    /// <summary>The same: the answer is against.</summary>
    public static readonly Template Against = new(
        new(
            "پاسخ ادارهٔ دیگر رسید: مخالف",
            "{office} دربارهٔ {service} به شمارهٔ {number} مخالف است. گام «{what}» نزد شماست؛ دلیلش در پرونده است."
        ),
        new(
            "The other office has answered: against",
            "About {service}, number {number}, {office} is against. The step “{what}” is with you; the reason is in "
                + "the case."
        ),
        Channel.Inbox,
        Channel.Email
    );
}
