using Shahr.Kit;

namespace Shahr.Notify;

/// <summary>What is refused about notifications in browsers.</summary>
internal static class PushProblems
{
    public static readonly Problem BrowserUnknown = new(
        "notify.push_browser_unknown",
        422,
        "اعلان در این مرورگر روشن نشد: نشانی‌ای که داد از سرویس‌های اعلانی نیست که شهر می‌شناسد. "
            + "کروم، فایرفاکس، سافاری یا اج را بیازمایید؛ پیامک و «پیام‌های من» مانند همیشه می‌رسد.",
        "Notifications were not turned on: the address this browser gave is of no push service that the city knows. "
            + "Try Chrome, Firefox, Safari or Edge; SMS and “My messages” come as ever."
    );

    public static readonly Problem DeviceGone = new(
        "notify.push_device_gone",
        404,
        "اعلان در این مرورگر دیگر روشن نیست. فهرست تازه را ببینید.",
        "Notifications are no longer on in this browser. Look at the fresh list."
    );
}
