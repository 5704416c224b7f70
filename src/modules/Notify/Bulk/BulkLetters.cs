using Shahr.Contracts;

namespace Shahr.Notify;

/// <summary>The messages of one notice to one person.</summary>
internal sealed record BulkLetter(Channel Channel, string? Address, string Subject, string Text);

/// <summary>
/// Writes a notice for one person: in their language, by the ways they wish, with the link that ends such notices. An
/// urgent one goes every way and carries no link, for it cannot be refused.
/// </summary>
internal sealed class BulkLetters(Template template, NoticeLinks links)
{
    // All links are equally long, so that a language has one length.
    private readonly Dictionary<string, int> _parts = [];

    /// <summary>What this person gets; nothing where they asked for no general notices.</summary>
    /// <param name="listener">The person.</param>
    /// <param name="wishes">Their wishes.</param>
    /// <param name="isNotified">They turned notifications on in a browser.</param>
    public IReadOnlyList<BulkLetter> For(Listener listener, Wishes wishes, bool isNotified)
    {
        if (!template.Urgent && !wishes.Notices)
            return [];
        var words = listener.Reach.Language == "en" ? template.En : template.Fa;
        var ways = (template.Urgent ? Wishes.None : wishes).Ways(template, listener.Reach);
        IEnumerable<BulkLetter> notification = isNotified ? [new(Channel.Push, null, words.Subject, "")] : [];
        return
        [
            .. notification,
            .. ways.Select(way => new BulkLetter(
                way,
                Wishes.AddressOf(way, listener.Reach),
                words.Subject,
                TextFor(way, listener, words)
            )),
        ];
    }

    /// <summary>Parts of the SMS in this person's language.</summary>
    public int PartsOf(Listener listener, string text)
    {
        if (!_parts.TryGetValue(listener.Reach.Language, out var parts))
            _parts[listener.Reach.Language] = parts = SmsParts.Of(text);
        return parts;
    }

    private string TextFor(Channel way, Listener listener, Words words)
    {
        var text = way == Channel.Sms ? words.Subject + "\n" + words.Text : words.Text;
        if (way == Channel.Inbox || template.Urgent)
            return text;
        var leave = listener.Reach.Language == "en" ? "No more: " : "دیگر نفرستید: ";
        return text + "\n" + leave + links.For(listener.Person);
    }
}
