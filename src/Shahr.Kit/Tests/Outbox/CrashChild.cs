using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Kit.Outbox;

namespace Shahr.Kit.Tests.Outbox;

/// <summary>
/// A small city in a process of its own: commits facts with their events and delivers them to a handler that writes
/// to a table, until all facts are handled or somebody kills it. Started again, it goes on where the database stands.
/// </summary>
internal static class CrashChild
{
    public const string Mode = "crash-child";
    public const int Lamps = 3;

    /// <summary>Arguments: kind, address, facts per lamp, and the statement to die before (0: none).</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var database =
            args[0] == "postgres" ? CityDatabase.Postgres(args[1]) : CityDatabase.Sqlite(args[1]);
        var facts = int.Parse(args[2], CultureInfo.InvariantCulture);
        var dieAt = int.Parse(args[3], CultureInfo.InvariantCulture);
        var statement = 0;
        if (dieAt > 0)
        {
            database.Probe = _ =>
            {
                if (Interlocked.Increment(ref statement) == dieAt)
                    Die();
            };
        }

        await using var city = new OutboxCity(database);
        if (dieAt == 0)
        {
            // Warm before the killer's clock starts: it should hit work, not the loading of assemblies.
            await TellNextAsync(city, facts);
            await city.DrainAsync(CancellationToken.None);
        }

        await Console.Out.WriteLineAsync("ready");
        if (dieAt > 0)
            await TellAndWorkAsync(city, facts);
        else
            await Task.WhenAll(TellAsync(city, facts), WorkAsync(city, facts));
        return 0;
    }

    public static async Task<long> CountAsync(CityDatabase database, string sql)
    {
        await using var connection = await database.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own words.
        command.CommandText = sql;
#pragma warning restore CA2100
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    // One thing after another, so that the nth statement is the same statement on every run.
    private static async Task TellAndWorkAsync(OutboxCity city, int facts)
    {
        await city.DrainAsync(CancellationToken.None);
        while (await TellNextAsync(city, facts))
            await city.DrainAsync(CancellationToken.None);
        await WorkAsync(city, facts);
    }

    private static async Task TellAsync(OutboxCity city, int facts)
    {
        while (await TellNextAsync(city, facts)) { }
    }

    private static async Task WorkAsync(OutboxCity city, int facts)
    {
        // A session of a killed predecessor may hold its row for a moment longer: look again until all is handled.
        while (await CountAsync(city.Get<CityDatabase>(), "select count(*) from test_heard") < Lamps * facts)
        {
            await city.DrainAsync(CancellationToken.None);
            await Task.Delay(5);
        }
    }

    private static async Task<bool> TellNextAsync(OutboxCity city, int facts)
    {
        var count = await CountAsync(city.Get<CityDatabase>(), "select count(*) from test_facts");
        if (count >= Lamps * facts)
            return false;
        var happened = new LampWentOut($"lamp{count % Lamps}", (int)(count / Lamps));
        await city.RequestAsync(async scope =>
        {
            await using var insert = scope
                .GetRequiredService<CityTransaction>()
                .Command("insert into test_facts (lamp, nth) values (@lamp, @nth)");
            insert.With("@lamp", happened.Lamp).With("@nth", happened.Nth);
            await insert.ExecuteNonQueryAsync();
            scope.GetRequiredService<CityEvents>().Tell(happened);
        });
        return true;
    }

    private static void Die()
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }
}
