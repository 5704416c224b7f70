using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;

namespace Shahr.Kit.Tests.Outbox;

public sealed class OutboxTests(TestDatabase database) : IClassFixture<TestDatabase>, IAsyncLifetime
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
    private readonly string _lamp = Guid.CreateVersion7().ToString("N");
    private OutboxCity? _one;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private OutboxCity City => _one ?? throw new InvalidOperationException();

    public async ValueTask InitializeAsync()
    {
        await OutboxCity.MakeTableAsync(database.City);
        _one = new OutboxCity(database.City, _clock);
    }

    public async ValueTask DisposeAsync()
    {
        if (_one is not null)
            await _one.DisposeAsync();
    }

    [Fact]
    public async Task A_told_fact_is_heard_once_with_its_time()
    {
        await City.TellAsync(new LampWentOut(_lamp, 1));
        _clock.Advance(TimeSpan.FromMinutes(1));
        await City.DrainAsync(Ct);
        await City.DrainAsync(Ct);
        Assert.Equal([(_lamp, 1)], await City.HeardAsync(_lamp));
        var delivery = Assert.Single(City.Mood.Heard);
        Assert.Equal(1, delivery.Attempt);
        Assert.Equal(_clock.Start.UtcDateTime, delivery.At);
    }

    [Fact]
    public async Task A_request_that_was_rolled_back_told_nothing()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            City.RequestAsync(scope =>
            {
                scope.GetRequiredService<CityEvents>().Tell(new LampWentOut(_lamp, 1));
                throw new InvalidOperationException("The form was wrong.");
            })
        );
        await City.DrainAsync(Ct);
        Assert.Empty(await City.HeardAsync(_lamp));
    }

    [Fact]
    public async Task Order_within_a_stream_holds_with_parallel_tellers_and_three_processes_of_workers()
    {
        await using var second = new OutboxCity(database.City, _clock);
        await using var third = new OutboxCity(database.City, _clock);
        City.Mood.Slow = second.Mood.Slow = third.Mood.Slow = true;
        const int lamps = 12,
            events = 40;
        var told = false;
        var telling = Parallel.ForAsync(
            0,
            lamps,
            Ct,
            async (lamp, _) =>
            {
                for (var nth = 0; nth < events; nth += 2)
                {
                    await City.TellAsync(
                        new LampWentOut($"{_lamp}{lamp}", nth),
                        new LampWentOut($"{_lamp}{lamp}", nth + 1)
                    );
                }
            }
        );
        var working = new[] { City, second, third }.Select(city =>
            Task.Run(async () =>
            {
                while (await city.Worker.RunOnceAsync(Ct) > 0 || !Volatile.Read(ref told))
                    await Task.Yield();
            })
        );
        var all = Task.WhenAll(working);
        await telling;
        Volatile.Write(ref told, true);
        await all;
        await City.DrainAsync(Ct);

        var byLamp = (await City.HeardAsync(_lamp)).GroupBy(h => h.Lamp).ToList();
        Assert.Equal(lamps, byLamp.Count);
        Assert.All(byLamp, heard => Assert.Equal(Enumerable.Range(0, events), heard.Select(h => h.Nth)));
    }

    [Fact]
    public async Task A_failing_handler_leaves_nothing_behind_and_is_tried_again_after_growing_pauses()
    {
        City.Mood.Refuses = _ => City.Mood.Heard.Count < 3;
        await City.TellAsync(new LampWentOut(_lamp, 1));
        await City.DrainAsync(Ct);
        Assert.Empty(await City.HeardAsync(_lamp));
        await City.DrainAsync(Ct);
        Assert.Single(City.Mood.Heard);

        _clock.Advance(TimeSpan.FromSeconds(2.5));
        await City.DrainAsync(Ct);
        Assert.Equal(2, City.Mood.Heard.Count);
        _clock.Advance(TimeSpan.FromSeconds(7.9));
        await City.DrainAsync(Ct);
        Assert.Equal(2, City.Mood.Heard.Count);
        _clock.Advance(TimeSpan.FromSeconds(2));
        await City.DrainAsync(Ct);
        Assert.Equal([1, 2, 3], City.Mood.Heard.Select(d => d.Attempt));
        Assert.Single(City.Mood.Heard.Select(d => d.EventId).Distinct());
        Assert.Equal([(_lamp, 1)], await City.HeardAsync(_lamp));
    }

    [Fact]
    public async Task After_eight_attempts_a_letter_is_dead_and_blocks_only_its_own_stream_and_handler()
    {
        await using var city = new OutboxCity(
            database.City,
            _clock,
            s => s.AddScoped<OtherBook>().AddHandler<LampWentOut, OtherBook>("test.other_book")
        );
        city.Mood.Refuses = lamp => lamp.Lamp == _lamp + "a" && lamp.Nth == 1;
        await city.TellAsync(
            new LampWentOut(_lamp + "a", 1),
            new LampWentOut(_lamp + "a", 2),
            new LampWentOut(_lamp + "b", 1)
        );
        for (var i = 0; i < 10; i++)
        {
            await city.DrainAsync(Ct);
            _clock.Advance(TimeSpan.FromHours(2));
        }

        Assert.Equal(OutboxDelivery.MaxAttempts, city.Mood.Heard.Count(d => d.Attempt > 0) - 1);
        var heard = await city.HeardAsync(_lamp);
        Assert.Equal([(_lamp + "b", 1)], heard.Where(h => h.Nth < 100));
        Assert.Equal(
            [(_lamp + "a", 101), (_lamp + "a", 102), (_lamp + "b", 101)],
            heard.Where(h => h.Nth > 100).Order()
        );

        var letter = await OnlyLetterAsync(city);
        Assert.Equal(("test.lamp_book", 8, 1), (letter.Handler, letter.Attempts, letter.Behind));
        Assert.Equal($"InvalidOperationException: No ladder for {_lamp}a.", letter.Error);

        city.Mood.Refuses = _ => false;
        await city.RequestAsync(async s =>
            Assert.True((await s.GetRequiredService<OutboxDesk>().RetryAsync(letter.Seq, Ct)).IsOk)
        );
        await city.DrainAsync(Ct);
        Assert.Equal([1, 2], (await city.HeardAsync(_lamp + "a")).Where(h => h.Nth < 100).Select(h => h.Nth));
    }

    [Fact]
    public async Task An_operator_discards_a_dead_letter_with_a_reason_and_its_stream_goes_on()
    {
        City.Mood.Refuses = lamp => lamp.Nth == 1;
        await City.TellAsync(new LampWentOut(_lamp, 1), new LampWentOut(_lamp, 2));
        for (var i = 0; i < 8; i++)
        {
            await City.DrainAsync(Ct);
            _clock.Advance(TimeSpan.FromHours(2));
        }

        var letter = await OnlyLetterAsync(City);
        await City.RequestAsync(async s =>
        {
            var desk = s.GetRequiredService<OutboxDesk>();
            Assert.Equal("kit.outbox_reason_needed", (await desk.DiscardAsync(letter.Seq, " ", Ct)).Problem?.Code);
            Assert.True((await desk.DiscardAsync(letter.Seq, "The lamp was removed.", Ct)).IsOk);
            Assert.Equal("kit.outbox_not_dead", (await desk.RetryAsync(letter.Seq, Ct)).Problem?.Code);
        });
        await City.DrainAsync(Ct);
        Assert.Equal([(_lamp, 2)], await City.HeardAsync(_lamp));
        Assert.Equal(
            1,
            await CountAsync(
                "select count(*) from kit_audit_entries where action = 'kit.dead_letter_discarded' "
                    + $"and subject_id = '{letter.Seq}' and payload like '%The lamp was removed.%'"
            )
        );
    }

    [Fact]
    public async Task Old_deliveries_are_swept_with_their_events_and_young_or_dead_ones_stay()
    {
        City.Mood.Refuses = lamp => lamp.Lamp.EndsWith("dead", StringComparison.Ordinal);
        await City.TellAsync(new LampWentOut(_lamp, 1), new LampWentOut(_lamp + "dead", 1));
        for (var i = 0; i < 8; i++)
        {
            await City.DrainAsync(Ct);
            _clock.Advance(TimeSpan.FromDays(4));
        }

        await City.TellAsync(new LampWentOut(_lamp, 2));
        await City.DrainAsync(Ct);
        await City.RequestAsync(async s => await s.GetRequiredService<OutboxSweep>().StepAsync(Ct));
        Assert.Equal(
            0,
            await CountAsync($"select count(*) from kit_outbox_events where stream = '{_lamp}' and body like '%:1}}'")
        );
        Assert.Equal(1, await CountAsync($"select count(*) from kit_outbox_events where stream = '{_lamp}'"));
        Assert.Equal(1, await CountAsync($"select count(*) from kit_outbox_events where stream = '{_lamp}dead'"));
    }

    [Fact]
    public async Task Deliveries_of_a_handler_this_process_does_not_know_wait_for_a_newer_one()
    {
        await using (
            var newer = new OutboxCity(
                database.City,
                _clock,
                s => s.AddHandler<LampWentOut, OtherBook>("test.newer_book")
            )
        )
        {
            await newer.TellAsync(new LampWentOut(_lamp, 1));
        }

        await City.DrainAsync(Ct);
        Assert.Equal([(_lamp, 1)], await City.HeardAsync(_lamp));
        var condition = await City.Get<OutboxHealth>().ReadAsync(Ct);
        Assert.True(condition.Unknown >= 1);
        await using var again = new OutboxCity(
            database.City,
            _clock,
            s => s.AddHandler<LampWentOut, OtherBook>("test.newer_book")
        );
        await again.DrainAsync(Ct);
        Assert.Equal([1, 101], (await City.HeardAsync(_lamp)).Select(h => h.Nth));
    }

    [Fact]
    public async Task Health_tells_how_many_wait_and_since_when()
    {
        await City.DrainAsync(Ct);
        var before = await City.Get<OutboxHealth>().ReadAsync(Ct);
        await City.TellAsync(new LampWentOut(_lamp, 1));
        _clock.Advance(TimeSpan.FromMinutes(5));
        var after = await City.Get<OutboxHealth>().ReadAsync(Ct);
        Assert.Equal(before.Pending + 1, after.Pending);
        Assert.True(after.OldestAge >= TimeSpan.FromMinutes(5));
        await City.DrainAsync(Ct);
        Assert.Equal(before.Pending, (await City.Get<OutboxHealth>().ReadAsync(Ct)).Pending);
    }

    private async Task<DeadLetter> OnlyLetterAsync(OutboxCity city)
    {
        IReadOnlyList<DeadLetter> page = [];
        await city.RequestAsync(async s => page = await s.GetRequiredService<OutboxDesk>().ListAsync(0, 100, Ct));
        return Assert.Single(page, letter => letter.Stream.StartsWith(_lamp, StringComparison.Ordinal));
    }

    private async Task<long> CountAsync(string sql)
    {
        await using var connection = await database.City.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct), System.Globalization.CultureInfo.InvariantCulture);
    }

    private sealed class OtherBook(CityTransaction transaction) : IHandle<LampWentOut>
    {
        public async Task HandleAsync(LampWentOut happened, Delivery delivery, CancellationToken ct)
        {
            await using var insert = transaction.Command(
                "insert into test_heard (event_id, lamp, nth) values (@id, @lamp, @nth)"
            );
            insert.With("@id", delivery.EventId).With("@lamp", happened.Lamp).With("@nth", happened.Nth + 100);
            await insert.ExecuteNonQueryAsync(ct);
        }
    }
}
