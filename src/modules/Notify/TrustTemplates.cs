using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>Messages about trusted people, and about coming back to an account by them.</summary>
internal static class TrustTemplates
{
    public static IReadOnlyDictionary<string, Template> All { get; } =
        new Dictionary<string, Template>
        {
            ["mobile_lost_code"] = new(
                new(
                    "کد بازگشت به حساب",
                    "{city}\nکد بازگشت به حساب: {code}\nاگر شما نخواسته‌اید، آن را به هیچ‌کس نگویید؛ "
                        + "تا {minutes} دقیقه کار می‌کند."
                ),
                new(
                    "Code to come back",
                    "{city}\nYour code to come back: {code}\nIf you did not ask, tell it to nobody; "
                        + "it works for {minutes} minutes."
                ),
                Channel.Sms
            ),
            ["trust_asked"] = new(
                new(
                    "از شما خواسته‌اند معتمد باشید",
                    "{city}\n{name} می‌خواهد شما معتمدش باشید: اگر گوشی‌اش گم شود، بگویید که خودش است. "
                        + "در «حساب من»، «معتمدان من» ببینید و پاسخ دهید."
                ),
                new(
                    "You are asked to be trusted",
                    "{city}\n{name} wants you to say that it is them, should they lose their phone. "
                        + "See and answer it in “My account”, “People I trust”."
                ),
                Channel.Inbox,
                Channel.Sms
            ),
            ["trust_accepted"] = new(
                new(
                    "معتمد شما پذیرفت",
                    "{city}\n{name} پذیرفت که معتمد شما باشد و از {time} به حساب می‌آید. "
                        + "اگر خودتان او را برنگزیده‌اید، در «معتمدان من» همین حالا به آن پایان دهید."
                ),
                new(
                    "Somebody you trust accepted",
                    "{city}\n{name} accepted to be trusted by you, which counts from {time}. "
                        + "If you did not name them, end it now in “People I trust”."
                ),
                Channel.Inbox,
                Channel.Sms
            )
            {
                Urgent = true,
            },
            ["trust_ended"] = new(
                new("اعتمادی پایان یافت", "{city}\n{name} به اعتماد میان شما پایان داد؛ از همین لحظه."),
                new("A trust has ended", "{city}\n{name} ended the trust between you, as of this moment."),
                Channel.Inbox
            ),
            ["mobile_lost_asked"] = new(
                new(
                    "آیا خودش است؟",
                    "{city}\nکسی با نام {name} می‌گوید گوشی‌اش را گم کرده و شماره‌ای دارد که به {digits} "
                        + "پایان می‌یابد. نخست به خودش زنگ بزنید؛ سپس در «معتمدان من» پاسخ دهید."
                ),
                new(
                    "Is it them?",
                    "{city}\nSomebody in the name of {name} says they lost their phone and have a number that ends in "
                        + "{digits}. Telephone them first; then answer in “People I trust”."
                ),
                Channel.Inbox,
                Channel.Sms
            ),
            ["mobile_lost_begun"] = Urgently(
                new(
                    "کسی می‌خواهد به حساب شما برگردد",
                    "{city}\nکسی می‌گوید شما است، گوشی‌اش را گم کرده و شماره‌ای دارد که به {digits} پایان می‌یابد. "
                        + "از معتمدانتان پرسیده‌ایم. اگر شما نیستید، وارد شوید و «این من نبودم» را بزنید."
                ),
                new(
                    "Somebody wants to come back to your account",
                    "{city}\nSomebody says they are you, lost their phone and have a number that ends in {digits}. "
                        + "Your trusted people were asked. If it is not you, sign in and press “It was not me”."
                )
            ),
            ["mobile_lost_confirmed"] = Urgently(
                new(
                    "شمارهٔ حساب شما عوض می‌شود",
                    "{city}\nدو معتمد شما تأیید کردند. از {time} شمارهٔ حساب شما همان است که به {digits} پایان "
                        + "می‌یابد. اگر شما نخواسته‌اید، همین حالا وارد شوید و «این من نبودم» را بزنید."
                ),
                new(
                    "The mobile of your account will change",
                    "{city}\nTwo of your trusted people confirmed. From {time} your account's mobile is the one that "
                        + "ends in {digits}. If it was not you, sign in now and press “It was not me”."
                )
            ),
            ["mobile_lost_confirmed_new"] = new(
                new("معتمدانتان تأیید کردند", "{city}\nدو معتمد شما تأیید کردند. از {time} با همین شماره وارد شوید."),
                new(
                    "They have confirmed",
                    "{city}\nTwo people you trust confirmed. Sign in with this number from {time}."
                ),
                Channel.Sms
            ),
            ["mobile_lost_done"] = Urgently(
                new(
                    "شمارهٔ حساب شما عوض شد",
                    "{city}\nاکنون با شماره‌ای وارد می‌شوید که به {digits} پایان می‌یابد؛ همهٔ دستگاه‌ها بسته شدند. "
                        + "اگر شما نخواسته‌اید، همین حالا به پیشخوان شهر بیایید."
                ),
                new(
                    "The mobile of your account has changed",
                    "{city}\nYou now sign in with the number that ends in {digits}; all devices were closed. "
                        + "If it was not you, come to the city's counter at once."
                )
            ),
            ["mobile_lost_stopped"] = Urgently(
                new(
                    "بازگشت به حساب متوقف شد",
                    "{city}\nجلوی بازگشت به حساب با شماره‌ای که به {digits} پایان می‌یابد گرفته شد و چیزی عوض نشد. "
                        + "اگر خودتان بودید، با مدرک به پیشخوان شهر بیایید."
                ),
                new(
                    "Coming back was stopped",
                    "{city}\nComing back with the number that ends in {digits} was stopped, and nothing was changed. "
                        + "If it was you, come to the city's counter with a paper."
                )
            ),
        };

    private static Template Urgently(Words fa, Words en) => new(fa, en, Channel.Inbox, Channel.Sms) { Urgent = true };
}
