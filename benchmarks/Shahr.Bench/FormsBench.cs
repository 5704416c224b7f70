using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shahr.Cases.Measured;

namespace Shahr.Bench;

/// <summary>
/// The largest form a service may have, without its web and database: 2,000 fields of which every tenth hangs on an
/// answer before it, and a group of 1,000 entries of five. One thread, one page after the other.
/// </summary>
internal static class FormsBench
{
    private const int GoalMilliseconds = 50;

    private static readonly ServiceProvider _services = new ServiceCollection()
        .AddLogging()
        .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
        .BuildServiceProvider();

    public static async Task RunAsync(Room room)
    {
        var report = new Report(room, "forms");
        var works = await FormWorks.AllAsync(RenderAsync);
        foreach (var (_, work) in works)
            await Warm(work);
        var rounds = works.ToDictionary(w => w.Name, _ => new List<double>());
        for (var i = 0; i < room.Rounds; i++)
        {
            foreach (var (name, work) in works)
                rounds[name].Add(await Milliseconds(work));
        }

        report.Table(
            ["A form of 2,000 fields", "ms each (median)", "worst round", "goal"],
            [
                .. works.Select(w =>
                    new[]
                    {
                        w.Name,
                        Figures.Two(rounds[w.Name].Median()),
                        Figures.Two(rounds[w.Name].Max()),
                        $"≤ {GoalMilliseconds}",
                    }
                ),
            ]
        );
        report.Figure("milliseconds", rounds);
        await report.SaveAsync();
    }

    private static async Task RenderAsync(Type page, object view)
    {
        await using var renderer = new HtmlRenderer(_services, NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?> { ["View"] = view });
        await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync(page, parameters)).ToHtmlString()
        );
    }

    private static async Task Warm(Func<Task> work)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < TimeSpan.FromMilliseconds(800))
            await work();
    }

    private static async Task<double> Milliseconds(Func<Task> work)
    {
        var (since, times) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(since) < TimeSpan.FromMilliseconds(500))
        {
            await work();
            times++;
        }

        return Stopwatch.GetElapsedTime(since).TotalMilliseconds / times;
    }
}
