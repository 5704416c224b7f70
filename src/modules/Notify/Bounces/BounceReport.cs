using System.Text.RegularExpressions;
using MimeKit;

namespace Shahr.Notify;

/// <summary>What became of a letter behind the city's own mail server.</summary>
internal enum Bounced
{
    /// <summary>A server on the way still tries.</summary>
    Delayed,

    /// <summary>It was given up, but the mailbox may well be there: a refused sender, a full queue.</summary>
    GivenUp,

    /// <summary>There is no such mailbox, or it takes nothing.</summary>
    NoMailbox,
}

/// <summary>
/// A delivery report (RFC 3464) about one letter: to whom it was addressed, which is our mark, and what it says. Only
/// the code is kept of it (<c>5.1.1</c>, RFC 3463): the rest names the reader's address.
/// </summary>
internal sealed partial record BounceReport(IReadOnlyList<string> To, Bounced Bounced, string Status)
{
    // Where mailboxes write the address that a letter was really sent to; To may have been rewritten on the way.
    private static readonly string[] _addressed = ["To", "Delivered-To", "X-Original-To", "Envelope-To"];

    // Whether the reader's own address is meant: the mailbox, or the way to its domain. Others (3 their server, 5 the
    // conversation, 6 the text, 7 a rule) would be answered to every address there, and are ours to mend.
    private static readonly string[] _ofAddress = ["0", "1", "2", "4"];

    /// <summary>The report that a letter is, or null: an answer of somebody, or nothing readable.</summary>
    public static BounceReport? Of(MimeMessage mail)
    {
        // At the top and nowhere deeper: a report that somebody forwards is not about a letter of ours.
        if (mail.Body is not MultipartReport { ReportType: { } kind } report || !Is(kind, "delivery-status"))
            return null;
        if (report.OfType<MessageDeliveryStatus>().FirstOrDefault() is not { } status)
            return null;
        foreach (var group in status.StatusGroups.Take(10))
        {
            var code = Code().Match(group["Status"] ?? "");
            if (code.Success && Of(group["Action"]?.Trim() ?? "", code) is { } bounced)
                return new BounceReport([.. Addresses(mail)], bounced, code.Value);
        }

        return null;
    }

    private static Bounced? Of(string action, Match code) =>
        (Is(action, "failed"), Is(action, "delayed"), code.Groups[1].Value) switch
        {
            (true, _, "5") when _ofAddress.Contains(code.Groups[2].Value) => Notify.Bounced.NoMailbox,
            (true, _, "4" or "5") => Notify.Bounced.GivenUp,
            (_, true, "4") => Notify.Bounced.Delayed,
            _ => null,
        };

    private static IEnumerable<string> Addresses(MimeMessage mail) =>
        mail
            .Headers.Where(h => _addressed.Contains(h.Field, StringComparer.OrdinalIgnoreCase))
            .Take(20)
            .SelectMany(h =>
                InternetAddressList.TryParse(h.Value, out var list) ? list.Mailboxes.Select(m => m.Address) : []
            )
            .Take(20);

    private static bool Is(string text, string word) => text.Equals(word, StringComparison.OrdinalIgnoreCase);

    [GeneratedRegex(@"^\s*([245])\.(\d{1,3})\.\d{1,3}(?!\d)")]
    private static partial Regex Code();
}
