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
        };
}
