using System.Diagnostics.CodeAnalysis;

namespace Shahr.Ledger;

/// <summary>
/// Double entry for many callers at once. Commands are decided in memory one after the other; all that came while the
/// disk was busy reaches it together; a caller is answered only after. Safe from any thread.
/// </summary>
public sealed class GeneralLedger : IDisposable
{
    private readonly LedgerCore _core;
    private readonly IJournal _journal;
    private readonly GroupCommit _commit;
    private readonly LedgerOptions _options;
    private readonly CancellationTokenSource _closing = new();
    private FolderDisk? _folder;

    private GeneralLedger(IJournal journal, LedgerCore core, LedgerOptions options, TimeProvider clock)
    {
        (_journal, _core, _options) = (journal, core, options);
        _commit = new GroupCommit(core, options, clock);
        Checked = Task.Run(() => CheckOlder(core, _closing.Token));
    }

    /// <summary>Opens a ledger in a folder, or begins one there.</summary>
    /// <exception cref="JournalException">The journal cannot be used as it is; nothing was changed.</exception>
    /// <exception cref="IOException">The folder cannot be read or written, or another process has it.</exception>
    public static GeneralLedger Open(string folder, TimeProvider clock, LedgerOptions? options = null)
    {
        var disk = new FolderDisk(folder);
        try
        {
            var ledger = Open(Journal(disk, options), disk, clock, options);
            ledger._folder = disk;
            return ledger;
        }
        catch
        {
            disk.Dispose();
            throw;
        }
    }

    /// <summary>Opens a ledger on a journal, which is closed with it, or at once where it cannot be used.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="snapshots">Where copies of the book are kept; null for none.</param>
    /// <param name="clock">The time.</param>
    /// <param name="options">How it is run.</param>
    /// <exception cref="JournalException">The journal cannot be used as it is; nothing was changed.</exception>
    public static GeneralLedger Open(
        IJournal journal,
        IDisk? snapshots,
        TimeProvider clock,
        LedgerOptions? options = null
    )
    {
        var chosen = options ?? new LedgerOptions();
        try
        {
            var core = LedgerCore.Open(journal, snapshots, chosen, clock.GetUtcNow().UtcTicks);
            return new GeneralLedger(journal, core, chosen, clock);
        }
        catch
        {
            journal.Dispose();
            throw;
        }
    }

    /// <summary>What was found when it was opened.</summary>
    public OpeningReport Opening => _core.Report;

    /// <summary>
    /// Ends when the older part of the journal, which the start did not have to read, has been read: with what is wrong
    /// in it, or null. Whoever runs the ledger must wait for it beside the work and say what it found.
    /// </summary>
    public Task<JournalException?> Checked { get; }

    /// <summary>The ledger's own identity, in every batch of its journal.</summary>
    public UInt128 Identity => _core.Identity;

    /// <summary>The slot after the last line that is on the disk.</summary>
    public long End => _commit.End;

    /// <summary>Asks one command.</summary>
    /// <exception cref="LedgerStoppedException">Nobody knows whether it was done; ask again later, with the same
    /// id.</exception>
    public Task<LedgerAnswer> SubmitAsync(LedgerCommand command)
    {
        var request = new CommandRequest(command);
        return _commit.Enqueue(request) ? request.Answer : Task.FromResult(LedgerAnswer.Of(Refusal.Busy));
    }

    /// <summary>
    /// Asks several at once, as many as a batch has lines. Those marked as linked stand or fall together with the one
    /// after; the others each by itself.
    /// </summary>
    /// <exception cref="LedgerStoppedException">Nobody knows what was done; ask again later, with the same
    /// ids.</exception>
    public Task<LedgerAnswer[]> SubmitAsync(IReadOnlyList<LedgerCommand> commands)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(commands.Count, _options.LinesOfBatch);
        var request = new ManyRequest([.. commands]);
        if (!_commit.Enqueue(request))
            return Task.FromResult(Enumerable.Repeat(LedgerAnswer.Of(Refusal.Busy), commands.Count).ToArray());
        return request.Answers;
    }

    /// <summary>The account as it stands; null where there is none.</summary>
    public Task<Account?> FindAsync(AccountId account) =>
        AskAsync(book => book.Find(account.Value) is { } seat ? Account.Of(seat) : null);

    /// <summary>The line of a command's id, done or refused; null where there is none.</summary>
    public async Task<LedgerEntry?> FindAsync(CommandId id)
    {
        var position = await AskAsync(book => book.FindCommand(id.Value, out _));
        return position == 0 ? null : Entry(position);
    }

    /// <summary>
    /// A page of an account's history, the newest line first; empty for an account that does not exist.
    /// </summary>
    public async Task<HistoryPage> HistoryAsync(HistoryQuery query)
    {
        var (head, filtered) = await AskAsync(book => Heads(book, query));
        return new AccountHistory(_journal, query.Account.Value).Page(query, head, filtered);
    }

    /// <summary>
    /// The balance after everything decided at or before a moment (UTC); null where there was no account yet.
    /// </summary>
    public async Task<Balance?> BalanceAtAsync(AccountId account, DateTime at)
    {
        var head = await AskAsync(book => book.Find(account.Value)?.Head ?? 0);
        var history = new AccountHistory(_journal, account.Value);
        var last = history.Last(head, at.Ticks);
        return last == 0 ? null : history.After(last);
    }

    /// <summary>
    /// Lines from a place on, as they follow each other, for whoever keeps rows that follow the journal.
    /// </summary>
    /// <param name="from">0, or the position of the last line seen plus one.</param>
    /// <param name="most">Lines at most.</param>
    public IReadOnlyList<LedgerEntry> Read(long from, int most) => JournalFeed.Read(_journal, from, End, most);

    /// <summary>Waits for everything asked, writes it, and closes the journal.</summary>
    public void Dispose()
    {
        _closing.Cancel();
        Checked.Wait();
        _commit.Dispose();
        _core.Dispose();
        _closing.Dispose();
        _folder?.Dispose();
    }

    private static FileJournal Journal(FolderDisk disk, LedgerOptions? options) =>
        new(disk, options?.LinesOfFile ?? FileJournal.UsualSlots);

    private static JournalException? CheckOlder(LedgerCore core, CancellationToken stop)
    {
        try
        {
            core.CheckOlder(stop);
        }
        catch (JournalException fault)
        {
            return fault;
        }
        catch (OperationCanceledException)
        {
            // Closed before it was through; the next start reads it again.
        }
        return null;
    }

    private Task<T> AskAsync<T>(Func<Book, T> look)
    {
        var question = new Question<T>(look);
        _commit.EnqueueQuestion(question);
        return question.Answer;
    }

    private LedgerEntry Entry(long position)
    {
        Lines.Stored(_journal, position, out var record);
        return LedgerEntry.Of(record, position);
    }

    /// <summary>Where a history begins: the last line of the account, and of the filter that is walked.</summary>
    internal static (long Head, long Filtered) Heads(Book book, HistoryQuery query)
    {
        if (book.Find(query.Account.Value) is not { } seat)
            return (0, 0);
        if (query.With is { } with)
            return book.Find(with.Value) is { } other
                ? (seat.Head, book.Heads.Find(HeadTable.Pair(seat.Ordinal, other.Ordinal)))
                : (0, 0);
        return (seat.Head, query.Code is { } code ? seat.FindCode(code) : seat.Head);
    }
}
