using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>What people hear of cheques. Reasons that only one side may know stand on the cheque's page.</summary>
internal static class ChequeTemplates
{
    public static IReadOnlyDictionary<string, Template> All { get; } =
        new Dictionary<string, Template>
        {
            ["cheque_book_ready"] = Of(
                "دسته‌چک شما آماده است",
                "{city}\nدسته‌چک {leaves} برگی شما از صیاد رسید. در «چک‌های من» می‌توانید چک بنویسید.",
                "Your cheque book is ready",
                "{city}\nYour book of {leaves} leaves came from Sayad. You can write cheques in “My cheques”."
            ),
            ["cheque_offered"] = Of(
                "چکی برای شما",
                "{city}\n{name} چکی به مبلغ {amount} با سررسید {due} به شما می‌دهد. "
                    + "وضعیت اعتباری صادرکننده را در صفحهٔ چک ببینید و بپذیرید یا نپذیرید.",
                "A cheque for you",
                "{city}\n{name} gives you a cheque of {amount}, due on {due}. "
                    + "See the issuer's credit status on its page, and accept or decline it."
            ),
            ["cheque_accepted"] = Of(
                "چک پذیرفته شد",
                "{city}\n{name} چک {amount} با سررسید {due} را پذیرفت.",
                "A cheque was accepted",
                "{city}\n{name} accepted the cheque of {amount}, due on {due}."
            ),
            ["cheque_declined"] = Of(
                "چک پذیرفته نشد",
                "{city}\n{name} چک {amount} با سررسید {due} را نپذیرفت. با خود او گفت‌وگو کنید.",
                "A cheque was declined",
                "{city}\n{name} declined the cheque of {amount}, due on {due}. Talk with them."
            ),
            ["cheque_receiver_died"] = Of(
                "چک به گیرنده نرسید",
                "{city}\nچک {amount} با سررسید {due} پذیرفته نشد، زیرا {name} درگذشته است.",
                "A cheque did not reach its receiver",
                "{city}\nThe cheque of {amount}, due on {due}, was not accepted: {name} has died."
            ),
            ["cheque_not_registered"] = Of(
                "چک در صیاد ثبت نشد",
                "{city}\nصیاد چک {amount} در وجه {name} را ثبت نکرد و آن برگ باطل است. چک را روی برگ دیگری بنویسید.",
                "A cheque was not registered",
                "{city}\nSayad did not register the cheque of {amount} for {name}; its leaf is void. "
                    + "Write it on another leaf."
            ),
            ["cheque_presented"] = Of(
                "چک شما برای وصول آمد",
                "{city}\n{name} چک {amount} شما را برای وصول ارائه داد. "
                    + "تا ساعت نه بامداد روز کاری بعد پول را در کیف پول آماده کنید.",
                "Your cheque was presented",
                "{city}\n{name} presented your cheque of {amount}. "
                    + "Have the money in your wallet by nine in the morning of the next working day."
            ),
            ["cheque_paid"] = Of(
                "چک پرداخت شد",
                "{city}\nچک {amount} با سررسید {due} پرداخت شد.",
                "A cheque was paid",
                "{city}\nThe cheque of {amount}, due on {due}, was paid."
            ),
            ["cheque_bounced_issuer"] = Of(
                "چک شما برگشت خورد",
                "{city}\nچک {amount} شما به {name} برگشت خورد، زیرا در کیف پول شما پول کم بود. "
                    + "تا {days} روز آن را در صفحهٔ چک بپردازید؛ تا آن زمان چک و دسته‌چک تازه ندارید.",
                "Your cheque bounced",
                "{city}\nYour cheque of {amount} for {name} bounced: your wallet had too little. "
                    + "Settle it on its page within {days} days; until then there is no new cheque and no new book."
            ),
            ["cheque_bounced_holder"] = Of(
                "چکی که دارید برگشت خورد",
                "{city}\nچک {amount} از {name} برگشت خورد، زیرا در کیف پول او پول کم بود. می‌توانید دوباره ارائه‌اش "
                    + "دهید یا پس از {days} روز از دادگاه اجرائیه بخواهید.",
                "A cheque you hold bounced",
                "{city}\nThe cheque of {amount} from {name} bounced: their wallet had too little. "
                    + "You may present it again, or have the court collect it after {days} days."
            ),
            ["cheque_refused"] = Of(
                "چک پرداخت نشد",
                "{city}\nچک {amount} با سررسید {due} پرداخت نشد. دلیل و راه‌های بعدی در صفحهٔ چک است.",
                "A cheque was not paid",
                "{city}\nThe cheque of {amount}, due on {due}, was not paid. Its page says why and what to do next."
            ),
            ["cheque_issuer_died"] = Of(
                "صادرکنندهٔ چک درگذشته است",
                "{city}\n{name}، صادرکنندهٔ چک {amount}، درگذشته است. چک از کیف پول او پرداخت نمی‌شود؛ "
                    + "با گواهی برگشت، طلب خود را از ترکهٔ او بخواهید.",
                "The issuer of a cheque has died",
                "{city}\n{name}, who issued the cheque of {amount}, has died. It is not paid from their wallet; "
                    + "claim it from the estate with the record that it bounced."
            ),
            ["cheque_not_settled"] = Of(
                "چک برگشتی پرداخت نشد",
                "{city}\nپرداخت چک برگشتی {amount} به {name} انجام نشد. پول را در کیف پول آماده و دوباره تلاش کنید.",
                "A bounced cheque was not settled",
                "{city}\nThe bounced cheque of {amount} for {name} was not settled. Add money and try again."
            ),
            ["cheque_stopped"] = Of(
                "پرداخت چک متوقف شد",
                "{city}\nپرداخت چک {amount} از {name} با دستور دادگاه متوقف شد. "
                    + "شمارهٔ دستور در صفحهٔ چک است؛ با همان دادگاه پیگیری کنید.",
                "A cheque was stopped",
                "{city}\nA court's order stopped the cheque of {amount} from {name}. "
                    + "Its page has the number; turn to that court."
            ),
        };

    private static Template Of(string titleFa, string textFa, string titleEn, string textEn) =>
        new(new(titleFa, textFa), new(titleEn, textEn), Channel.Inbox, Channel.Sms);
}
