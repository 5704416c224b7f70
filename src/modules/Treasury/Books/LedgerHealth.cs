using Shahr.Ledger;

namespace Shahr.Treasury;

/// <summary>How the ledger of this process is, for whoever watches the city.</summary>
public sealed class LedgerHealth
{
    private readonly LedgerHost _host;
    private readonly LedgerFollower _follower;

    internal LedgerHealth(LedgerHost host, LedgerFollower follower) => (_host, _follower) = (host, follower);

    /// <summary>Why money rests; null while it moves.</summary>
    public string? Trouble => _host.Trouble;

    /// <summary>The first line of an older part of the journal that is damaged, or null.</summary>
    public long? DamagedLine => _host.Damage?.Position;

    /// <summary>Lines of the journal that the rows do not follow yet.</summary>
    public long Behind => Math.Max(0, (_host.Current?.End ?? 0) - _follower.Position);

    /// <summary>Reads a journal, open or not, as far as the city's rows follow it.</summary>
    /// <exception cref="JournalException">It does not hold, or ends before.</exception>
    public static void Look(IJournal journal, long followed) => JournalCopy.Write(journal, followed, Stream.Null);
}
