using Shahr.Bench;

// ./bench prepares what this needs: a built city, a PostgreSQL with durable settings, wrk, Django. See its --help.
using var room = new Room();
try
{
    if (args is ["journal-host", var address])
    {
        await JournalHost.RunAsync(room, address);
        return 0;
    }

    foreach (var name in args)
    {
        await (
            name switch
            {
                "page" => PageBench.RunAsync(room),
                "latency" => LatencyBench.RunAsync(room),
                "durable" => DurableBench.RunAsync(room),
                "start" => StartBench.RunAsync(room),
                "notify" => NotifyBench.RunAsync(room),
                "tokens" => TokensBench.RunAsync(room),
                "people" => PeopleBench.RunAsync(room),
                "search" => SearchBench.RunAsync(room),
                "cases" => CasesBench.RunAsync(room),
                "ledger" => LedgerBench.RunAsync(room),
                "payments" => PaymentsBench.RunAsync(room),
                "orders" => OrdersBench.RunAsync(room),
                "hold" => Hold.RunAsync(room),
                "forms" => FormsBench.RunAsync(room),
                "engines" => EnginesBench.RunAsync(room),
                _ => throw new BenchException($"No benchmark is called {name}."),
            }
        );
    }

    return 0;
}
catch (BenchException broken)
{
    await Console.Error.WriteLineAsync("./bench: " + broken.Message);
    return 2;
}
