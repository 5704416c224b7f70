using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>What a channel is called, in the reader's language.</summary>
internal static class ChannelNames
{
    public static string Of(Channel channel, string language) =>
        (channel, language) switch
        {
            (Channel.Sms, "en") => "SMS",
            (Channel.Sms, _) => "پیامک",
            (Channel.Email, "en") => "E-mail",
            (Channel.Email, _) => "رایانامه",
            (Channel.Push, "en") => "Notification",
            (Channel.Push, _) => "اعلان",
            (_, "en") => "Inbox",
            _ => "صندوق پیام‌ها",
        };
}
