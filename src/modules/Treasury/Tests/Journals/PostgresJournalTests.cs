using Shahr.Ledger;

namespace Shahr.Treasury.Tests;

public sealed class PostgresJournalTests : IAsyncLifetime
{
    private readonly Random _chance = new(20261127);
    private SharedDatabase? _database;

    private SharedDatabase Database => _database ?? throw new InvalidOperationException("Not open yet.");

    public async ValueTask InitializeAsync() => _database = await SharedDatabase.NewAsync();

    public async ValueTask DisposeAsync()
    {
        if (_database is not null)
            await _database.DisposeAsync();
    }

    [Fact]
    public async Task What_was_appended_is_read_back_slot_by_slot_and_in_pieces_of_any_length()
    {
        var lease = await TakeAsync("one");
        var written = new byte[1000 * PostgresJournal.SlotBytes];
        _chance.NextBytes(written);
        using (var journal = await Database.OpenAsync(lease))
        {
            for (var at = 0; at < 1000; )
            {
                var count = Math.Min(1000 - at, _chance.Next(1, 150));
                journal.Append(at, Slots(written, at, count));
                at += count;
                Assert.Equal(at, journal.Reserved);
                ReadAll(journal, written, at);
            }
        }

        await lease.GiveBackAsync();
        var next = await TakeAsync("other");
        Assert.Equal(1000, next.Next);
        using var again = await Database.OpenAsync(next);
        ReadAll(again, written, 1000);
        await next.DisposeAsync();
    }

    [Fact]
    public async Task Nothing_is_written_anywhere_but_at_the_end()
    {
        await using var lease = await TakeAsync("one");
        using var journal = await Database.OpenAsync(lease);
        journal.Append(0, new byte[3 * PostgresJournal.SlotBytes]);
        foreach (var place in (long[])[0, 2, 4])
            Assert.Throws<IOException>(() => journal.Append(place, new byte[PostgresJournal.SlotBytes]));
        Assert.Equal(1, await Database.RunAsync("select count(*) from treasury_journal"));
        journal.Append(3, new byte[PostgresJournal.SlotBytes]);
        Assert.Equal(4, await Database.RunAsync("select next from treasury_ledger"));
    }

    [Fact]
    public async Task The_lease_is_one_holders_until_it_is_given_back_or_has_run_out()
    {
        var first = await TakeAsync("one");
        Assert.Null(await Database.TakeAsync("other"));
        await first.GiveBackAsync();
        var second = await TakeAsync("other", 2);
        Assert.True(second.Epoch > first.Epoch);
        // As long as it is alive it keeps it, far beyond its length: two seconds, since a busy machine stands still for
        // a while now and then.
        for (var i = 0; i < 20; i++)
        {
            Assert.Null(await Database.TakeAsync("one"));
            await Task.Delay(250, TestContext.Current.CancellationToken);
        }

        await second.DisposeAsync();
        await Testing.CityHost.EventuallyAsync(
            async () => await Database.TakeAsync("one") is not null,
            "the lease of a silent holder runs out"
        );
    }

    [Fact]
    public async Task Who_slept_and_lost_the_lease_writes_nothing_and_whose_turn_it_is_goes_on()
    {
        await using var sleeper = await TakeAsync("one");
        using var old = GeneralLedger.Open(await Database.OpenAsync(sleeper), null, TimeProvider.System);
        await old.SubmitAsync(Purses.Openings);
        Assert.True((await old.SubmitAsync(Purses.Move(100, 1, 2, 500))).Done);

        await Database.RunAsync("update treasury_ledger set until = '-infinity' returning 0");
        await using var awake = await TakeAsync("other");
        using var current = GeneralLedger.Open(await Database.OpenAsync(awake), null, TimeProvider.System);
        Assert.True((await current.SubmitAsync(Purses.Move(101, 2, 3, 200))).Done);

        await Assert.ThrowsAsync<LedgerStoppedException>(() => old.SubmitAsync(Purses.Move(102, 2, 4, 300)));
        // Asked again where the ledger is now, it is done, once.
        Assert.True((await current.SubmitAsync(Purses.Move(102, 2, 4, 300))).Done);
        Assert.Equal(0, (await current.FindAsync(new AccountId(2)))?.Balance.Net);
        await Testing.CityHost.EventuallyAsync(
            () => Task.FromResult(!sleeper.IsHeld),
            "the sleeper notices it himself"
        );
        Assert.Equal((int)Purses.Count + 3, (await Database.VerifyAsync()).Lines);
    }

