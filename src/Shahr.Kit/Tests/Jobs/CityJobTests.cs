using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Shahr.Kit.Data;
using Shahr.Kit.Jobs;

namespace Shahr.Kit.Tests.Jobs;

public sealed class CityJobTests(TestDatabase database) : IClassFixture<TestDatabase>
{
    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_job_that_looks_often_writes_its_lease_only_now_and_then()
    {
        using var job = Job("often");
        await job.RunOnceAsync(Ct);
        var taken = await UntilAsync("often");
        for (var round = 0; round < 20; round++)
        {
            _clock.Advance(TimeSpan.FromMilliseconds(400));
            await job.RunOnceAsync(Ct);
            Assert.Equal(taken, await UntilAsync("often"));
        }

        _clock.Advance(TimeSpan.FromSeconds(10));
        await job.RunOnceAsync(Ct);
        Assert.NotEqual(taken, await UntilAsync("often"));
    }

    [Fact]
    public async Task A_job_overtaken_by_another_process_stops_and_takes_over_when_that_one_dies()
    {
        var rounds = new List<string>();
        using var one = Job("shared", () => rounds.Add("one"));
        using var other = Job("shared", () => rounds.Add("other"));
        await one.RunOnceAsync(Ct);
        await other.RunOnceAsync(Ct);
        Assert.Equal(["one"], rounds);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await other.RunOnceAsync(Ct);
        await one.RunOnceAsync(Ct);
        Assert.Equal(["one", "other"], rounds);

        _clock.Advance(TimeSpan.FromMinutes(1));
        await one.RunOnceAsync(Ct);
        Assert.Equal(["one", "other", "one"], rounds);
    }

    private CityJob Job(string name, Action? work = null)
    {
        var plan = new JobPlan
        {
            Name = name,
            Pause = TimeSpan.FromMilliseconds(400),
            InTransaction = false,
            Run = (_, _) =>
            {
                work?.Invoke();
                return Task.FromResult(false);
            },
        };
        var services = new ServiceCollection().AddSingleton(database.City).BuildServiceProvider();
        return new CityJob(
            plan,
            services.GetRequiredService<IServiceScopeFactory>(),
            new Leases(database.City, _clock),
            _clock,
            NullLogger<CityJob>.Instance
        );
    }

    private async Task<DateTime> UntilAsync(string name)
    {
        await using var connection = await database.City.OpenAsync(Ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "select until from kit_leases where name = @name";
        command.With("@name", name);
        await using var reader = await command.ExecuteReaderAsync(Ct);
        Assert.True(await reader.ReadAsync(Ct));
        return reader.GetFieldValue<DateTime>(0);
    }
}
