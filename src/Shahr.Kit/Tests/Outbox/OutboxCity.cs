using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Data;
using Shahr.Kit.Modules;
using Shahr.Kit.Outbox;

namespace Shahr.Kit.Tests.Outbox;

internal sealed record LampWentOut(string Lamp, int Nth) : ICityEvent
{
    public string Stream => Lamp;
}

/// <summary>Writes what it heard to a table in the delivery's transaction; refuses while it is told to.</summary>
internal sealed class LampBook(CityTransaction transaction, LampMood mood) : IHandle<LampWentOut>
{
    public async Task HandleAsync(LampWentOut happened, Delivery delivery, CancellationToken ct)
    {
        mood.Heard.Enqueue(delivery);
        await using var insert = transaction.Command(
            "insert into test_heard (event_id, lamp, nth) values (@id, @lamp, @nth)"
        );
        insert.With("@id", delivery.EventId).With("@lamp", happened.Lamp).With("@nth", happened.Nth);
        await insert.ExecuteNonQueryAsync(ct);
        if (mood.Refuses(happened))
            throw new InvalidOperationException($"No ladder for {happened.Lamp}.");
        if (mood.Slow)
            await Task.Delay(Random.Shared.Next(3), ct);
    }
}

internal sealed class LampMood
{
    public Func<LampWentOut, bool> Refuses { get; set; } = _ => false;

    public bool Slow { get; set; }

    public System.Collections.Concurrent.ConcurrentQueue<Delivery> Heard { get; } = new();
}

/// <summary>Kit with one handler on a test database: one process of the city without the web.</summary>
internal sealed class OutboxCity : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public OutboxCity(CityDatabase database, TimeProvider? clock = null, Action<IServiceCollection>? more = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddKit(database, Path.GetTempPath());
        services.AddOutbox();
        if (clock is not null)
            services.AddSingleton(clock);
        services.AddSingleton<LampMood>();
        services.AddHandler<LampWentOut, LampBook>("test.lamp_book");
        more?.Invoke(services);
        _services = services.BuildServiceProvider(validateScopes: true);
    }

    public LampMood Mood => Get<LampMood>();

    public OutboxWorker Worker => Get<OutboxWorker>();

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public static async Task MakeTableAsync(CityDatabase database)
    {
        await using var connection = await database.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = """
            create table if not exists test_heard (event_id uuid not null, lamp text not null, nth integer not null)
            """;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>One request of the city: a scope and its transaction.</summary>
    public async Task RequestAsync(Func<IServiceProvider, Task> work)
    {
        await using var scope = _services.CreateAsyncScope();
        var transaction = scope.ServiceProvider.GetRequiredService<CityTransaction>();
        await transaction.BeginAsync();
        await work(scope.ServiceProvider);
        await transaction.CommitAsync();
    }

    public Task TellAsync(params LampWentOut[] events) =>
        RequestAsync(scope =>
        {
            foreach (var happened in events)
                scope.GetRequiredService<CityEvents>().Tell(happened);
            return Task.CompletedTask;
        });

    public async Task DrainAsync(CancellationToken ct)
    {
        while (await Worker.RunOnceAsync(ct) > 0) { }
    }

    /// <summary>What the handler wrote, in the order of writing within a lamp.</summary>
    public async Task<List<(string Lamp, int Nth)>> HeardAsync(string prefix)
    {
        await using var connection = await Get<CityDatabase>().OpenAsync();
        await using var command = connection.CreateCommand();
        var order = Get<CityDatabase>().Kind == DatabaseKind.Sqlite ? "rowid" : "xmin::text::bigint, ctid";
        command.CommandText = $"select lamp, nth from test_heard where lamp like '{prefix}%' order by {order}";
        await using var reader = await command.ExecuteReaderAsync();
        var heard = new List<(string, int)>();
        while (await reader.ReadAsync())
            heard.Add((reader.GetString(0), reader.GetInt32(1)));
        return heard;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
