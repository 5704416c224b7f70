using Shahr.Kit.Retention;

namespace Shahr.Notify;

/// <summary>What this room keeps, how long and why.</summary>
internal static class KeptByNotify
{
    // Ids are UUIDv7, so that "older than" is a range of the primary key and needs no index on time.
    private const string Old = "select id from notify_messages where id < @cut_id and created_at < @cut and ";

    public static IReadOnlyList<KeptClass> All { get; } =
    [
        new()
        {
            Code = "notify.inbox",
            Fa = "پیام‌های شما در شهر",
            En = "Your messages in the city",
            Days = 3 * 365,
            SinceFa = "پس از نوشتن",
            SinceEn = "after they were written",
            WhyFa = "قاعدهٔ خود شهر: تصمیم و دلیلش در خود پرونده می‌ماند؛ پیام تنها خبر آن بود.",
            WhyEn = "The city's own rule: decision and reason stay in the case; the message only told of it.",
            GoneFa = "عنوان و متن، خوانده یا نخوانده",
            GoneEn = "Subject and text, read or not",
            AtOnce = true,
            Delete = [Messages("channel = 'Inbox'")],
        },
        new()
        {
            Code = "notify.sent",
            Fa = "نشانی فرستاده شدن پیامک‌ها و رایانامه‌ها",
            En = "Marks that text messages and e-mails were sent",
            Days = 365,
            SinceFa = "پس از فرستادن",
            SinceEn = "after they were sent",
            WhyFa = "قاعدهٔ خود شهر، برای حساب درگاه‌ها؛ متن و نشانی همان دم فرستادن پاک شده است.",
            WhyEn = "The city's own rule, for accounts with providers; text and address went as they were sent.",
            GoneFa = "گونهٔ پیام، ساعت‌ها و رسید",
            GoneEn = "Kind of message, hours and receipt",
            Delete = [Messages("channel <> 'Inbox' and state in ('Sent', 'Discarded')")],
        },
        new()
        {
            Code = "notify.stuck",
            Fa = "پیام‌هایی که نرسیدند",
            En = "Messages that never arrived",
            Days = 180,
            SinceFa = "پس از نوشتن",
            SinceEn = "after they were written",
            WhyFa = "قاعدهٔ خود شهر: پس از شش ماه کسی آن‌ها را دوباره نمی‌فرستد.",
            WhyEn = "The city's own rule: after six months nobody sends them again.",
            GoneFa = "متن، نشانی و خطا",
            GoneEn = "Text, address and error",
            Delete = [Messages("channel <> 'Inbox' and state in ('Dead', 'Unsure')")],
        },
        new()
        {
            Code = "notify.wishes",
            Fa = "خواست‌های شما دربارهٔ پیام‌ها و مرورگرهای اعلان",
            En = "Your wishes about messages, and browsers with notifications",
            SinceFa = "تا خودتان برشان دارید",
            SinceEn = "until you remove them",
            WhyFa = "به خواست خودتان نوشته شده‌اند.",
            WhyEn = "You wrote them because you wished to.",
            GoneFa = "همهٔ آن، همان دم که بخواهید",
            GoneEn = "All of it, the moment you ask",
            AtOnce = true,
        },
    ];

    private static string Messages(string which) =>
        $"delete from notify_messages where id in ({Old}{which} order by id limit @most)";
}
