namespace Shahr.Ledger.Tests;

public sealed class GeneralLedgerTests : IDisposable
{
    private readonly LedgerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Many_callers_at_once_lose_nothing_and_the_sum_stays_zero()
    {
        long given;
        using (var ledger = await _folder.BeginAsync(50))
        {
            var callers = Enumerable.Range(0, 32).Select(caller => MoveAsync(ledger, caller, 300));
            given = (await Task.WhenAll(callers)).Sum();
            Assert.Equal(-given, (await Balance(ledger, 1)).Net);
        }
        using var again = _folder.Open();
        long sum = 0;
        for (ulong i = 1; i <= 50; i++)
            sum += (await Balance(again, i)).Net;
        Assert.Equal(0, sum);
        Assert.Equal(-given, (await Balance(again, 1)).Net);
        Assert.Null(await again.Checked);
    }

    private static async Task<long> MoveAsync(GeneralLedger ledger, int caller, int times)
    {
        var (chance, given) = (new Random(caller), 0L);
        for (var i = 0; i < times; i++)
        {
            var id = ((ulong)caller << 32) + (ulong)i + 1000;
            var amount = chance.Next(1, 1000);
            var answer = await ledger.SubmitAsync(
                i % 3 == 0
                    ? LedgerFolder.Give(id, (ulong)chance.Next(2, 51), amount)
                    : LedgerFolder.Move(id, (ulong)chance.Next(2, 26), (ulong)chance.Next(26, 51), amount)
            );
            if (i % 3 == 0)
                given += answer.Amount;
            Assert.True(answer.Done || answer.Refusal == Refusal.ExceedsCredits, answer.Refusal.ToString());
        }
        return given;
    }

