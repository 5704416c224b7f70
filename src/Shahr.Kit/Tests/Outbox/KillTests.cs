using System.Diagnostics;
using System.Globalization;
using Shahr.Kit.Data;

namespace Shahr.Kit.Tests.Outbox;

public sealed class KillTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private const int Killed = 128 + 9;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Killed_before_any_statement_and_around_any_commit_every_fact_is_handled_once_and_in_order()
    {
        await EmptyAsync();
        // A fact and its delivery take eleven steps: these places to die cover each step twice, also after a restart.
        for (var statement = 1; statement <= 22; statement++)
        {
            Assert.Equal(Killed, await RunAsync(1000, statement, null));
            await AssertNothingLostOrTwiceAsync(complete: false);
        }

        var facts = await CrashChild.CountAsync(database.City, "select count(*) from test_facts");
        Assert.Equal(0, await RunAsync((int)(facts / CrashChild.Lamps) + 2, 0, null));
        await AssertNothingLostOrTwiceAsync(complete: true);
    }

    [Fact]
    public async Task Killed_at_random_while_telling_and_delivering_every_fact_is_handled_once_and_in_order()
    {
        await EmptyAsync();
        for (var run = 0; run < 12; run++)
        {
            await RunAsync(100_000, 0, TimeSpan.FromMilliseconds(Random.Shared.Next(150)));
            await AssertNothingLostOrTwiceAsync(complete: false);
        }

        var facts = await CrashChild.CountAsync(database.City, "select count(*) from test_facts");
        Assert.True(facts > 0, "The child was always killed before its first commit: nothing was tried.");
        Assert.Equal(0, await RunAsync((int)(facts / CrashChild.Lamps) + 2, 0, null));
        await AssertNothingLostOrTwiceAsync(complete: true);
    }

    private async Task<int> RunAsync(int facts, int dieAt, TimeSpan? killAfter)
    {
        string[] args =
        [
            CrashChild.Mode,
            database.City.Kind == DatabaseKind.Postgres ? "postgres" : "sqlite",
            database.Address,
            facts.ToString(CultureInfo.InvariantCulture),
            dieAt.ToString(CultureInfo.InvariantCulture),
        ];
        var program = Path.Combine(AppContext.BaseDirectory, "Shahr.Kit.Tests");
        using var child =
            Process.Start(new ProcessStartInfo(program, args) { RedirectStandardOutput = true })
            ?? throw new InvalidOperationException("The child did not start.");
        Assert.Equal("ready", await child.StandardOutput.ReadLineAsync(Ct));
        if (killAfter is { } pause)
        {
            await Task.Delay(pause, Ct);
            child.Kill();
        }

        await child.WaitForExitAsync(Ct);
        return child.ExitCode;
    }

    private async Task EmptyAsync()
    {
        await OutboxCity.MakeTableAsync(database.City);
        foreach (
            var sql in new[]
            {
                "create table if not exists test_facts (lamp text not null, nth integer not null)",
                "delete from test_facts",
                "delete from test_heard",
                "delete from kit_outbox_deliveries",
                "delete from kit_outbox_events",
            }
        )
        {
            await CrashChild.CountAsync(database.City, sql);
        }
    }

    private async Task AssertNothingLostOrTwiceAsync(bool complete)
    {
        await using var city = new OutboxCity(database.City);
        var heard = await city.HeardAsync("lamp");
        for (var i = 0; i < CrashChild.Lamps; i++)
        {
            var lamp = $"lamp{i}";
            var facts = await CrashChild.CountAsync(
                database.City,
                $"select count(*) from test_facts where lamp = '{lamp}'"
            );
            var nths = heard.Where(h => h.Lamp == lamp).Select(h => h.Nth).ToList();
            Assert.Equal(Enumerable.Range(0, nths.Count), nths);
            if (complete)
                Assert.Equal(facts, nths.Count);
            else
                Assert.InRange(nths.Count, 0, facts);
        }

        var told = await CrashChild.CountAsync(database.City, "select count(*) from kit_outbox_events");
        Assert.Equal(await CrashChild.CountAsync(database.City, "select count(*) from test_facts"), told);
    }
}
