using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>What both sides hear of mandates and debits.</summary>
internal static class MandateTemplates
{
    public static IReadOnlyDictionary<string, Template> All { get; } =
        new Dictionary<string, Template>
        {
            ["mandate_asked"] = Of(
                "سازمانی اجازهٔ برداشت می‌خواهد",
                "{city}\n{name} بابت «{purpose}» اجازه می‌خواهد هر بار تا {amount} از کیف پول شما بردارد. "
                    + "ببینید و بپذیرید یا نپذیرید؛ تنها به سازمانی که می‌شناسید.",
                "An organisation asks for a mandate",
                "{city}\n{name} asks to draw up to {amount} each time from your wallet for “{purpose}”. "
                    + "See it, and agree or decline; only an organisation you know."
            ),
            ["mandate_agreed"] = Of(
                "اجازهٔ برداشت داده شد",
                "{city}\n{name} اجازهٔ برداشت بابت «{purpose}» را داد. هر برداشت را دست‌کم سه روز پیش اعلام کنید.",
                "A mandate was given",
                "{city}\n{name} gave the mandate for “{purpose}”. Announce each debit at least three days before."
            ),
            ["mandate_declined"] = Of(
                "اجازهٔ برداشت داده نشد",
                "{city}\n{name} اجازهٔ برداشت بابت «{purpose}» را نداد. با خود او گفت‌وگو کنید.",
                "A mandate was declined",
                "{city}\n{name} declined the mandate for “{purpose}”. Talk with them."
            ),
            ["mandate_ended"] = Of(
                "اجازهٔ برداشت پایان یافت",
                "{city}\nاجازهٔ برداشت با {name} بابت «{purpose}» پایان یافت. دیگر چیزی با آن برداشته نمی‌شود.",
                "A mandate ended",
                "{city}\nThe mandate with {name} for “{purpose}” ended. Nothing more is drawn by it."
            ),
            ["debit_announced"] = Of(
                "برداشتی در پیش است",
                "{city}\n{name} در {day} مبلغ {amount} بابت «{purpose}» از کیف پول شما برمی‌دارد. "
                    + "اگر نمی‌خواهید، تا پیش از آن روز کنارش بگذارید.",
                "A debit is ahead",
                "{city}\nOn {day} {name} draws {amount} for “{purpose}” from your wallet. "
                    + "If you do not want that, leave it out before that day."
            ),
            ["debit_stopped"] = Of(
                "برداشتی کنار گذاشته شد",
                "{city}\n{name} برداشت {amount} در {day} را کنار گذاشت. با خود او گفت‌وگو کنید.",
                "A debit was left out",
                "{city}\n{name} left the debit of {amount} on {day} out. Talk with them."
            ),
            ["debit_not_drawn"] = Of(
                "برداشت انجام نشد",
                "{city}\nبرداشت {amount} از سوی {name} انجام نشد. دلیلش در صفحهٔ اجازه است؛ خودتان می‌توانید بپردازید.",
                "A debit was not made",
                "{city}\n{name} did not get {amount}. The mandate's page says why; you may pay it yourself."
            ),
            ["debit_not_received"] = Of(
                "برداشت انجام نشد",
                "{city}\nبرداشت {amount} از {name} در {day} انجام نشد. می‌توانید روز دیگری اعلام کنید.",
                "A debit was not made",
                "{city}\n{amount} were not drawn from {name} on {day}. You may announce another day."
            ),
            ["debit_back"] = Of(
                "پول برداشت‌شده برگشت",
                "{city}\n{amount} که {name} برداشته بود به کیف پول شما برگشت.",
                "A debit came back",
                "{city}\nThe {amount} that {name} had drawn are in your wallet again."
            ),
            ["debit_taken_back"] = Of(
                "برداشتی پس گرفته شد",
                "{city}\n{name} برداشت {amount} در {day} را پس گرفت. تا هشت هفته این حق اوست؛ با خود او گفت‌وگو کنید.",
                "A debit was taken back",
                "{city}\n{name} took back the debit of {amount} on {day}. For eight weeks that is their right."
            ),
            ["debit_owed"] = Of(
                "پول هنوز برنگشته است",
                "{city}\n{name} اکنون {amount} در کیف پول خود ندارد. هر روز دوباره تلاش می‌شود تا پول شما برگردد.",
                "The money is not back yet",
                "{city}\n{name} does not have {amount} just now. It is tried again each day until your money is back."
            ),
            ["debit_owes"] = Of(
                "پول برداشت‌شده را باید برگردانید",
                "{city}\n{name} برداشت {amount} در {day} را پس می‌گیرد و در کیف پول شما پول کم است. کیف پول را پر کنید.",
                "A debit has to go back",
                "{city}\n{name} takes back the debit of {amount} on {day}, and your wallet has too little. Add money."
            ),
        };

    private static Template Of(string titleFa, string textFa, string titleEn, string textEn) =>
        new(new(titleFa, textFa), new(titleEn, textEn), Channel.Inbox, Channel.Sms);
}
