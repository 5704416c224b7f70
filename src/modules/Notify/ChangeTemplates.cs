using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>What people are told when two officers change who they are to the city.</summary>
internal static class ChangeTemplates
{
    public static readonly Template Begun = new(
        new(
            "تغییری در پروندهٔ شما در انتظار تأیید است",
            "{city}\nدر پیشخوان شهر برای پروندهٔ شما نوشته‌اند: {what}. اگر درست نیست، پیش از {time} به پیشخوان شهر "
                + "خبر دهید تا ثبت نشود."
        ),
        new(
            "A change of your record waits to be confirmed",
            "{city}\nAt the city's counter this was written down about you: {what}. If it is not right, tell the "
                + "city's counter before {time}, and it will not be recorded."
        ),
        Channel.Inbox,
        Channel.Sms
    )
    {
        Urgent = true,
    };

    public static readonly Template Done = new(
        new(
            "پروندهٔ شما عوض شد",
            "{city}\nدر پروندهٔ شما ثبت شد: {what}. اگر درست نیست، با مدرک به پیشخوان شهر بیایید؛ برگرداندنی است."
        ),
        new(
            "Your record has changed",
            "{city}\nThis was recorded about you: {what}. If it is not right, come to the city's counter with a paper; "
                + "it can be taken back."
        ),
        Channel.Inbox,
        Channel.Sms
    )
    {
        Urgent = true,
    };

    public static readonly Template Stopped = new(
        new(
            "پروندهٔ شما همان ماند",
            "{city}\nتغییری که در پیشخوان نوشته بودند متوقف شد و چیزی عوض نشد: {what}. دلیل: {reason}"
        ),
        new(
            "Your record stays as it was",
            "{city}\nThe change written down at the counter was stopped and nothing was changed: {what}. "
                + "Reason: {reason}"
        ),
        Channel.Inbox,
        Channel.Sms
    );
}
