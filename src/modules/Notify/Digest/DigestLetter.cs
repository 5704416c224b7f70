using System.Globalization;
using System.Text;
using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>One message of a day, as its letter lists it.</summary>
internal sealed record DigestLine(string Subject, string Text, string? Href);

/// <summary>
/// «پیام‌های روز»: what came for one person since the last such letter, the oldest first, each with its page. What does
/// not fit is counted; all of it stands in the inbox.
/// </summary>
internal static class DigestLetter
{
    public const string Code = "digest";

    /// <summary>Messages that a letter lists.</summary>
    public const int Most = 50;

    private const int LongestText = 400;

    /// <summary>What it is called in lists, and its subject.</summary>
    public static readonly Template Plain = new(
        new("پیام‌های روز", "{count} پیام تازه از شهر"),
        new("Messages of the day", "{count} from the city"),
        Channel.Email
    );

    /// <summary>The letter about these messages.</summary>
    /// <param name="lines">The first of them, at most <see cref="Most"/>.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="language">The reader's.</param>
    /// <param name="city">Address under which citizens reach the city.</param>
    public static Words Write(IReadOnlyList<DigestLine> lines, int count, string language, string city)
    {
        var en = language == "en";
        var number = count.ToString(CultureInfo.InvariantCulture);
        // English counts one apart; Persian says the same word for any number.
        var many = en ? (count == 1 ? "1 new message" : number + " new messages") : number;
        var subject = Plain.Fill(new Dictionary<string, string> { ["count"] = many }, language).Text;
        var text = new StringBuilder(subject).Append(en ? ":\n" : "؛\n");
        foreach (var line in lines)
        {
            text.Append("\n• ").Append(line.Subject).Append('\n').Append(Short(line.Text)).Append('\n');
            // Not through the template: an address keeps its digits.
            if (line.Href is { } href)
                text.Append(city).Append(href).Append('\n');
        }

        text.Append('\n')
            .Append(en ? "All messages: " : "همهٔ پیام‌ها: ")
            .Append(city)
            .Append("/inbox\n")
            .Append(en ? "To get them one by one again: " : "برای آن که باز یکی‌یکی برسد: ")
            .Append(city)
            .Append(ChooseWishes.Address);
        return new Words(subject, text.ToString());
    }

    private static string Short(string text) => text.Length <= LongestText ? text : text[..LongestText] + "…";
}
