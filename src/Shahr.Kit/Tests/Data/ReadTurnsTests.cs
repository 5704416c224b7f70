using System.Data.Common;
using System.Globalization;
using Shahr.Kit.Data;

namespace Shahr.Kit.Tests.Data;

/// <summary>Plain reads take turns, and no turn is lost on the way.</summary>
public sealed class ReadTurnsTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task When_all_turns_are_taken_a_read_waits_for_the_first_that_ends()
    {
        var readers = database.City.Readers;
        var taken = new List<ReadTurns.Turn>();
        for (var i = 0; i < Math.Max(8, 4 * Environment.ProcessorCount); i++)
            taken.Add(await readers.TakeAsync(Ct).AsTask().WaitAsync(TimeSpan.FromSeconds(30), Ct));
        var late = ReadAsync("select 1", Number);
        await Task.Delay(200, Ct);
        Assert.False(late.IsCompleted);
        taken[0].Dispose();
        Assert.Equal([1L], await late.WaitAsync(TimeSpan.FromSeconds(30), Ct));
        foreach (var turn in taken.Skip(1))
            turn.Dispose();
    }

    [Fact]
    public async Task A_read_that_fails_or_is_given_up_leaves_its_turn()
    {
        for (var i = 0; i < 50; i++)
        {
            await Assert.ThrowsAnyAsync<DbException>(() => ReadAsync("select * from nothing_of_ours", _ => 0L));
            await Assert.ThrowsAsync<InvalidOperationException>(() =>
                ReadAsync<long>("select 1", _ => throw new InvalidOperationException())
            );
            using var over = new CancellationTokenSource();
            await over.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
                database.City.ReadAsync("select 1", _ => { }, _ => 0, over.Token)
            );
        }

        Assert.Equal([1L], await ReadAsync("select 1", Number).WaitAsync(TimeSpan.FromSeconds(30), Ct));
    }

    private static long Number(DbDataReader row) => Convert.ToInt64(row.GetValue(0), CultureInfo.InvariantCulture);

    private Task<List<T>> ReadAsync<T>(string sql, Func<DbDataReader, T> row) =>
        database.City.ReadAsync(sql, _ => { }, row, Ct);
}
