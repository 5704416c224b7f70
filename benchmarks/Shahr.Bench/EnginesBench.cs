using System.Diagnostics;
using System.Globalization;
using Shahr.Kit.Values;
using Shahr.Osm;

namespace Shahr.Bench;

/// <summary>
/// The small things every page does many times, and reading a map file; one thread unless said otherwise.
/// </summary>
internal static class EnginesBench
{
    private static int _sink;

    public static async Task RunAsync(Room room)
    {
        var report = new Report(room, "engines");
        TellSmallThings(room, report);
        ReadMaps(room, report);
        await report.SaveAsync();
    }

    private static void TellSmallThings(Room room, Report report)
    {
        var all = SmallThings();
        foreach (var (_, work) in all)
            Warm(work);
        var rounds = all.ToDictionary(a => a.Name, _ => new List<double>());
        for (var i = 0; i < room.Rounds; i++)
        {
            foreach (var (name, work) in all)
                rounds[name].Add(Nanoseconds(work));
        }

        report.Table(
            ["Kit", "ns each (median)", "worst round"],
            [
                .. all.Select(a =>
                    new[] { a.Name, Figures.Whole(rounds[a.Name].Median()), Figures.Whole(rounds[a.Name].Max()) }
                ),
            ]
        );
        var ratio = rounds[ByNet].Zip(rounds[ByKit], (their, our) => their / our).ToArray();
        report.Note(
            $"JalaliDate over PersianCalendar: {Figures.Ratio(ratio.Median())} "
                + $"(worst round {Figures.Ratio(ratio.Min())})."
        );
        report.Figure("nanoseconds", rounds);
        report.Figure("jalaliOverPersianCalendar", ratio.Median());
    }

    private const string ByKit = "Jalali date, JalaliDate.ToString";
    private const string ByNet = "Jalali date, .NET PersianCalendar";

    // Each is done a thousand times a call, on a thousand different things.
    private static (string Name, Action Work)[] SmallThings()
    {
        var days = Enumerable
            .Range(0, 1000)
            .Select(i => new DateTime(2026, 11, 23, 9, 17, 0, DateTimeKind.Utc).AddHours(-7 * i))
            .ToArray();
        var numbers = Enumerable.Range(0, 1000).Select(_ => PublicNumber.Random()).ToArray();
        var typed = numbers.Select(n => n.Display).ToArray();
        var streets = Enumerable.Range(0, 1000).Select(i => $"خيابان شهيد كاظمي، كوچه‌ي {i}").ToArray();
        return
        [
            (ByKit, OfEach(days, day => JalaliDate.From(DateOnly.FromDateTime(day)).ToString().Length)),
            (ByNet, OfEach(days, day => ByCalendar(day).Length)),
            ("instant in Tehran, PersianTime.Short", OfEach(days, day => PersianTime.Short(day).Length)),
            ("PublicNumber.Random", OfEach(days, _ => PublicNumber.Random().Value.Length)),
            ("PublicNumber.TryParse, in Persian", OfEach(typed, text => PublicNumber.TryParse(text, out _) ? 1 : 0)),
            ("PublicNumber.Display", OfEach(numbers, number => number.Display.Length)),
            ("PersianText.CleanLine of an address", OfEach(streets, street => PersianText.CleanLine(street).Length)),
            ("PersianText.SearchKey of an address", OfEach(streets, street => PersianText.SearchKey(street).Length)),
        ];
    }

    private static Action OfEach<T>(T[] things, Func<T, int> work) =>
        () =>
        {
            foreach (var thing in things)
                _sink += work(thing);
        };

    private static void Warm(Action work)
    {
        var since = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(since) < TimeSpan.FromMilliseconds(400))
            work();
    }

    private static double Nanoseconds(Action work)
    {
        var (since, times) = (Stopwatch.GetTimestamp(), 0);
        while (Stopwatch.GetElapsedTime(since) < TimeSpan.FromMilliseconds(200))
        {
            work();
            times++;
        }

        return Stopwatch.GetElapsedTime(since).TotalNanoseconds / times / 1000;
    }

#pragma warning disable RS0030 // What the house does not use is what JalaliDate is measured against.
    private static readonly PersianCalendar _calendar = new();

    private static string ByCalendar(DateTime day) =>
        PersianText.ToPersianDigits(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{_calendar.GetYear(day):0000}/{_calendar.GetMonth(day):00}/{_calendar.GetDayOfMonth(day):00}"
            )
        );
#pragma warning restore RS0030

    private static void ReadMaps(Room room, Report report)
    {
        var rows = new List<string[]>();
        foreach (var name in (string[])["heidelberg.osm.pbf", "mannheim-heidelberg.osm.pbf"])
        {
            if (room.RealMap(name) is not { } file)
                continue;
            var bytes = File.ReadAllBytes(file);
            var objects = Read(bytes);
            Warm(() => Read(bytes));
            var times = Enumerable
                .Range(0, room.Rounds)
                .Select(_ =>
                {
                    var since = Stopwatch.GetTimestamp();
                    Read(bytes);
                    return Stopwatch.GetElapsedTime(since).TotalSeconds;
                })
                .ToList();
            rows.Add([
                name,
                Figures.Whole(objects),
                Figures.One(times.Median() * 1000),
                Figures.Whole(objects / times.Median()),
                Figures.Whole(objects / times.Max()),
            ]);
        }

        if (rows.Count == 0)
            report.Note("No real map lies beside the project, so the reader was not measured.");
        else
            report.Table(
                [
                    "Shahr.Osm, all cores, tags and references read",
                    "objects",
                    "ms",
                    "objects/s (median)",
                    "worst round",
                ],
                rows
            );
    }

    private static long Read(byte[] bytes)
    {
        long objects = 0;
        foreach (var block in OsmPbfReader.Open(new MemoryStream(bytes)).ReadBlocks())
        {
            foreach (var node in block.Nodes)
            {
                objects++;
                _sink += node.Tags["name"u8]?.Length ?? 0;
            }

            foreach (var way in block.Ways)
            {
                objects++;
                foreach (var reference in way.Refs)
                    _sink += (int)reference;
                _sink += way.Tags["highway"u8]?.Length ?? 0;
            }

            foreach (var relation in block.Relations)
            {
                objects++;
                _sink += relation.Tags["type"u8]?.Length ?? 0;
            }
        }

        return objects;
    }
}
