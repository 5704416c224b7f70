using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>What managers of offices are told about the quarterly review of who holds what.</summary>
internal static class ReviewTemplates
{
    public static readonly Template Begun = new(
        new(
            "بازبینی دسترسی‌های {season} آغاز شد",
            "{city}\nتا {until} بگویید کدام دسترسی‌ها بماند و کدام گرفته شود. {count} دسترسی در انتظار شماست."
        ),
        new(
            "The review of {season} has begun",
            "{city}\nSay until {until} which permissions stay and which are taken away. {count} wait for you."
        ),
        Channel.Inbox
    );

    public static readonly Template Overdue = new(
        new(
            "مهلت بازبینی دسترسی‌های {season} گذشت",
            "{city}\nمهلت بازبینی {until} بود و هنوز {count} دسترسی مانده است که شما می‌توانید ببینید. "
                + "امروز آن را به پایان برسانید."
        ),
        new(
            "The review of {season} is overdue",
            "{city}\nIt was to be done by {until}, and {count} permissions that you may look at are left. "
                + "Finish it today."
        ),
        Channel.Inbox
    );
}