    [Fact]
    public async Task A_batch_that_somebody_took_out_of_the_table_is_missed_in_the_middle_and_at_the_end()
    {
        await using (var lease = await TakeAsync("one"))
        {
            using var ledger = GeneralLedger.Open(await Database.OpenAsync(lease), null, TimeProvider.System);
            await ledger.SubmitAsync(Purses.Openings);
            for (var id = 100UL; id < 110; id++)
                await ledger.SubmitAsync(Purses.Move(id, 1, 2, 10));
        }

        const string Take =
            "delete from treasury_journal where position = (select {0}(position) from treasury_journal"
            + " where position > 45) returning 0";
        foreach (var which in (string[])["max", "min"])
        {
            await Database.RunAsync(string.Format(null, Take, which));
            var opening = await Assert.ThrowsAsync<JournalException>(OpenAsync);
            Assert.Equal(JournalFault.Lost, opening.Fault);
        }
    }

    [Fact]
    public async Task A_history_is_the_same_from_memory_and_from_the_table()
    {
        var lease = await TakeAsync("one");
        List<long> fresh;
        using (var ledger = GeneralLedger.Open(await Database.OpenAsync(lease), null, TimeProvider.System))
        {
            await ledger.SubmitAsync(Purses.Openings);
            for (var id = 1000UL; id < 3000; id += 50)
                await ledger.SubmitAsync([.. Enumerable.Range(0, 50).Select(i => Purses.Command(id + (ulong)i))]);
            fresh = await PositionsAsync(ledger);
        }

        await lease.GiveBackAsync();
        await using var next = await TakeAsync("other");
        using var again = GeneralLedger.Open(await Database.OpenAsync(next), null, TimeProvider.System);
        Assert.True(fresh.Count > 30);
        Assert.Equal(fresh, await PositionsAsync(again));
    }

    private static async Task<List<long>> PositionsAsync(GeneralLedger ledger)
    {
        var query = new HistoryQuery(new AccountId(7), Take: 10);
        var found = new List<long>();
        do
        {
            var page = await ledger.HistoryAsync(query);
            found.AddRange(page.Entries.Select(e => e.Position));
            query = query with { Before = page.Next };
        } while (query.Before != 0);
        return found;
    }

    private async Task OpenAsync()
    {
        await Database.RunAsync("update treasury_ledger set until = '-infinity' returning 0");
        await using var lease = await TakeAsync("one");
        var options = new LedgerOptions { KnownEnd = lease.Next };
        GeneralLedger.Open(await Database.OpenAsync(lease), null, TimeProvider.System, options).Dispose();
    }

    private async Task<LedgerLease> TakeAsync(string holder, double seconds = 60)
    {
        var lease = await Database.TakeAsync(holder, seconds);
        Assert.NotNull(lease);
        return lease;
    }

    private static void ReadAll(IJournal journal, byte[] written, int end)
    {
        foreach (var piece in (int[])[1, 7, 64, 1200])
        {
            var room = new byte[piece * PostgresJournal.SlotBytes];
            for (var at = 0; at < end; at += piece)
            {
                var got = journal.Read(at, room);
                var count = Math.Min(piece, end - at);
                Assert.Equal(count * PostgresJournal.SlotBytes, got);
                Assert.True(Slots(written, at, count).SequenceEqual(room.AsSpan(0, got)), $"{at}, {piece} slots");
            }
        }
    }

    private static ReadOnlySpan<byte> Slots(byte[] written, int at, int count) =>
        written.AsSpan(at * PostgresJournal.SlotBytes, count * PostgresJournal.SlotBytes);
}
