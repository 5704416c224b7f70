using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>What is said of money. What somebody wrote with a request stands on its page only.</summary>
internal static class MoneyTemplates
{
    public static IReadOnlyDictionary<string, Template> All { get; } =
        new Dictionary<string, Template>
        {
            ["money_given_back"] = new(
                new("پولی به شما پس داده شد", "{amount} بابت «{what}» به کیف پول شما برگشت. دلیل: {reason}"),
                new("Money was given back to you", "{amount} of “{what}” came back to your wallet. Reason: {reason}"),
                Channel.Inbox,
                Channel.Sms,
                Channel.Email
            ),
            ["money_asked"] = new(
                new(
                    "از شما پول خواسته‌اند",
                    "{city}\n{name} از شما {amount} خواسته است. در «کیف پول من» ببینید، بپردازید یا نپذیرید. "
                        + "تنها به کسی بپردازید که می‌شناسید."
                ),
                new(
                    "You are asked for money",
                    "{city}\n{name} asks you for {amount}. See it in “My wallet”, and pay or decline. "
                        + "Pay only whom you know."
                ),
                Channel.Inbox,
                Channel.Sms
            ),
            ["money_request_paid"] = new(
                new("درخواست شما پرداخت شد", "{city}\n{name} {amount} را که خواسته بودید پرداخت. در کیف پول شماست."),
                new("Your request was paid", "{city}\n{name} paid the {amount} you asked for. It is in your wallet."),
                Channel.Inbox
            ),
            ["money_request_declined"] = new(
                new(
                    "درخواست شما پذیرفته نشد",
                    "{city}\n{name} پرداخت {amount} را نپذیرفت. با خود او گفت‌وگو کنید؛ می‌توانید دوباره بخواهید."
                ),
                new(
                    "Your request was declined",
                    "{city}\n{name} declined to pay {amount}. Talk with them; you may ask again."
                ),
                Channel.Inbox
            ),
            ["order_tomorrow"] = new(
                new(
                    "فردا پولی از کیف پول شما می‌رود",
                    "{city}\nفردا {whole} برای {name} از کیف پول شما می‌رود. "
                        + "اگر نمی‌خواهید، امروز کنارش بگذارید یا متوقفش کنید."
                ),
                new(
                    "Money leaves your wallet tomorrow",
                    "{city}\nTomorrow {whole} go to {name} from your wallet. "
                        + "If you do not want that, leave it out or stop it today."
                ),
                Channel.Inbox,
                Channel.Sms
            ),
            ["order_short_again"] = new(
                new(
                    "پول برای پرداخت دوره‌ای کم بود",
                    "{city}\nپرداخت {amount} به {name} انجام نشد، زیرا در کیف پول شما پول کم بود. "
                        + "تا چهار روز هر بامداد دوباره تلاش می‌شود؛ کیف پول را پر کنید."
                ),
                new(
                    "Too little for a standing payment",
                    "{city}\n{amount} were not paid to {name}: your wallet had too little. "
                        + "It is tried again each morning for four days; add money."
                ),
                Channel.Inbox,
                Channel.Sms
            ),
            ["order_short"] = new(
                new(
                    "پرداخت دوره‌ای انجام نشد",
                    "{city}\nپرداخت {amount} به {name} انجام نشد، زیرا در کیف پول شما پول کم بود. "
                        + "برای این بار دیگر تلاش نمی‌شود؛ خودتان بفرستید."
                ),
                new(
                    "A standing payment was not made",
                    "{city}\n{amount} were not paid to {name}: your wallet had too little. "
                        + "It is not tried again for this time; send it yourself."
                ),
                Channel.Inbox,
                Channel.Sms
            ),
            ["order_part"] = new(
                new(
                    "بخشی از پرداخت دوره‌ای رفت",
                    "{city}\nاز {whole} برای {name} تنها {amount} در کیف پول شما بود و همان رفت. "
                        + "بازماندهٔ آن را خودتان بفرستید."
                ),
                new(
                    "A part of a standing payment was made",
                    "{city}\nOf {whole} for {name} your wallet had {amount}, and that went. Send the rest yourself."
                ),
                Channel.Inbox,
                Channel.Sms
            ),
            ["order_failed"] = new(
                new(
                    "پرداخت دوره‌ای انجام نشد",
                    "{city}\nپرداخت {amount} به {name} انجام نشد. دلیلش در صفحهٔ این پرداخت دوره‌ای نوشته شده است."
                ),
                new(
                    "A standing payment was not made",
                    "{city}\n{amount} were not paid to {name}. The page of this standing payment says why."
                ),
                Channel.Inbox,
                Channel.Sms
            ),
            ["order_receiver_gone"] = new(
                new(
                    "پرداخت دوره‌ای شما متوقف شد",
                    "{city}\nپرداخت دوره‌ای شما به {name} متوقف شد، زیرا دیگر نمی‌شود به این گیرنده پرداخت."
                ),
                new(
                    "Your standing payment was stopped",
                    "{city}\nYour standing payment to {name} was stopped: this receiver cannot be paid any more."
                ),
                Channel.Inbox,
                Channel.Sms
            ),
        };
}
