using System.Net.Http.Headers;
using System.Text.RegularExpressions;

namespace Shahr.Bench;

/// <summary>
/// The signed-in list of fifty requests on PostgreSQL, against the same page in Django on the same rows, and against
/// the same bytes from the memory of our own server. Rounds are interleaved; a ratio is taken within its round.
/// </summary>
internal static partial class PageBench
{
    private sealed record Contender(string Name, Running Server, Uri Page, string Cookie);

    private sealed record Round(
        double PerSecond,
        double MicrosOfServer,
        double MicrosOfDatabase,
        double P50,
        double P99
    );

    public static async Task RunAsync(Room room)
    {
        var report = new Report(room, "page");
        var city = await Arranged.MakeAsync(room, "page");
        var echo = Path.Join(room.Temporary, "echo.html");
        var before = await City.StartAsync(room, city.Data, city.Database);
        await using (before.Server)
            await File.WriteAllTextAsync(echo, await GetAsync(new Uri(before.Home, "/cases"), city.Cookie));
        var (ours, home) = await City.StartAsync(room, city.Data, city.Database, echo);
        await using var oursEnds = ours;
        var (django, page, cookie, versions) = await Django.StartAsync(room, city);
        await using var djangoEnds = django;

        Contender[] all =
        [
            new("Shahr /cases", ours, new Uri(home, "/cases"), city.Cookie),
            new("Django", django, page, cookie),
            new("Shahr, same bytes from memory", ours, new Uri(home, "/bench/echo"), city.Cookie),
        ];
        var sizes = await CompareAsync(all);
        Report.Say("warming up");
        foreach (var contender in all)
            await Wrk.WarmAsync(contender.Page, contender.Cookie);

        var rounds = all.ToDictionary(c => c.Name, _ => new List<Round>());
        for (var i = 0; i < room.Rounds; i++)
        {
            Report.Say($"round {i + 1} of {room.Rounds}");
            for (var j = 0; j < all.Length; j++)
            {
                var contender = all[(i + j) % all.Length];
                rounds[contender.Name].Add(await MeasureAsync(room, contender));
            }
        }

        Tell(report, all, rounds, sizes);
        TellRatios(report, rounds[all[0].Name], rounds[all[1].Name], rounds[all[2].Name]);
        report.Note(
            $"{versions}; wrk, 1 thread, 16 connections; both pages show the same {PageRows} numbers, dates and times."
        );
        report.Figure("rounds", rounds);
        await report.SaveAsync();
    }

    private static async Task<Round> MeasureAsync(Room room, Contender contender)
    {
        var (server, database) = (contender.Server.ProcessorSeconds(), Running.SecondsOf(room.PostgresId));
        var seen = await Wrk.RunAsync(contender.Page, room.Seconds, contender.Cookie);
        return new Round(
            seen.PerSecond,
            (contender.Server.ProcessorSeconds() - server) * 1e6 / seen.Requests,
            (Running.SecondsOf(room.PostgresId) - database) * 1e6 / seen.Requests,
            seen.P50,
            seen.P99
        );
    }

    private static void Tell(
        Report report,
        Contender[] all,
        Dictionary<string, List<Round>> rounds,
        Dictionary<string, int> sizes
    ) =>
        report.Table(
            [
                "page",
                "requests/s (median)",
                "worst round",
                "server CPU µs",
                "database CPU µs",
                "p50 ms",
                "p99 ms",
                "bytes",
            ],
            [
                .. all.Select(c => (c.Name, Rounds: rounds[c.Name]))
                    .Select(c =>
                        new[]
                        {
                            c.Name,
                            Figures.Whole(c.Rounds.Select(r => r.PerSecond).Median()),
                            Figures.Whole(c.Rounds.Min(r => r.PerSecond)),
                            Figures.Whole(c.Rounds.Select(r => r.MicrosOfServer).Median()),
                            Figures.Whole(c.Rounds.Select(r => r.MicrosOfDatabase).Median()),
                            Figures.One(c.Rounds.Select(r => r.P50).Median()),
                            Figures.One(c.Rounds.Select(r => r.P99).Median()),
                            Figures.Whole(sizes[c.Name]),
                        }
                    ),
            ]
        );

    private static void TellRatios(Report report, List<Round> ours, List<Round> django, List<Round> echo)
    {
        var overDjango = ours.Zip(django, (a, b) => a.PerSecond / b.PerSecond).ToArray();
        var processor = ours.Zip(django, (a, b) => b.MicrosOfServer / a.MicrosOfServer).ToArray();
        var ofEcho = ours.Zip(echo, (a, b) => a.PerSecond / b.PerSecond).ToArray();
        var micros = ours.Select(r => r.MicrosOfServer).ToArray();
        report.Table(
            ["ratio", "median", "worst round", "goal"],
            [
                Ratio("requests/s over Django", overDjango, "≥ 10×"),
                Ratio("server CPU of Django over ours", processor, "published"),
                Ratio("requests/s of the same bytes from memory", ofEcho, "published"),
                ["server CPU µs of our page", Figures.Whole(micros.Median()), Figures.Whole(micros.Max()), "≤ 500"],
            ]
        );
        report.Figure("overDjango", overDjango.Median());
        report.Figure("serverMicros", micros.Median());
        report.Figure("ofSameBytesFromMemory", ofEcho.Median());
    }

    private static string[] Ratio(string name, double[] rounds, string goal) =>
        [name, Figures.Ratio(rounds.Median()), Figures.Ratio(rounds.Min()), goal];

    private const int PageRows = 50;

    // A page that shows something else may be as fast as it likes.
    private static async Task<Dictionary<string, int>> CompareAsync(Contender[] all)
    {
        var pages = new List<(string Name, string Html)>();
        foreach (var contender in all)
            pages.Add((contender.Name, await GetAsync(contender.Page, contender.Cookie)));
        var first = Shown(pages[0].Html);
        if (first.Count(s => s.Contains('-', StringComparison.Ordinal)) != PageRows)
            throw new BenchException("Our page does not show 50 numbers.");
        foreach (var (name, html) in pages)
        {
            if (!Shown(html).SequenceEqual(first))
                throw new BenchException($"{name} does not show what our page shows:\n{html}");
        }

        return pages.ToDictionary(p => p.Name, p => System.Text.Encoding.UTF8.GetByteCount(p.Html));
    }

    private static List<string> Shown(string html) => [.. NumbersAndTimes().Matches(html).Select(m => m.Value)];

    private static async Task<string> GetAsync(Uri page, string cookie)
    {
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, page);
        request.Headers.Add("Cookie", cookie);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answer = await browser.SendAsync(request);
        if (!answer.IsSuccessStatusCode || answer.StatusCode != System.Net.HttpStatusCode.OK)
            throw new BenchException($"{page} answered {(int)answer.StatusCode}.");
        return await answer.Content.ReadAsStringAsync();
    }

    [GeneratedRegex("[۰-۹]{3}-[۰-۹]{3}-[۰-۹]{3}|[۰-۹]{4}/[۰-۹]{2}/[۰-۹]{2} [۰-۹]{2}:[۰-۹]{2}")]
    private static partial Regex NumbersAndTimes();
}