    [Fact]
    public async Task The_same_command_from_fifty_callers_at_once_moves_once_and_all_hear_the_same()
    {
        using var ledger = await _folder.BeginAsync(3);
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Task.Run(() => ledger.SubmitAsync(LedgerFolder.Give(77, 2, 500))))
        );
        Assert.Single(answers.Distinct());
        Assert.True(answers[0].Done);
        Assert.Equal(500, (await Balance(ledger, 2)).Net);
    }

    [Fact]
    public async Task An_id_with_another_body_is_refused_and_the_difference_is_named()
    {
        using var ledger = await _folder.BeginAsync(3);
        var first = await ledger.SubmitAsync(LedgerFolder.Give(77, 2, 500));
        var again = await ledger.SubmitAsync(LedgerFolder.Give(77, 2, 501));
        Assert.Equal((Refusal.DiffersFromEarlier, CommandField.Amount), (again.Refusal, again.Differs));
        again = await ledger.SubmitAsync(LedgerFolder.Give(77, 3, 500));
        Assert.Equal((Refusal.DiffersFromEarlier, CommandField.Credit), (again.Refusal, again.Differs));
        Assert.Equal(first, await ledger.SubmitAsync(LedgerFolder.Give(77, 2, 500)));
    }

    [Fact]
    public async Task A_refusal_stays_what_it_was_even_when_the_money_has_come_since()
    {
        using var ledger = await _folder.BeginAsync(3);
        var refused = await ledger.SubmitAsync(LedgerFolder.Move(5, 2, 3, 100));
        Assert.Equal(Refusal.ExceedsCredits, refused.Refusal);
        await ledger.SubmitAsync(LedgerFolder.Give(6, 2, 100));
        Assert.Equal(refused, await ledger.SubmitAsync(LedgerFolder.Move(5, 2, 3, 100)));
        Assert.True((await ledger.SubmitAsync(LedgerFolder.Move(7, 2, 3, 100))).Done);
    }

    [Fact]
    public async Task What_is_held_and_not_fetched_in_time_is_free_again()
    {
        using var ledger = await _folder.BeginAsync(3);
        await ledger.SubmitAsync(LedgerFolder.Give(6, 2, 100));
        var hold = LedgerFolder.Move(7, 2, 3, 100) with { Kind = EntryKind.Pending, TimeoutSeconds = 1 };
        Assert.True((await ledger.SubmitAsync(hold)).Done);
        Assert.Equal(100, (await Balance(ledger, 2)).DebitsPending);
        // Nobody asks anything: the ledger notices by itself.
        for (var i = 0; i < 100 && (await Balance(ledger, 2)).HasPending; i++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.Equal(new Balance(0, 0, 0, 100), await Balance(ledger, 2));
        var late = await ledger.SubmitAsync(LedgerCommand.Post(new CommandId(8), new CommandId(7)));
        Assert.Equal(Refusal.PendingExpired, late.Refusal);
    }

    [Fact]
    public async Task A_chain_with_one_command_that_cannot_be_done_does_nothing()
    {
        using var ledger = await _folder.BeginAsync(4);
        LedgerCommand[] chain =
        [
            LedgerFolder.Give(10, 2, 100) with
            {
                Flags = CommandFlags.Linked,
            },
            LedgerFolder.Move(11, 2, 3, 60) with
            {
                Flags = CommandFlags.Linked,
            },
            LedgerFolder.Move(12, 2, 4, 60),
        ];
        var answers = await ledger.SubmitAsync(chain);
        Assert.Equal(
            [Refusal.LinkedFailed, Refusal.LinkedFailed, Refusal.ExceedsCredits],
            answers.Select(a => a.Refusal)
        );
        Assert.Equal(default, await Balance(ledger, 2));
        Assert.Equal(answers, await ledger.SubmitAsync(chain));
        chain[2] = chain[2] with { Id = 13, Amount = 40 };
        Assert.Equal(Refusal.ChainDiffers, (await ledger.SubmitAsync(chain))[2].Refusal);
        // All of them known, but never together.
        var alone = LedgerFolder.Give(14, 2, 100);
        Assert.True((await ledger.SubmitAsync(alone)).Done);
        Assert.Equal(Refusal.ChainDiffers, (await ledger.SubmitAsync([chain[0], alone]))[1].Refusal);
    }

    [Fact]
    public async Task More_than_may_wait_is_told_to_come_again()
    {
        var journal = new SlowJournal();
        using var ledger = GeneralLedger.Open(
            journal,
            null,
            TimeProvider.System,
            new LedgerOptions { MostWaiting = 100 }
        );
        await LedgerFolder.FillAsync(ledger, 3);
        journal.Holds = true;
        var asked = Enumerable
            .Range(0, 20_000)
            .Select(i => ledger.SubmitAsync(LedgerFolder.Give(100 + (ulong)i, 2, 1)));
        var waiting = asked.ToList();
        Assert.Contains(waiting, task => task.IsCompletedSuccessfully && task.Result.Refusal == Refusal.Busy);
        journal.Holds = false;
        var answers = await Task.WhenAll(waiting);
        Assert.Equal(answers.Count(a => a.Done), (await Balance(ledger, 2)).Net);
    }

    [Fact]
    public async Task A_full_disk_takes_nothing_new_and_still_answers_what_was_done()
    {
        var journal = new SlowJournal();
        using var ledger = GeneralLedger.Open(journal, null, TimeProvider.System);
        await LedgerFolder.FillAsync(ledger, 3);
        var done = await ledger.SubmitAsync(LedgerFolder.Give(100, 2, 1));
        journal.IsFull = true;
        Assert.Equal(Refusal.NoSpace, (await ledger.SubmitAsync(LedgerFolder.Give(101, 2, 1))).Refusal);
        Assert.Equal(done, await ledger.SubmitAsync(LedgerFolder.Give(100, 2, 1)));
        Assert.Equal(1, (await Balance(ledger, 2)).Net);
        journal.IsFull = false;
        Assert.True((await ledger.SubmitAsync(LedgerFolder.Give(101, 2, 1))).Done);
    }

    [Fact]
    public async Task When_the_disk_breaks_nobody_is_told_a_lie()
    {
        var journal = new SlowJournal();
        using var ledger = GeneralLedger.Open(journal, null, TimeProvider.System);
        await LedgerFolder.FillAsync(ledger, 3);
        journal.Breaks = true;
        await Assert.ThrowsAsync<LedgerStoppedException>(() => ledger.SubmitAsync(LedgerFolder.Give(100, 2, 1)));
        await Assert.ThrowsAsync<LedgerStoppedException>(() => ledger.FindAsync(new AccountId(2)));
    }

    [Fact]
    public async Task A_ledger_that_cannot_read_its_own_past_stops_and_leaves_nobody_waiting()
    {
        var journal = new SlowJournal();
        using var ledger = GeneralLedger.Open(journal, null, TimeProvider.System);
        await LedgerFolder.FillAsync(ledger, 3);
        var old = await ledger.SubmitAsync(LedgerFolder.Give(100, 2, 1));
        await ledger.SubmitAsync(LedgerFolder.Give(101, 2, 1));
        await ledger.SubmitAsync(LedgerFolder.Give(102, 2, 1));
        journal.Flip(old.Position);
        await Assert.ThrowsAsync<LedgerStoppedException>(() => ledger.SubmitAsync(LedgerFolder.Give(100, 2, 1)));
        await Assert.ThrowsAsync<LedgerStoppedException>(() => ledger.SubmitAsync(LedgerFolder.Give(103, 2, 1)));
    }

    [Fact]
    public async Task A_copy_of_the_book_shortens_the_start_and_a_damaged_one_does_no_harm()
    {
        var options = new LedgerOptions { LinesBetweenSnapshots = 500 };
        using (var ledger = await _folder.BeginAsync(3, options))
            for (ulong i = 0; i < 40; i++)
            {
                await ledger.SubmitAsync([
                    .. Enumerable.Range(0, 50).Select(k => LedgerFolder.Give(100 + (i * 50) + (ulong)k, 2, 1)),
                ]);
                await Task.Delay(5, TestContext.Current.CancellationToken);
            }
        using (var ledger = _folder.Open())
        {
            Assert.InRange(ledger.Opening.FromSnapshot, 1, ledger.Opening.End);
            Assert.Equal(2000, (await Balance(ledger, 2)).Net);
        }
        var file = Path.Join(_folder.Path, "snapshot");
        var bytes = await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken);
        bytes[bytes.Length / 3] ^= 1;
        await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);
        using var again = _folder.Open();
        Assert.Equal(0, again.Opening.FromSnapshot);
        Assert.Equal(2000, (await Balance(again, 2)).Net);
    }

    [Fact]
    public async Task The_past_is_told_by_moment_by_other_side_and_by_code()
    {
        using var ledger = await _folder.BeginAsync(4);
        var answers = new List<LedgerAnswer>();
        for (ulong i = 0; i < 300; i++)
            answers.Add(await ledger.SubmitAsync(LedgerFolder.Give(100 + i, 2 + (i % 3), 10, (ushort)(1 + (i % 2)))));
        Assert.Equal(-1510, (await ledger.BalanceAtAsync(LedgerFolder.Source, answers[150].At))?.Net);
        var page = await ledger.HistoryAsync(new HistoryQuery(LedgerFolder.Source, With: new AccountId(3), Take: 7));
        Assert.Equal(answers.Where((_, i) => i % 3 == 1).Reverse().Take(7).Select(a => a.Position), Places(page));
        page = await ledger.HistoryAsync(
            new HistoryQuery(LedgerFolder.Source, Code: 2, Until: answers[100].At, Take: 3)
        );
        Assert.Equal([answers[99].Position, answers[97].Position, answers[95].Position], Places(page));
        page = await ledger.HistoryAsync(
            new HistoryQuery(LedgerFolder.Source, Code: 2, Until: answers[100].At, Before: page.Next, Take: 1)
        );
        Assert.Equal([answers[93].Position], Places(page));
        Assert.Empty((await ledger.HistoryAsync(new HistoryQuery(new AccountId(99)))).Entries);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            ledger.HistoryAsync(new HistoryQuery(new AccountId(2), Before: answers[1].Position))
        );
    }

    [Fact]
    public async Task Whoever_follows_the_journal_sees_every_line_once_and_in_order()
    {
        using var ledger = await _folder.BeginAsync(3);
        await Task.WhenAll(
            Enumerable.Range(0, 500).Select(i => ledger.SubmitAsync(LedgerFolder.Give(100 + (ulong)i, 2, 1)))
        );
        var (seen, from) = (new List<LedgerEntry>(), 0L);
        while (ledger.Read(from, 70) is { Count: > 0 } lines)
        {
            seen.AddRange(lines);
            from = lines[^1].Position + 1;
        }
        Assert.Equal(503, seen.Count);
        Assert.Equal(seen.Select(e => e.At).Distinct().Order(), seen.Select(e => e.At));
    }

    [Fact]
    public async Task Two_ledgers_cannot_have_one_folder()
    {
        using var ledger = await _folder.BeginAsync(3);
        Assert.Equal(JournalFault.InUse, Assert.Throws<JournalException>(() => _folder.Open()).Fault);
    }

    private static IEnumerable<long> Places(HistoryPage page) => page.Entries.Select(e => e.Position);

    private static async Task<Balance> Balance(GeneralLedger ledger, ulong account) =>
        (await ledger.FindAsync(new AccountId(account)))?.Balance ?? throw new InvalidOperationException();
}
