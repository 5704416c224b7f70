using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>Messages about acting for others: delegations, organisations, wards.</summary>
internal static class ActingTemplates
{
    public static IReadOnlyDictionary<string, Template> All { get; } =
        new Dictionary<string, Template>
        {
            ["delegation_offered"] = new(
                new(
                    "از شما خواسته‌اند نماینده باشید",
                    "{city}\n{name} از شما خواسته است به نام او کار کنید. در «حساب من»، «نمایندگی» ببینید و پاسخ دهید."
                ),
                new(
                    "You are asked to act for somebody",
                    "{city}\n{name} asks you to act for them. See and answer it in “My account”, “Acting for others”."
                ),
                Channel.Inbox,
                Channel.Sms
            ),
            ["delegation_accepted"] = new(
                new(
                    "نمایندگی پذیرفته شد",
                    "{city}\n{name} پذیرفت که به نام شما کار کند. هر لحظه می‌توانید در «نمایندگی» آن را پس بگیرید."
                ),
                new(
                    "Your offer was accepted",
                    "{city}\n{name} accepted to act for you. You can take it back at any moment in “Acting for others”."
                ),
                Channel.Inbox,
                Channel.Sms
            ),
            ["delegation_lowered"] = new(
                new(
                    "سقف نمایندگی پایین آمد",
                    "{city}\n{name} سقف مبلغی را که می‌توانید به نام او بنویسید پایین آورد؛ از همین لحظه. "
                        + "سقف تازه در «نمایندگی» است."
                ),
                new(
                    "The limit of a delegation was lowered",
                    "{city}\n{name} lowered the highest amount you may write in their name, as of this moment. "
                        + "The new limit is in “Acting for others”."
                ),
                Channel.Inbox
            ),
            ["delegation_revoked"] = new(
                new("نمایندگی پایان یافت", "{city}\n{name} به نمایندگی میان شما پایان داد؛ از همین لحظه."),
                new("A delegation has ended", "{city}\n{name} ended the delegation between you, as of this moment."),
                Channel.Inbox
            ),
            ["organisation_confirmed"] = new(
                new(
                    "سازمان شما تأیید شد",
                    "{city}\nاز این پس به نام {name} کار می‌کنید و در «سازمان‌های من» دیگران را دعوت می‌کنید. "
                        + "اگر این سازمان را نمی‌شناسید، به پیشخوان شهر خبر دهید."
                ),
                new(
                    "Your organisation is confirmed",
                    "{city}\nYou now act for {name}, and invite others in “My organisations”. "
                        + "If you do not know it, tell the city's counter."
                ),
                Channel.Inbox,
                Channel.Sms
            ),
            ["organisation_differs"] = new(
                new(
                    "سازمان شما هنوز تأیید نشده",
                    "{city}\nسامانهٔ ثبت شرکت‌ها حق امضای شما برای {name} را تأیید نکرد. "
                        + "با روزنامهٔ رسمی یا پروانه به پیشخوان ثبت بیایید."
                ),
                new(
                    "Your organisation is not confirmed yet",
                    "{city}\nThe registry of companies did not confirm that you may sign for {name}. "
                        + "Come to the registry desk with the official gazette or the licence."
                ),
                Channel.Inbox
            ),
            ["organisation_refused"] = new(
                new("سازمان شما تأیید نشد", "{city}\nحق امضای شما برای {name} تأیید نشد: {reason}"),
                new(
                    "Your organisation was not confirmed",
                    "{city}\nYour right to sign for {name} was refused: {reason}"
                ),
                Channel.Inbox
            ),
            ["guardian_confirmed"] = new(
                new(
                    "سرپرستی شما تأیید شد",
                    "{city}\nاز این پس تا هجده‌سالگی به نام {name} کار می‌کنید. "
                        + "اگر او را نمی‌شناسید، به پیشخوان شهر خبر دهید."
                ),
                new(
                    "You are confirmed as a guardian",
                    "{city}\nYou now act for {name} until they are eighteen. "
                        + "If you do not know them, tell the city's counter."
                ),
                Channel.Inbox,
                Channel.Sms
            ),
            ["guardian_differs"] = new(
                new(
                    "سرپرستی شما هنوز تأیید نشده",
                    "{city}\nثبت احوال سرپرستی شما برای {name} را تأیید نکرد. "
                        + "با شناسنامهٔ خودتان و او، یا حکم قیمومت، به پیشخوان ثبت بیایید."
                ),
                new(
                    "You are not confirmed as a guardian yet",
                    "{city}\nThe civil registry did not confirm that you are the guardian of {name}. "
                        + "Come to the registry desk with both birth certificates, or a court's order."
                ),
                Channel.Inbox
            ),
            ["guardian_refused"] = new(
                new("سرپرستی شما تأیید نشد", "{city}\nسرپرستی شما برای {name} تأیید نشد: {reason}"),
                new(
                    "You were not confirmed as a guardian",
                    "{city}\nYour guardianship of {name} was refused: {reason}"
                ),
                Channel.Inbox
            ),
        };
}
