using System.Diagnostics;
using System.Globalization;
using Shahr.Kit.Data;
using Shahr.Testing;
using Shahr.Web.Host;

namespace Shahr.Notify.Tests;

/// <summary>
/// A notice to many outlives kill -9 of the whole city, while it is planned and while it is handed over: nobody is left
/// out, and with a provider that honours ids nobody gets it twice.
/// </summary>
public sealed class KillTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task Killed_three_times_a_notice_reaches_two_thousand_people_once_each() => TryAsync(3, 2000);

    [Fact]
    public Task Killed_a_hundred_times_a_notice_reaches_twenty_thousand_people_once_each()
    {
        Assert.SkipUnless(Environment.GetEnvironmentVariable("SHAHR_LONG") == "1", "./test notify --long tries it.");
        return TryAsync(100, 20_000);
    }

    private static async Task TryAsync(int kills, int people)
    {
        Assert.SkipUnless(TestDatabases.Kind == DatabaseKind.Postgres, "SQLite has one process; its kills are Kit's.");
        var folder = Directory.CreateTempSubdirectory("shahr-test-").FullName;
        var options = await TestDatabases.NewAsync(folder);
        await using var database = CityDatabase.Postgres(options.Database ?? "");
        try
        {
            var ledger = Path.Join(folder, "ledger");
            for (var i = 1; i <= kills; i++)
            {
                // Spread over planning and handing over: each kill at a place further on.
                var mark = 2L * people * i / (kills + 1);
                await RunAsync(options, people, ledger, async () => await DoneAsync(database) >= mark);
                // Half a minute of waiting for what a dead process had leased is not what is tried here.
                await CountAsync(database, "delete from kit_leases returning 0");
            }

            Assert.InRange(await DoneAsync(database), 2L * people * kills / (kills + 1), 2L * people);
            Assert.Equal(0, await RunAsync(options, people, ledger, () => Task.FromResult(false)));

            var lines = await File.ReadAllLinesAsync(ledger, Ct);
            var addresses = lines.Select(l => l[37..]).ToList();
            Assert.Equal(people, addresses.Count);
            Assert.Equal(people, addresses.Distinct().Count());
            const string Sms = "select count(*) from notify_messages where channel = 'Sms'";
            Assert.Equal(people, await CountAsync(database, Sms + " and state = 'Sent'"));
            Assert.Equal(people, await CountAsync(database, Sms));
            const string Sum = "select people * 1000000 + sms from notify_bulk_walks where kind = 'Plan'";
            Assert.Equal((people * 1_000_000L) + people, await CountAsync(database, Sum));
        }
        finally
        {
            await TestDatabases.DropAsync(options);
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>People planned and messages given.</summary>
    private static async Task<long> DoneAsync(CityDatabase database) =>
        await CountAsync(database, "select coalesce(sum(people), 0) from notify_bulk_walks where kind = 'Plan'")
        + await CountAsync(database, "select count(*) from notify_messages where provider is not null");

    private static async Task<int> RunAsync(CityOptions options, int people, string ledger, Func<Task<bool>> dies)
    {
        string[] args =
        [
            KilledCity.Mode,
            options.Data,
            options.Database ?? "",
            people.ToString(CultureInfo.InvariantCulture),
            ledger,
        ];
        using var child =
            Process.Start(
                new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "Shahr.Notify.Tests"), args)
                {
                    RedirectStandardOutput = true,
                }
            ) ?? throw new InvalidOperationException("The city did not start.");
        Assert.Equal("ready", await child.StandardOutput.ReadLineAsync(Ct));
        while (!child.HasExited)
        {
            if (await dies())
                child.Kill();
            await Task.Delay(5, Ct);
        }

        return child.ExitCode;
    }

    private static async Task<long> CountAsync(CityDatabase database, string sql)
    {
        await using var connection = await database.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(Ct) ?? 0, CultureInfo.InvariantCulture);
    }
}
