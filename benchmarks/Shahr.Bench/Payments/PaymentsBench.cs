namespace Shahr.Bench;

/// <summary>
/// Payments over HTTP: the whole of a person's transfer by token (who asks, the day's limit, the row, the audit, the
/// ledger, the rows that follow) beside a server that only asks the ledger, pgbench's TPC-B-like transaction, and a
/// transfer function of PostgreSQL on one hot row. One server of PostgreSQL, every commit on the disk.
/// </summary>
internal static class PaymentsBench
{
    private const int Clients = 64;
    private const int WarmRounds = 4;
    private const double HeldShare = 0.7;

    private const string HotRow = """
        drop table if exists hot_accounts, hot_history cascade;
        create table hot_accounts (id int primary key, balance bigint not null) with (fillfactor = 50);
        create table hot_history (id bigint generated always as identity primary key, debit int not null,
          credit int not null, amount bigint not null, at timestamptz not null default now());
        insert into hot_accounts select n, 1000000000 from generate_series(1, 20000) n;
        create or replace function pay(debit int, credit int, amount bigint) returns void language plpgsql as $$
        begin
          update hot_accounts set balance = balance - amount where id = debit and balance >= amount;
          update hot_accounts set balance = balance + amount where id = credit;
          insert into hot_history (debit, credit, amount) values (debit, credit, amount);
        end $$;
        """;

    /// <summary>What one side did in one round; CPU in microseconds a payment.</summary>
    internal sealed record Side(long Requests, double PerSecond, double P50, double P99, double City, double Database);

    internal sealed record Round(
        double TpcB,
        double HotRow,
        Side Journal,
        Side Any,
        Side Hot,
        double HeldP50,
        double HeldP99,
        double BehindSeconds
    );

    public static async Task RunAsync(Room room)
    {
        var report = new Report(room, "payments");
        var city = await PayingCity.MakeAsync(room);
        Report.Say("filling pgbench");
        await PgBench.FillAsync(room);
        var hotScript = await HotRowAsync(room);
        var (journal, journalHome) = await JournalHost.StartAsync(room);
        await using var journalEnds = journal;
        var (server, home) = await City.StartAsync(room, city.City.Data, city.City.Database);
        await using var ends = server;
        var script = new PayScript(room, city);
        var (pay, ask) = (new Uri(home, "/api/v1/transfers"), new Uri(journalHome, JournalHost.Path));
        await city.OpensAsync(home);
        Report.Say("warming up");
        for (var i = 0; i < WarmRounds; i++)
        {
            await city.NextDayAsync();
            await SideAsync(room, server, pay, await script.WriteAsync(hot: i % 2 == 1));
            await SideAsync(room, journal, ask, await script.WriteJournalAsync());
        }

        var rounds = new List<Round>();
        for (var i = 0; i < room.Rounds; i++)
        {
            Report.Say($"round {i + 1} of {room.Rounds}");
            var before = await city.PaidAsync();
            await city.NextDayAsync();
            var tpcB = (await PgBench.RunAsync(room, clients: 16)).PerSecond;
            var any = await SideAsync(room, server, pay, await script.WriteAsync(hot: false));
            var behind = await city.BehindAsync();
            var only = await SideAsync(room, journal, ask, await script.WriteJournalAsync());
            await city.NextDayAsync();
            var hotRow = (await PgBench.RunAsync(room, clients: 16, hotScript)).PerSecond;
            var hot = await SideAsync(room, server, pay, await script.WriteAsync(hot: true));
            behind = Math.Max(behind, await city.BehindAsync());
            await city.NextDayAsync();
            var held = Load.Hold(pay, any.PerSecond * HeldShare, room.Seconds, script.Requests(pay));
            behind = Math.Max(behind, await city.BehindAsync());
            var acknowledged = any.Requests + hot.Requests + held.Length;
            if (await city.PaidAsync() - before is var paid && paid < acknowledged)
                throw new BenchException($"{acknowledged} payments were acknowledged, {paid} are done.");
            var (p50, p99) = (Figures.Percentile(held, 50), Figures.Percentile(held, 99));
            rounds.Add(new Round(tpcB, hotRow, only, any, hot, p50, p99, behind));
        }

        Tell(report, rounds);
        await report.SaveAsync();
    }

