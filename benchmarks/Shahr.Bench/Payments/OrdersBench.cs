using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Shahr.Bench;

/// <summary>
/// Standing orders that fall due on one morning, and the payments of people who are at it meanwhile: how long all of
/// them take, what one costs, and how much slower a payment by a program becomes.
/// </summary>
internal static class OrdersBench
{
    private const int Held = 50;
    private const int WarmOrders = 5_000;

    internal sealed record Round(
        double Seconds,
        double PerSecond,
        double CityMicros,
        double DatabaseMicros,
        double AloneP99,
        double BesideP99
    );

    public static async Task RunAsync(Room room)
    {
        var orders = int.Parse(
            Environment.GetEnvironmentVariable("SHAHR_BENCH_ORDERS") ?? "100000",
            CultureInfo.InvariantCulture
        );
        var report = new Report(room, "orders");
        var city = await PayingCity.MakeAsync(room);
        Report.Say($"{orders} standing orders");
        await OrderAsync(city, orders);
        var (server, home) = await City.StartAsync(room, city.City.Data, city.City.Database);
        await using var ends = server;
        await city.OpensAsync(home);
        var (script, pay) = (new PayScript(room, city), new Uri(home, "/api/v1/transfers"));
        Report.Say("warming up");
        await DueAsync(city, WarmOrders);
        await PaidAsync(city);
        await city.NextDayAsync();
        Load.Hold(pay, Held, room.Seconds, script.Requests(pay));
        var rounds = new List<Round>();
        for (var i = 0; i < room.Rounds; i++)
        {
            Report.Say($"round {i + 1} of {room.Rounds}");
            await city.NextDayAsync();
            var alone = Load.Hold(pay, Held, room.Seconds, script.Requests(pay));
            await city.NextDayAsync();
            rounds.Add(await RoundAsync(room, server, city, orders, Figures.Percentile(alone, 99), pay, script));
        }

        Tell(report, rounds, orders);
        await report.SaveAsync();
    }

    private static async Task<Round> RoundAsync(
        Room room,
        Running server,
        PayingCity city,
        int orders,
        double alone,
        Uri pay,
        PayScript script
    )
    {
        var (cpu, database) = (server.ProcessorSeconds(), Running.SecondsOf(room.PostgresId));
        await DueAsync(city, orders);
        // From the first that is asked for: how soon the job looks is no part of it.
        while (await city.City.CountAsync("select count(*) from banking_order_runs where state = 'Asked'") == 0)
            await Task.Delay(20);
        var since = Stopwatch.GetTimestamp();
        var beside = Task.Factory.StartNew(
            () => Load.Hold(pay, Held, room.Seconds, script.Requests(pay)),
            TaskCreationOptions.LongRunning
        );
        await PaidAsync(city);
        var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
        if (await city.City.CountAsync("select count(*) from banking_order_runs") is var ran && ran != orders)
            throw new BenchException($"{orders} orders were due, {ran} were asked for.");
        if (
            await city.City.CountAsync("select count(*) from banking_order_runs where state <> 'Moved'")
            is > 0
                and var no
        )
            throw new BenchException($"{no} payments of orders did not move.");
        var times = await beside;
        return new Round(
            seconds,
            orders / seconds,
            (server.ProcessorSeconds() - cpu) / orders * 1e6,
            (Running.SecondsOf(room.PostgresId) - database) / orders * 1e6,
            alone,
            Figures.Percentile(times, 99)
        );
    }

    private static async Task OrderAsync(PayingCity city, int orders)
    {
        await using var source = NpgsqlDataSource.Create(city.City.Database);
        await using var insert = source.CreateCommand(
            """
            insert into banking_orders (id, number, owner_id, by_person_id, receiver_id, receiver_name, amount_rial,
              rhythm, first_on, when_short, tells_before, state, made_at, agreed_at, next_on)
            select gen_random_uuid(), lpad(n::text, 12, '0'), p[1 + n % array_length(p, 1)],
              p[1 + n % array_length(p, 1)], p[1 + (n + 1) % array_length(p, 1)], 'مریم احمدی', 1000,
              'Monthly', current_date - 40, 'Tell', false, 'Stopped', now() - interval '60 days',
              now() - interval '60 days', null
            from generate_series(1, @orders) n, (select @people::uuid[] p) people
            """
        );
        insert.CommandTimeout = 600;
        insert.Parameters.AddWithValue("orders", orders);
        insert.Parameters.AddWithValue("people", city.Payers.Select(p => p.Id).ToArray());
        await insert.ExecuteNonQueryAsync();
        await using var all = source.CreateCommand("vacuum analyze banking_orders");
        all.CommandTimeout = 600;
        await all.ExecuteNonQueryAsync();
    }

    // Of yesterday, so that they go out at any hour of the bench; each round begins with no attempts.
    private static async Task DueAsync(PayingCity city, int orders)
    {
        await using var source = NpgsqlDataSource.Create(city.City.Database);
        await using var due = source.CreateCommand(
            """
            delete from banking_order_runs;
            update banking_orders set state = 'Active', next_on = current_date - 1
            where id in (select id from banking_orders order by id limit @orders)
            """
        );
        due.CommandTimeout = 600;
        due.Parameters.AddWithValue("orders", orders);
        await due.ExecuteNonQueryAsync();
    }

    private static async Task PaidAsync(PayingCity city)
    {
        while (
            await city.City.CountAsync(
                "select count(*) from banking_orders where state = 'Active' and next_on <= current_date - 1"
            ) > 0
        )
            await Task.Delay(100);
        while (await city.City.CountAsync("select count(*) from banking_order_runs where state = 'Asked'") > 0)
            await Task.Delay(20);
    }

    private static void Tell(Report report, List<Round> rounds, int orders)
    {
        report.Table(
            ["standing orders due at once", "median", "worst round", "goal"],
            [
                [
                    $"{orders}: seconds until the last has moved and its row says so",
                    Figures.One(rounds.Select(r => r.Seconds).Median()),
                    Figures.One(rounds.Max(r => r.Seconds)),
                    "1,000,000 in ≤ 120",
                ],
                [
                    "a second",
                    Figures.Whole(rounds.Select(r => r.PerSecond).Median()),
                    Figures.Whole(rounds.Min(r => r.PerSecond)),
                    "≥ 8,334",
                ],
                ["city CPU µs each", Figures.Whole(rounds.Select(r => r.CityMicros).Median()), "", ""],
                ["database CPU µs each", Figures.Whole(rounds.Select(r => r.DatabaseMicros).Median()), "", ""],
                [
                    $"p99 ms of {Held} payments a second beside it, over the same alone",
                    Figures.Ratio(rounds.Select(r => r.BesideP99 / r.AloneP99).Median())
                        + $" ({Figures.One(rounds.Select(r => r.BesideP99).Median())} over "
                        + $"{Figures.One(rounds.Select(r => r.AloneP99).Median())})",
                    Figures.Ratio(rounds.Max(r => r.BesideP99 / r.AloneP99)),
                    "≤ 2×",
                ],
            ]
        );
        report.Note("Client, city and database share the cores; every order was found paid once.");
        report.Figure("rounds", rounds);
    }
}
