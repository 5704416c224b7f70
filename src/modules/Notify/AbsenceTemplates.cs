using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>What an officer is told of an absence that somebody else wrote down.</summary>
internal static class AbsenceTemplates
{
    public static readonly Template Said = new(
        new(
            "برای شما غیبت نوشته شد",
            "{city}\n{who} برای شما غیبت نوشت: {days}. در این روزها همکارانتان گام‌های شما را برمی‌دارند. "
                + "اگر درست نیست آن را پایان دهید."
        ),
        new(
            "An absence was written down for you",
            "{city}\n{who} wrote that you are away: {days}. Colleagues may take over your steps. "
                + "End it if it is not right."
        ),
        Channel.Inbox
    );

    public static readonly Template Ended = new(
        new("غیبت شما پایان یافت", "{city}\n{who} غیبت شما را پایان داد: {days}."),
        new("Your absence was ended", "{city}\n{who} ended your absence: {days}."),
        Channel.Inbox
    );
}
