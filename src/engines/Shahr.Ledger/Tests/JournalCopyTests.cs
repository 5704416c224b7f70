namespace Shahr.Ledger.Tests;

public sealed class JournalCopyTests : IDisposable
{
    private readonly LedgerFolder _folder = new();
    private readonly LedgerFolder _other = new();

    public void Dispose()
    {
        _folder.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task A_copy_taken_while_the_ledger_works_ends_at_a_batch_after_what_somebody_had_seen()
    {
        using var ledger = await _folder.BeginAsync(3);
        for (ulong i = 0; i < 50; i++)
            await ledger.SubmitAsync(LedgerFolder.Give(100 + i, 2, 1));
        var seen = ledger.End;
        var working = Task.Run(async () =>
        {
            for (ulong i = 0; i < 5_000; i++)
                await ledger.SubmitAsync(LedgerFolder.Give(1_000 + i, 2, 1));
        });
        using var copy = new MemoryStream();
        using (var journal = FolderView.Journal(_folder.Path))
            Assert.InRange(JournalCopy.Write(journal, seen, copy), seen, ledger.End);
        await working;

        BringBack(copy);
        using var back = _other.Open();
        Assert.Equal(50, (await back.FindAsync(new AccountId(2)))?.Balance.Net);
        Assert.Equal(ledger.Identity, back.Identity);
        // It goes on as any other.
        Assert.True((await back.SubmitAsync(LedgerFolder.Give(9_000, 2, 1))).Done);
    }

    [Fact]
    public async Task What_others_have_seen_and_the_journal_has_not_is_a_loss()
    {
        using var ledger = await _folder.BeginAsync(3);
        using var journal = FolderView.Journal(_folder.Path);
        using var copy = new MemoryStream();
        var fault = Assert.Throws<JournalException>(() => JournalCopy.Write(journal, ledger.End + 1, copy));
        Assert.Equal(JournalFault.Lost, fault.Fault);
    }

    [Fact]
    public async Task A_copy_that_was_cut_off_or_changed_is_refused()
    {
        using var ledger = await _folder.BeginAsync(3);
        await ledger.SubmitAsync(LedgerFolder.Give(100, 2, 1));
        using var copy = new MemoryStream();
        using (var journal = FolderView.Journal(_folder.Path))
            JournalCopy.Write(journal, ledger.End, copy);
        var whole = copy.ToArray();

        Assert.Equal(JournalFault.Lost, Refused(whole[..^10]));
        Assert.Equal(JournalFault.Lost, Refused(whole[..^JournalRecord.Size]));
        whole[JournalRecord.Size + 100] ^= 1;
        Assert.Equal(JournalFault.Damaged, Refused(whole));
    }

    private JournalFault Refused(byte[] bytes)
    {
        using var copy = new MemoryStream(bytes);
        var fault = Assert.Throws<JournalException>(() => BringBack(copy)).Fault;
        foreach (var file in Directory.EnumerateFiles(_other.Path))
            File.Delete(file);
        return fault;
    }

    private void BringBack(MemoryStream copy)
    {
        copy.Position = 0;
        using var disk = new FolderDisk(_other.Path);
        using var journal = new FileJournal(disk, LedgerFolder.LinesOfFile, ahead: false);
        JournalCopy.Read(copy, journal);
    }
}
