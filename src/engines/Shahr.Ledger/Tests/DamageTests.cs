namespace Shahr.Ledger.Tests;

/// <summary>
/// A journal that was cut, flipped, replaced or written by somebody else is refused, and the place is named.
/// </summary>
public sealed class DamageTests : IAsyncLifetime
{
    private const int Slot = JournalRecord.Size;
    private readonly LedgerFolder _folder = new();
    private readonly List<LedgerAnswer> _answers = [];

    private string FirstFile => Path.Join(_folder.Path, "journal-00000000");

    public async ValueTask InitializeAsync()
    {
        using var ledger = await _folder.BeginAsync(3);
        for (ulong i = 0; i < 20; i++)
            _answers.Add(await ledger.SubmitAsync(LedgerFolder.Give(100 + i, 2, 1)));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void One_flipped_bit_is_found_and_its_line_named()
    {
        var line = _answers[7].Position;
        Change(bytes => bytes[(line * Slot) + 100] ^= 4);
        Refused(JournalFault.Damaged, line);
    }

    [Fact]
    public void A_batch_that_is_gone_while_later_ones_are_there_is_a_loss()
    {
        var line = _answers[7].Position;
        Change(bytes => bytes.AsSpan((int)(line - 1) * Slot, 2 * Slot).Clear());
        Refused(JournalFault.Lost, line - 1);
    }

    [Fact]
    public void A_file_that_was_cut_is_a_loss()
    {
        using (var file = File.OpenWrite(FirstFile))
            file.SetLength(_answers[7].Position * Slot);
        Refused(JournalFault.Lost, 0);
    }

    [Fact]
    public void A_journal_that_ends_before_what_others_have_seen_is_a_loss()
    {
        var line = _answers[^1].Position;
        Change(bytes => bytes.AsSpan((int)(line - 1) * Slot, 2 * Slot).Clear());
        using (_folder.Open()) { }
        var known = new LedgerOptions { KnownEnd = line + 1 };
        Assert.Equal(JournalFault.Lost, Assert.Throws<JournalException>(() => _folder.Open(known)).Fault);
    }

    [Fact]
    public void A_batch_that_was_replaced_by_a_whole_one_breaks_the_chain()
    {
        var line = (int)_answers[7].Position;
        Change(bytes =>
        {
            var batch = bytes.AsSpan((line - 1) * Slot, 2 * Slot);
            JournalRecord.Of(batch[Slot..]).Amount = 1_000_000;
            SlotChecksum.Write(batch[Slot..]);
            SlotChecksum.Write(batch[..Slot]);
        });
        Refused(JournalFault.ChainBroken, line - 1);
    }

    [Fact]
    public void A_journal_whose_chain_was_made_anew_is_still_caught_by_its_balances()
    {
        var line = (int)_answers[7].Position;
        Change(bytes =>
        {
            JournalRecord.Of(bytes.AsSpan(line * Slot, Slot)).Amount = 1_000_000;
            SlotChecksum.Write(bytes.AsSpan(line * Slot, Slot));
            Chain(bytes);
        });
        using var disk = new FolderDisk(_folder.Path);
        using var journal = new FileJournal(disk, LedgerFolder.LinesOfFile);
        var fault = Assert.Throws<JournalException>(() => Verification.Run(journal));
        Assert.Equal((JournalFault.Contradiction, (long)line), (fault.Fault, fault.Position));
    }

    [Fact]
    public void A_newer_journal_is_left_alone()
    {
        Change(bytes =>
        {
            BatchHeader.Of(bytes.AsSpan(0, Slot)).Version++;
            SlotChecksum.Write(bytes.AsSpan(0, Slot));
        });
        Refused(JournalFault.NewerVersion, 0);
    }

    [Fact]
    public void A_file_of_something_else_is_no_journal()
    {
        Change(bytes => new Random(1).NextBytes(bytes.AsSpan(0, Slot)));
        Refused(JournalFault.Damaged, 0);
    }

    [Fact]
    public void A_batch_that_was_not_finished_is_dropped_and_said()
    {
        var line = _answers[^1].Position;
        Change(bytes => bytes.AsSpan((int)line * Slot, Slot).Clear());
        using (var ledger = _folder.Open())
            Assert.Equal(1, ledger.Opening.Unfinished);
        using var again = _folder.Open();
        Assert.Equal(0, again.Opening.Unfinished);
    }

    [Fact]
    public void A_whole_journal_verifies()
    {
        using var disk = new FolderDisk(_folder.Path);
        using var journal = new FileJournal(disk, LedgerFolder.LinesOfFile);
        var report = Verification.Run(journal);
        Assert.Equal((23, 3, (Int128)20), (report.Lines, report.Accounts, report.Moved));
        Verification.Run(journal, (report.End, report.Chain));
        var fault = Assert.Throws<JournalException>(() =>
            Verification.Run(journal, (report.End, report.Chain.Replace(report.Chain[0], 'x')))
        );
        Assert.Equal(JournalFault.ChainBroken, fault.Fault);
    }

    private void Refused(JournalFault fault, long position)
    {
        var refused = Assert.Throws<JournalException>(() => _folder.Open());
        Assert.Equal((fault, position), (refused.Fault, refused.Position));
        using var disk = new FolderDisk(_folder.Path);
        Assert.Throws<JournalException>(() =>
        {
            using var journal = new FileJournal(disk, LedgerFolder.LinesOfFile);
            Verification.Run(journal);
        });
    }

    private void Change(Action<byte[]> change)
    {
        var bytes = File.ReadAllBytes(FirstFile);
        change(bytes);
        File.WriteAllBytes(FirstFile, bytes);
    }

    // What somebody with the disk in his hands would do.
    private static void Chain(byte[] bytes)
    {
        Span<byte> chain = new byte[32];
        for (var slot = 0; bytes[slot * Slot] == BatchHeader.Mark; )
        {
            var count = BatchHeader.Of(bytes.AsSpan(slot * Slot, Slot)).Count + 1;
            BatchHeader.Write(chain, bytes.AsSpan(slot * Slot, count * Slot));
            slot += count;
        }
    }
}