    private static async Task<string> HotRowAsync(Room room)
    {
        var (sql, script) = (Path.Join(room.Temporary, "hot.sql"), Path.Join(room.Temporary, "hot.pgbench"));
        await File.WriteAllTextAsync(sql, HotRow);
        await File.WriteAllTextAsync(script, "\\set debit random(2, 20000)\nselect pay(:debit, 1, 1);\n");
        await PgBench.MakeAsync(room, sql);
        return script;
    }

    private static async Task<Side> SideAsync(Room room, Running server, Uri address, string script)
    {
        var (city, database) = (server.ProcessorSeconds(), Running.SecondsOf(room.PostgresId));
        var ran = await Wrk.RunAsync(address, room.Seconds, script: script, connections: Clients);
        return new Side(
            ran.Requests,
            ran.PerSecond,
            ran.P50,
            ran.P99,
            (server.ProcessorSeconds() - city) / ran.Requests * 1e6,
            (Running.SecondsOf(room.PostgresId) - database) / ran.Requests * 1e6
        );
    }

    private static void Tell(Report report, List<Round> rounds)
    {
        report.Table(
            ["payments", "a second (median)", "worst round", "p50 ms", "p99 ms", "city CPU µs", "database CPU µs"],
            [
                Line("a: pgbench, TPC-B-like, scale 50, 16 clients", rounds, r => r.TpcB),
                Line("b: a transfer function, one hot row, 16 clients", rounds, r => r.HotRow),
                Line("c: over HTTP, the ledger alone", rounds, r => r.Journal),
                Line("d: over HTTP, a transfer by token", rounds, r => r.Any),
                Line("e: the same, all to one organisation", rounds, r => r.Hot),
                [
                    "d, 70 % of its rate held",
                    Figures.Whole(rounds.Select(r => r.Any.PerSecond * HeldShare).Median()),
                    "",
                    Figures.One(rounds.Select(r => r.HeldP50).Median()),
                    Figures.One(rounds.Select(r => r.HeldP99).Median())
                        + $" (goal < 10; worst {Figures.One(rounds.Max(r => r.HeldP99))})",
                    "",
                    "",
                ],
            ]
        );
        report.Table(
            ["ratio", "median", "worst round", "goal"],
            [
                Ratio("c over a", rounds, r => r.Journal.PerSecond / r.TpcB, "10"),
                Ratio("d over a", rounds, r => r.Any.PerSecond / r.TpcB, "3"),
                Ratio("e over b", rounds, r => r.Hot.PerSecond / r.HotRow, "15"),
                Ratio("e over d", rounds, r => r.Hot.PerSecond / r.Any.PerSecond, "0.85"),
            ]
        );
        report.Note(
            $"{Clients} connections over HTTP; client, servers and database share {Environment.ProcessorCount} cores. "
                + $"Rows were at most {Figures.Two(rounds.Max(r => r.BehindSeconds))} s behind at the end of a load "
                + "(goal ≤ 2 s); every acknowledged payment was found done."
        );
        report.Figure("rounds", rounds);
    }

    private static string[] Line(string name, List<Round> rounds, Func<Round, double> of) =>
        [name, Figures.Whole(rounds.Select(of).Median()), Figures.Whole(rounds.Min(of)), "", "", "", ""];

    private static string[] Line(string name, List<Round> rounds, Func<Round, Side> of) =>
        [
            name,
            Figures.Whole(rounds.Select(r => of(r).PerSecond).Median()),
            Figures.Whole(rounds.Min(r => of(r).PerSecond)),
            Figures.One(rounds.Select(r => of(r).P50).Median()),
            Figures.One(rounds.Select(r => of(r).P99).Median()),
            Figures.Whole(rounds.Select(r => of(r).City).Median()),
            Figures.Whole(rounds.Select(r => of(r).Database).Median()),
        ];

    private static string[] Ratio(string name, List<Round> rounds, Func<Round, double> of, string goal) =>
        [name, Figures.Ratio(rounds.Select(of).Median()), Figures.Ratio(rounds.Min(of)), "≥ " + goal];
}
