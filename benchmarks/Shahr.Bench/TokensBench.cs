using System.Diagnostics;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Shahr.Kit;
using Shahr.Partners;
using Shahr.Web.Host;

namespace Shahr.Bench;

/// <summary>
/// What it costs to know who asks: the check of a session and a permission by itself, tokens given to a partner on a
/// durable PostgreSQL, and tokens that a partner checks with the published keys alone.
/// </summary>
internal static class TokensBench
{
    private const int Clients = 16;
    private const int Checks = 200_000;

    private sealed record Rate(double PerSecond, double City, double Database);

    public static async Task RunAsync(Room room)
    {
        var report = new Report(room, "tokens");
        var city = await Arranged.MakeAsync(room, "tokens");
        await CheckSessionsAsync(room, report, city);
        var (server, home) = await City.StartAsync(room, city.Data, city.Database);
        await using var ends = server;
        var clients = Enumerable.Range(0, Clients).Select(_ => new PartnerClient(home, city.Cookie)).ToList();
        // The first agrees on the page, the others find it agreed.
        foreach (var client in clients)
            await client.SignInAsync();
        var (signIns, renewals, valid) = (new List<Rate>(), new List<Rate>(), new List<double>());
        for (var i = 0; i < room.Rounds; i++)
        {
            Report.Say($"round {i + 1} of {room.Rounds}");
            signIns.Add(await RateAsync(room, server, clients, c => c.SignInAsync()));
            renewals.Add(await RateAsync(room, server, clients, c => c.RenewAsync()));
            valid.Add(await ValidateAsync(room, home, clients[0].Access));
        }

        clients.ForEach(c => c.Dispose());
        report.Table(
            ["tokens, 16 clients", "a second", "worst round", "city CPU µs", "database CPU µs", "goal"],
            [
                Row("a whole sign-in: authorise, code for tokens", signIns, "—"),
                Row("three tokens for a refresh token", renewals, "≥ 300"),
                [
                    "access tokens checked by the published keys",
                    Figures.Whole(valid.Median()),
                    Figures.Whole(valid.Min()),
                    "—",
                    "—",
                    "≥ 20,000",
                ],
            ]
        );
        report.Figure("signIns", signIns);
        report.Figure("renewals", renewals);
        report.Figure("validations", valid);
        await report.SaveAsync();
    }

    private static string[] Row(string name, List<Rate> rounds, string goal) =>
        [
            name,
            Figures.Whole(rounds.Select(r => r.PerSecond).Median()),
            Figures.Whole(rounds.Min(r => r.PerSecond)),
            Figures.Whole(rounds.Select(r => r.City).Median()),
            Figures.Whole(rounds.Select(r => r.Database).Median()),
            goal,
        ];

    // As the host does for each request, in a scope of its own; the same without the question is taken away.
    private static async Task CheckSessionsAsync(Room room, Report report, Arranged city)
    {
        await using var app = CityApp.Build(
            new CityOptions { Data = city.Data, Database = city.Database },
            [],
            b => b.Logging.SetMinimumLevel(LogLevel.Warning)
        );
        await app.Services.GetRequiredService<PartnersSeed>().OpenDemoAsync(PersonId.New(), PersonId.New());
        await LoopAsync(app.Services, city.Cookie, asks: true);
        var (asked, plain) = (new List<double>(), new List<double>());
        var transactions = 0L;
        for (var i = 0; i < room.Rounds; i++)
        {
            plain.Add(await LoopAsync(app.Services, city.Cookie, asks: false));
            var before = await TransactionsAsync(city);
            asked.Add(await LoopAsync(app.Services, city.Cookie, asks: true));
            transactions = Math.Max(transactions, await TransactionsAsync(city) - before);
        }

        report.Table(
            ["session and permission of one request", "µs of CPU", "worst round", "goal"],
            [
                ["with the scope of its request", Figures.Two(asked.Median()), Figures.Two(asked.Max()), "≤ 20"],
                ["the scope by itself", Figures.Two(plain.Median()), Figures.Two(plain.Max()), "—"],
            ]
        );
        report.Note($"{Figures.Whole(Checks)} checks took at most {transactions} transactions of the database.");
        report.Figure("sessionMicroseconds", asked);
        report.Figure("sessionTransactions", transactions);
    }

    private static async Task<double> LoopAsync(IServiceProvider services, string cookie, bool asks)
    {
        var since = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < Checks; i++)
        {
            await using var scope = services.CreateAsyncScope();
            var http = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
            http.Request.Headers.Cookie = cookie;
            if (!asks)
                continue;
            await http.AuthenticateAsync();
            if (http.Features.Get<Actor>() is not { } actor || actor.Can(PartnersModule.Approve))
                throw new BenchException("The session was not recognised.");
        }

        return (Environment.CpuUsage.TotalTime - since).TotalMicroseconds / Checks;
    }

    // PostgreSQL tells what it counted with a delay of up to a second.
    private static async Task<long> TransactionsAsync(Arranged city)
    {
        await Task.Delay(TimeSpan.FromSeconds(2));
        return await city.CountAsync(
            "select xact_commit + xact_rollback from pg_stat_database where datname = current_database()"
        );
    }

    private static async Task<Rate> RateAsync(
        Room room,
        Running server,
        List<PartnerClient> clients,
        Func<PartnerClient, Task> act
    )
    {
        var (cpu, database) = (server.ProcessorSeconds(), Running.SecondsOf(room.PostgresId));
        var since = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(
            clients.Select(async client =>
            {
                var count = 0;
                for (; Stopwatch.GetElapsedTime(since).TotalSeconds < room.Seconds; count++)
                    await act(client);
                return count;
            })
        );
        var (all, seconds) = (counts.Sum(), Stopwatch.GetElapsedTime(since).TotalSeconds);
        return new Rate(
            all / seconds,
            (server.ProcessorSeconds() - cpu) * 1e6 / all,
            (Running.SecondsOf(room.PostgresId) - database) * 1e6 / all
        );
    }

    // Every core checks by itself, as a partner's own servers would.
    private static async Task<double> ValidateAsync(Room room, Uri home, string token)
    {
        using var http = new HttpClient();
        var keys = new JsonWebKeySet(await http.GetStringAsync(new Uri(home, "/.well-known/jwks")));
        var right = new TokenValidationParameters
        {
            IssuerSigningKeys = keys.GetSigningKeys(),
            ValidateIssuer = false,
            ValidateAudience = false,
            ValidTypes = ["at+jwt"],
            ValidAlgorithms = ["ES256"],
        };
        var reader = new JsonWebTokenHandler { MapInboundClaims = false };
        var since = Stopwatch.GetTimestamp();
        var counts = await Task.WhenAll(
            Enumerable
                .Range(0, Environment.ProcessorCount)
                .Select(_ =>
                    Task.Run(async () =>
                    {
                        var count = 0;
                        for (; Stopwatch.GetElapsedTime(since).TotalSeconds < room.Seconds; count++)
                        {
                            if (!(await reader.ValidateTokenAsync(token, right)).IsValid)
                                throw new BenchException("A token of the city was not valid.");
                        }

                        return count;
                    })
                )
        );
        return counts.Sum() / Stopwatch.GetElapsedTime(since).TotalSeconds;
    }
}
