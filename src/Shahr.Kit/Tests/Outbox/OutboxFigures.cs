using System.Diagnostics;

namespace Shahr.Kit.Tests.Outbox;

/// <summary>
/// Not a test but a measurement (<c>-explicit only -class "*OutboxFigures"</c>): events told and delivered a second,
/// one transaction each, and the cost of a look while a hundred thousand deliveries wait behind one dead letter.
/// </summary>
public sealed class OutboxFigures(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Events = 4000;
    private const int Lamps = 400;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact(Explicit = true)]
    public async Task Told_and_delivered_a_second()
    {
        await OutboxCity.MakeTableAsync(database.City);
        await using var city = new OutboxCity(database.City);
        await city.TellAsync(new LampWentOut("warm", 0));
        await city.DrainAsync(Ct);

        var watch = Stopwatch.StartNew();
        await Parallel.ForAsync(
            0,
            Events,
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = Ct },
            async (nth, _) => await city.TellAsync(new LampWentOut($"lamp{nth % Lamps}", nth))
        );
        Say("told, 16 at once", Events / watch.Elapsed.TotalSeconds);

        watch.Restart();
        await city.DrainAsync(Ct);
        Say($"delivered, {Lamps} streams, {city.Worker.Workers} workers", Events / watch.Elapsed.TotalSeconds);
        Assert.Equal(Events, (await city.HeardAsync("lamp")).Count);

        for (var i = 0; i < 10; i++)
        {
            await city.TellAsync([.. Enumerable.Range(0, Events / 10).Select(nth => new LampWentOut("one", nth))]);
        }

        watch.Restart();
        await city.DrainAsync(Ct);
        Say("delivered, one stream", Events / watch.Elapsed.TotalSeconds);
    }

    [Fact(Explicit = true)]
    public async Task A_look_behind_a_dead_letter()
    {
        await OutboxCity.MakeTableAsync(database.City);
        await using var city = new OutboxCity(database.City);
        const int behind = 100_000;
        for (var i = 0; i < 100; i++)
        {
            await city.TellAsync([.. Enumerable.Range(0, behind / 100).Select(nth => new LampWentOut("blocked", nth))]);
        }

        await CrashChild.CountAsync(
            database.City,
            """
            update kit_outbox_deliveries set state = 'dead' where seq =
              (select min(seq) from kit_outbox_deliveries where stream = 'blocked')
            """
        );
        await city.Worker.RunOnceAsync(Ct);
        var watch = Stopwatch.StartNew();
        Assert.Equal(0, await city.Worker.RunOnceAsync(Ct));
        var took = watch.ElapsedMilliseconds;
        Console.Error.WriteLine($"{database.City.Kind}: a look past {behind:N0} waiting: {took} ms");
    }

    private void Say(string what, double perSecond) =>
        Console.Error.WriteLine($"{database.City.Kind}: {what}: {perSecond:N0}/s");
}
