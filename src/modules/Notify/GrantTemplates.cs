using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>What officers are told about permissions that need a second pair of eyes.</summary>
internal static class GrantTemplates
{
    public static readonly Template Asked = new(
        new(
            "دسترسی تازه‌ای برای شما خواسته‌اند",
            "{city}\nبرای شما در {office} این دسترسی را خواسته‌اند: {what}. تا مدیر دیگری تأیید نکند کار نمی‌کند."
        ),
        new(
            "A permission was asked for you",
            "{city}\nAt {office} this permission was asked for you: {what}. It works once another manager confirms it."
        ),
        Channel.Inbox
    );

    public static readonly Template Given = new(
        new("دسترسی تأیید شد", "{city}\n{name} از اکنون در {office} این دسترسی را دارد: {what}."),
        new("The permission was confirmed", "{city}\nFrom now on {name} holds this permission at {office}: {what}."),
        Channel.Inbox
    );

    public static readonly Template Stopped = new(
        new("دسترسی داده نشد", "{city}\nدسترسی «{what}» در {office} به {name} داده نشد. دلیل: {reason}"),
        new(
            "The permission was not given",
            "{city}\nThe permission “{what}” at {office} was not given to {name}. Reason: {reason}"
        ),
        Channel.Inbox
    );
}
