using Microsoft.Extensions.Time.Testing;
using Shahr.Kit.Data;

namespace Shahr.Kit.Tests.Data;

/// <summary>Counting in a window, for all processes together.</summary>
public sealed class CountedLimitsTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private static readonly CancellationToken Ct = TestContext.Current.CancellationToken;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 6, 0, 0, TimeSpan.Zero));

    public async ValueTask InitializeAsync()
    {
        await using var transaction = new CityTransaction(database.City);
        await transaction.BeginAsync(Ct);
        await using var make = transaction.Command(
            """
            create table if not exists kit_test_limits (key text not null primary key, since timestamptz not null,
              until timestamptz not null, times integer not null)
            """
        );
        await make.ExecuteNonQueryAsync(Ct);
        await transaction.CommitAsync(Ct);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Beyond_the_limit_it_says_how_long_to_wait_and_then_begins_anew()
    {
        Assert.Null(await InAsync(l => l.CountAsync("a", 2, Hour, Ct)));
        _clock.Advance(TimeSpan.FromMinutes(10));
        Assert.Null(await InAsync(l => l.CountAsync("a", 2, Hour, Ct)));
        Assert.Equal(TimeSpan.FromMinutes(50), await InAsync(l => l.CountAsync("a", 2, Hour, Ct)));
        Assert.Equal(TimeSpan.FromMinutes(50), await InAsync(l => l.LeftAsync("a", 2, Ct)));
        Assert.Null(await InAsync(l => l.CountAsync("b", 2, Hour, Ct)));
        _clock.Advance(TimeSpan.FromMinutes(50));
        Assert.Null(await InAsync(l => l.LeftAsync("a", 2, Ct)));
        Assert.Null(await InAsync(l => l.CountAsync("a", 2, Hour, Ct)));
    }

    [Fact]
    public async Task Held_it_counts_nothing_and_is_closed_once_the_limit_is_used_up()
    {
        foreach (var _ in Enumerable.Range(0, 3))
            Assert.Null(await InAsync(l => l.HoldAsync("held", 1, Hour, Ct)));
        Assert.Null(await InAsync(l => l.CountAsync("held", 1, Hour, Ct)));
        Assert.Equal(Hour, await InAsync(l => l.HoldAsync("held", 1, Hour, Ct)));
        _clock.Advance(Hour);
        Assert.Null(await InAsync(l => l.HoldAsync("held", 1, Hour, Ct)));
    }

    [Fact]
    public async Task Of_many_at_once_who_look_before_they_count_no_more_come_through_than_may()
    {
        var let = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(_ =>
                    InAsync(async limits =>
                    {
                        var wait = await limits.HoldAsync("many", 5, Hour, Ct);
                        if (wait is null)
                            await limits.CountAsync("many", 5, Hour, Ct);
                        return wait;
                    })
                )
        );
        Assert.Equal(5, let.Count(wait => wait is null));
    }

    [Fact]
    public async Task What_is_forgotten_or_swept_begins_anew()
    {
        await InAsync(l => l.CountAsync("old", 0, Hour, Ct));
        await InAsync(l => l.CountAsync("right", 0, Hour, Ct));
        await InAsync(l => Done(l.ForgetAsync("right", Ct)));
        Assert.Null(await InAsync(l => l.LeftAsync("right", 0, Ct)));
        _clock.Advance(TimeSpan.FromMinutes(90));
        await InAsync(l => l.CountAsync("new", 0, Hour, Ct));
        await InAsync(l => Done(l.SweepAsync(TimeSpan.FromMinutes(20), Ct)));
        Assert.NotNull(await InAsync(l => l.LeftAsync("new", 0, Ct)));
        var rows = await database.City.ReadAsync(
            "select key from kit_test_limits where key in ('old', 'new')",
            _ => { },
            row => row.GetString(0),
            Ct
        );
        Assert.Equal(["new"], rows);
    }

    private static async Task<TimeSpan?> Done(Task work)
    {
        await work;
        return null;
    }

    private async Task<TimeSpan?> InAsync(Func<CountedLimits, Task<TimeSpan?>> work)
    {
        await using var transaction = new CityTransaction(database.City);
        await transaction.BeginAsync(Ct);
        var wait = await work(new LimitsOfTest(transaction, _clock));
        await transaction.CommitAsync(Ct);
        return wait;
    }

    private sealed class LimitsOfTest(CityTransaction transaction, TimeProvider clock)
        : CountedLimits(transaction, clock, "kit_test_limits");
}
