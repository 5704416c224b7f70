using Shahr.Ledger;
using Shahr.Testing;

namespace Shahr.Treasury.Tests;

/// <summary>Two processes over one ledger; the real ones with kill -9 are in <see cref="KillTests"/>.</summary>
public sealed class TwoProcessesTests
{
    private static readonly AccountId _source = new(1);
    private static readonly AccountId _purse = new(2);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_is_asked_where_the_ledger_is_not_is_answered_as_where_it_is()
    {
        await using var database = await SharedDatabase.NewAsync();
        await using var here = await LedgerProcess.StartAsync(database.Connection, database.Folder, 5);
        await using var elsewhere = await LedgerProcess.StartAsync(database.Connection, database.Folder, 5);
        Assert.True(here.Holds);
        Assert.False(elsewhere.Holds);
        Assert.Null(elsewhere.Books.Trouble);

        await elsewhere.Ledger.SubmitAsync(Purses.Openings);
        var answers = await elsewhere.Ledger.SubmitAsync([
            Purses.Move(100, 1, 2, 700) with
            {
                Flags = CommandFlags.Linked,
                Reference = UInt128.MaxValue,
            },
            Purses.Move(101, 2, 3, 600),
            Purses.Move(102, 2, 3, 600),
        ]);
        Assert.Equal([Refusal.None, Refusal.None, Refusal.ExceedsCredits], answers.Select(a => a.Refusal));
        Assert.Equal(answers[0], (await here.Ledger.SubmitAsync([Command(100), Purses.Move(101, 2, 3, 600)]))[0]);
        await SameAsync(here.Ledger, elsewhere.Ledger, answers[0].At);

        // A line of somebody else's is no page's end: the asker hears it as he would here.
        var foreign = new HistoryQuery(new AccountId(30), Before: answers[0].Position);
        await Assert.ThrowsAsync<ArgumentException>(() => here.Ledger.HistoryAsync(foreign));
        await Assert.ThrowsAsync<ArgumentException>(() => elsewhere.Ledger.HistoryAsync(foreign));

        Assert.True(await elsewhere.Follower.UntilAsync(answers[2].Position, TimeSpan.FromSeconds(10), Ct));
        Assert.Equal(0, await database.RunAsync("select count(*) from treasury_forwarded"));
    }

    [Fact]
    public async Task Many_at_once_are_forwarded_and_each_gets_his_own_answer()
    {
        await using var database = await SharedDatabase.NewAsync();
        await using var here = await LedgerProcess.StartAsync(database.Connection, database.Folder, 5);
        await using var elsewhere = await LedgerProcess.StartAsync(database.Connection, database.Folder, 5);
        await here.Ledger.SubmitAsync(Purses.Openings);
        var answers = await Task.WhenAll(
            Enumerable.Range(1, 300).Select(i => elsewhere.Ledger.SubmitAsync([Purses.Move(1000 + (ulong)i, 1, 2, i)]))
        );
        Assert.Equal(Enumerable.Range(1, 300).Select(i => (long)i), answers.Select(a => Assert.Single(a).Amount));
        Assert.Equal(300 * 301 / 2, (await elsewhere.Ledger.FindAsync(_purse))?.Balance.Net);
    }

    [Fact]
    public async Task When_the_holder_dies_the_other_has_the_ledger_within_ten_seconds_and_the_dead_one_writes_nothing()
    {
        await using var database = await SharedDatabase.NewAsync();
        await using var first = await LedgerProcess.StartAsync(database.Connection, database.Folder, 5);
        await using var second = await LedgerProcess.StartAsync(database.Connection, database.Folder, 5);
        await second.Ledger.SubmitAsync(Purses.Openings);
        var told = new Dictionary<ulong, LedgerAnswer>();
        for (var id = 100UL; id < 120; id++)
            told[id] = (await second.Ledger.SubmitAsync([Purses.Move(id, 1, 2, 10)]))[0];

        await first.DieAsync();
        // Asked while nobody has it, and answered by whoever has it then.
        var asked = AskUntilAnsweredAsync(second.Ledger, 120);
        await CityHost.EventuallyAsync(() => Task.FromResult(second.Holds), "the other takes the ledger", 10);
        told[120] = await asked;

        await Assert.ThrowsAsync<LedgerStoppedException>(() =>
            first.Opened.Ledger.SubmitAsync(Purses.Move(121, 1, 2, 10))
        );
        foreach (var (id, answer) in told)
            Assert.Equal(answer, (await second.Ledger.SubmitAsync([Purses.Move(id, 1, 2, 10)]))[0]);
        Assert.Equal(210, (await second.Ledger.FindAsync(_purse))?.Balance.Net);
        Assert.Equal((long)Purses.Count + 21, (await database.VerifyAsync()).Lines);
    }

    [Fact]
    public async Task A_process_that_stops_hands_the_ledger_over_at_once()
    {
        await using var database = await SharedDatabase.NewAsync();
        var first = await LedgerProcess.StartAsync(database.Connection, database.Folder, 600);
        await first.Ledger.SubmitAsync(Purses.Openings);
        await first.DisposeAsync();
        await using var second = await LedgerProcess.StartAsync(database.Connection, database.Folder, 600);
        Assert.True(second.Holds);
        Assert.NotNull(await second.Ledger.FindAsync(_purse));
    }

    private static LedgerCommand Command(ulong id) =>
        Purses.Move(id, 1, 2, 700) with
        {
            Flags = CommandFlags.Linked,
            Reference = UInt128.MaxValue,
        };

    private static async Task SameAsync(ICityLedger here, ICityLedger elsewhere, DateTime at)
    {
        Assert.Equal(await here.FindAsync(_purse), await elsewhere.FindAsync(_purse));
        Assert.Null(await elsewhere.FindAsync(new AccountId(99)));
        Assert.Equal(await here.FindAsync(new CommandId(102)), await elsewhere.FindAsync(new CommandId(102)));
        Assert.Null(await elsewhere.FindAsync(new CommandId(999)));
        Assert.Equal(await here.BalanceAtAsync(_purse, at), await elsewhere.BalanceAtAsync(_purse, at));
        Assert.Null(await elsewhere.BalanceAtAsync(_purse, DateTime.UnixEpoch));
        var query = new HistoryQuery(_purse, With: _source, Until: at.AddDays(1), Take: 1);
        var (near, far) = (await here.HistoryAsync(query), await elsewhere.HistoryAsync(query));
        Assert.Equal(near.Entries, far.Entries);
        Assert.Equal(near.Next, far.Next);
        Assert.Single(far.Entries);
    }

    private static async Task<LedgerAnswer> AskUntilAnsweredAsync(ICityLedger ledger, ulong id)
    {
        while (true)
        {
            try
            {
                return (await ledger.SubmitAsync([Purses.Move(id, 1, 2, 10)]))[0];
            }
            catch (LedgerStoppedException)
            {
                await Task.Delay(50, Ct);
            }
        }
    }
}
