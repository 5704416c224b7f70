using Microsoft.Extensions.Time.Testing;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;

namespace Shahr.Kit.Tests.Jobs;

public sealed class LeaseTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Only_one_of_two_processes_gets_it_and_the_other_after_it_was_given_back()
    {
        Leases one = new(database.City, _clock),
            other = new(database.City, _clock);
        var lease = await one.TryTakeAsync("a", Minute, Ct);
        Assert.NotNull(lease);
        Assert.Null(await other.TryTakeAsync("a", Minute, Ct));
        Assert.Null(await one.TryTakeAsync("a", Minute, Ct));
        await lease.DisposeAsync();
        Assert.False(lease.IsHeld);
        Assert.NotNull(await other.TryTakeAsync("a", Minute, Ct));
    }

    [Fact]
    public async Task A_renewed_lease_lasts_and_an_abandoned_one_falls_free()
    {
        Leases one = new(database.City, _clock),
            other = new(database.City, _clock);
        var lease = await one.TryTakeAsync("b", Minute, Ct);
        Assert.NotNull(lease);
        _clock.Advance(Minute * 0.9);
        Assert.True(await lease.RenewAsync(Ct));
        _clock.Advance(Minute * 0.9);
        Assert.Null(await other.TryTakeAsync("b", Minute, Ct));
        _clock.Advance(Minute * 0.2);
        Assert.False(lease.IsHeld);
        Assert.NotNull(await other.TryTakeAsync("b", Minute, Ct));
        Assert.False(await lease.RenewAsync(Ct));
    }

    [Fact]
    public async Task Work_of_a_holder_that_was_overtaken_is_told_so_before_its_commit()
    {
        Leases one = new(database.City, _clock),
            other = new(database.City, _clock);
        var old = await one.TryTakeAsync("c", Minute, Ct);
        _clock.Advance(Minute * 2);
        var fresh = await other.TryTakeAsync("c", Minute, Ct);
        Assert.NotNull(old);
        Assert.NotNull(fresh);

        await using var transaction = new CityTransaction(database.City);
        await transaction.BeginAsync(Ct);
        Assert.False(await old.ConfirmAsync(transaction, Ct));
        Assert.True(await fresh.ConfirmAsync(transaction, Ct));
        await transaction.RollbackAsync();
    }

    [Fact]
    public async Task Of_twenty_racers_one_wins()
    {
        var racers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => Task.Run(() => new Leases(database.City, _clock).TryTakeAsync("d", Minute, Ct)))
        );
        Assert.Single(racers, r => r is not null);
    }
}
