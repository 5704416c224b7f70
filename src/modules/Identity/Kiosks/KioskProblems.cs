using Shahr.Kit;

namespace Shahr.Identity;

/// <summary>Refusals about kiosks.</summary>
internal static class KioskProblems
{
    public static readonly Problem NameWrong = new(
        "identity.kiosk_name_wrong",
        422,
        "نامی کوتاه برای کیوسک بنویسید؛ از ۲ تا ۸۰ نویسه، مانند «کیوسک ۱».",
        "Write a short name for the kiosk, from 2 to 80 characters, for example “Kiosk 1”."
    );

    public static readonly Problem PlaceWrong = new(
        "identity.kiosk_place_wrong",
        422,
        "بنویسید کیوسک کجاست؛ از ۲ تا ۲۰۰ نویسه، مانند «شهرداری منطقهٔ ۱، کنار پیشخوان».",
        "Write where the kiosk stands, from 2 to 200 characters, for example “District 1, beside the counter”."
    );

    public static readonly Problem OfficeMissing = new(
        "identity.kiosk_office_missing",
        422,
        "اداره‌ای را که کیوسک از آن اوست برگزینید.",
        "Choose the office that the kiosk belongs to."
    );

    public static readonly Problem Unknown = new(
        "identity.kiosk_unknown",
        404,
        "چنین کیوسکی نیست. فهرست را ببینید.",
        "There is no such kiosk. Look at the list."
    );

    public static readonly Problem Over = new(
        "identity.kiosk_revoked",
        409,
        "این کیوسک کنار گذاشته شده است. اگر دوباره لازم است، کیوسک تازه‌ای ثبت کنید.",
        "This kiosk was revoked. If it is needed again, register a new one."
    );

    public static readonly Problem TooMany = new(
        "identity.kiosk_too_many",
        409,
        "شهر بیش از این کیوسک ندارد. نخست یکی را که دیگر نیست کنار بگذارید.",
        "The city has no more kiosks than this. Revoke one that is gone first."
    );

    public static readonly Problem CodeWrong = new(
        "identity.kiosk_code_wrong",
        422,
        "این کد جفت‌سازی درست نیست، به کار رفته یا زمانش گذشته است. در صفحهٔ کیوسک کد تازه بگیرید.",
        "This pairing code is wrong, used or late. Get a new one on the kiosk's page."
    );

    public static readonly Problem OnlyHere = new(
        "identity.kiosk_only",
        409,
        "این مرورگر کیوسک نیست. برای جفت کردنش، کد جفت‌سازی را از همکار بگیرید.",
        "This browser is no kiosk. To pair it, get a pairing code from an officer."
    );
}
