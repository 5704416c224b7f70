using Shahr.Kit;

namespace Shahr.Cases.LifeEvents;

/// <summary>Refusals about life events and their parts.</summary>
internal static class LifeEventProblems
{
    public static readonly Problem NotFound = new(
        "cases.life_event_not_found",
        404,
        "چنین رویدادی در میان کارهای شما نیست. فهرست «کارهای من» را ببینید یا با شمارهٔ پیگیری جست‌وجو کنید.",
        "There is no such life event among yours. Look at your list, or track it by its number."
    );

    public static readonly Problem PartWithdrawn = new(
        "cases.part_withdrawn",
        409,
        "این خدمت اکنون داده نمی‌شود و این بخش باز نخواهد شد.",
        "This service is not given now; this part will not be opened."
    );

    public static readonly Problem PartUnfit = new(
        "cases.part_unfit",
        409,
        "پرسش‌های این خدمت عوض شده است و پاسخ‌های شما به آن نمی‌خورد؛ آن را جداگانه از صفحهٔ خدمت‌ها بخواهید.",
        "This service asks other questions by now, which your answers do not fit; ask for it alone."
    );

    public static readonly Problem PartNotCovered = new(
        "cases.part_not_covered",
        403,
        "نمایندگی {0} این بخش را در بر نمی‌گیرد. از او بخواهید این خدمت را هم به شما بسپارد.",
        "{0} did not give you this part. Ask them to add its service."
    );

    public static readonly Problem PartsChanged = new(
        "cases.parts_changed",
        409,
        "بخش‌های این رویداد از وقتی این صفحه را باز کردید عوض شده است. فهرست تازه را ببینید و دوباره بفرستید.",
        "The parts of this event changed since you opened the page. Look at the new list and send again."
    );

    public static readonly Problem NothingOpens = new(
        "cases.nothing_opens",
        422,
        "هیچ بخشی برای فرستادن نمانده است. دست‌کم یک بخش را نشان کنید.",
        "No part is left to be sent. Tick at least one."
    );

    public static readonly Problem NothingOpen = new(
        "cases.life_event_over",
        409,
        "همهٔ بخش‌های این رویداد پایان یافته است و چیزی برای پس گرفتن نمانده.",
        "Every part of this event is over; there is nothing left to withdraw."
    );
}
