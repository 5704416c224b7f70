using MailKit;
using MailKit.Net.Imap;
using MailKit.Search;
using MailKit.Security;
using MimeKit;

namespace Shahr.Notify;

/// <summary>Letters of a round: the reports, and those that are none or too big to be looked at.</summary>
internal sealed record CameBack(IReadOnlyList<(UniqueId Id, BounceReport Report)> Reports, IList<UniqueId> Others);

/// <summary>
/// One conversation with the mailbox of returned letters (IMAP). A letter stays new until the city has kept what it
/// says, so that a crash reads it again.
/// </summary>
internal sealed class BounceMailbox(BounceSettings settings) : IDisposable
{
    /// <summary>Letters a round.</summary>
    public const int Most = 100;

    /// <summary>A report repeats our letter, which is short; nothing bigger is taken.</summary>
    public const int LargestBytes = 512 * 1024;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    // A report that is about a report that is about a report is not read to its end.
    private static readonly ParserOptions _parsing = new() { MaxMimeDepth = 16 };

    private readonly ImapClient _client = new() { Timeout = (int)_patience.TotalMilliseconds };

    public void Dispose() => _client.Dispose();

    /// <summary>Signs in and opens the inbox.</summary>
    /// <exception cref="AuthenticationException">The key is wrong, or others could read it.</exception>
    public async Task OpenAsync(CancellationToken ct)
    {
        await _client.ConnectAsync(settings.Host, settings.Port, SecureSocketOptions.Auto, ct);
        if (!_client.IsSecure && !IsHere(settings.Host))
            throw new AuthenticationException($"{settings} speaks no TLS; the key is not told to it.");
        await _client.AuthenticateAsync(settings.User, settings.Key, ct);
        await _client.Inbox.OpenAsync(FolderAccess.ReadWrite, ct);
    }

    /// <summary>The oldest new letters, at most <see cref="Most"/>.</summary>
    public async Task<CameBack> ReadAsync(CancellationToken ct)
    {
        var inbox = _client.Inbox;
        var unread = await inbox.SearchAsync(SearchQuery.NotSeen.And(SearchQuery.NotDeleted), ct);
        IList<UniqueId> next = [.. unread.Take(Most)];
        if (next.Count == 0)
            return new CameBack([], []);
        var sizes = await inbox.FetchAsync(next, MessageSummaryItems.UniqueId | MessageSummaryItems.Size, ct);
        var small = sizes.Where(s => s.Size <= LargestBytes).Select(s => s.UniqueId).ToHashSet();
        var reports = new List<(UniqueId, BounceReport)>();
        foreach (var id in next.Where(small.Contains))
        {
            if (await ReportAsync(inbox, id, ct) is { } report)
                reports.Add((id, report));
        }

        return new CameBack(reports, [.. next.Except(reports.Select(r => r.Item1))]);
    }

    /// <summary>What was read and kept goes; everything else stays there, no longer new, for whoever looks.</summary>
    public async Task SettleAsync(IList<UniqueId> kept, IList<UniqueId> others, CancellationToken ct)
    {
        var inbox = _client.Inbox;
        if (others.Count > 0)
            await inbox.StoreAsync(others, new StoreFlagsRequest(StoreAction.Add, MessageFlags.Seen), ct);
        if (kept.Count == 0)
            return;
        await inbox.StoreAsync(
            kept,
            new StoreFlagsRequest(StoreAction.Add, MessageFlags.Seen | MessageFlags.Deleted),
            ct
        );
        // Only ours: without this word a server would drop whatever an operator has just marked as well.
        if (_client.Capabilities.HasFlag(ImapCapabilities.UidPlus))
            await inbox.ExpungeAsync(kept, ct);
    }

    private static async Task<BounceReport?> ReportAsync(IMailFolder inbox, UniqueId id, CancellationToken ct)
    {
        try
        {
            await using var text = await inbox.GetStreamAsync(id, ct);
            using var mail = await MimeMessage.LoadAsync(_parsing, text, ct);
            return BounceReport.Of(mail);
        }
        catch (Exception unread) when (unread is FormatException or MessageNotFoundException)
        {
            return null;
        }
    }

    private static bool IsHere(string host) => host is "localhost" or "127.0.0.1" or "::1";
}
