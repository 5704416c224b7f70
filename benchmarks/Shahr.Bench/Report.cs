using System.Text.Encodings.Web;
using System.Text.Json;

namespace Shahr.Bench;

/// <summary>What one benchmark found: printed as tables, kept as JSON under <c>benchmarks/results/</c>.</summary>
internal sealed class Report
{
    private static readonly JsonSerializerOptions _readable = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Room _room;
    private readonly string _name;
    private readonly double _loadBefore = Machine.Load();
    private readonly (double P50, double P99) _disk;
    private readonly List<object> _tables = [];
    private readonly List<string> _notes = [];
    private readonly Dictionary<string, object> _figures = [];

    public Report(Room room, string name)
    {
        (_room, _name) = (room, name);
        _disk = Machine.DiskProbe(room.Temporary);
        Console.WriteLine();
        Console.WriteLine($"## {name}");
        Console.WriteLine(
            $"{Machine.Describe()}; load {Figures.One(_loadBefore)}; "
                + $"fdatasync p50 {Figures.Two(_disk.P50)} ms, p99 {Figures.Two(_disk.P99)} ms"
        );
    }

    /// <summary>Tells the one who waits what happens now.</summary>
    public static void Say(string text) => Console.Error.WriteLine("   " + text);

    public void Figure(string name, object value) => _figures[name] = value;

    public void Note(string text)
    {
        _notes.Add(text);
        Console.WriteLine();
        Console.WriteLine(text);
    }

    public void Table(string[] head, IReadOnlyList<string[]> rows)
    {
        _tables.Add(new { head, rows });
        var wide = head.Select((h, i) => rows.Select(r => r[i].Length).Append(h.Length).Max()).ToArray();
        Console.WriteLine();
        Console.WriteLine(Row(head, wide));
        Console.WriteLine(
            "|"
                + string.Join(
                    '|',
                    wide.Select((w, i) => i == 0 ? new string('-', w + 2) : new string('-', w + 1) + ":")
                )
                + "|"
        );
        foreach (var row in rows)
            Console.WriteLine(Row(row, wide));
    }

    public async Task SaveAsync()
    {
        var folder = Path.Join(_room.Root, "benchmarks", "results");
        Directory.CreateDirectory(folder);
        var now = TimeProvider.System.GetUtcNow();
        var file = Path.Join(folder, $"{_name}-{now:yyyyMMdd-HHmmss}.json");
        await File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(
                new
                {
                    name = _name,
                    at = now,
                    machine = Machine.Describe(),
                    rounds = _room.Rounds,
                    seconds = _room.Seconds,
                    loadBefore = _loadBefore,
                    loadAfter = Machine.Load(),
                    fdatasyncMs = new { p50 = _disk.P50, p99 = _disk.P99 },
                    figures = _figures,
                    tables = _tables,
                    notes = _notes,
                },
                _readable
            )
        );
        Console.WriteLine();
        Console.WriteLine($"load {Figures.One(Machine.Load())} at the end; {Path.GetRelativePath(_room.Root, file)}");
    }

    private static string Row(string[] cells, int[] wide) =>
        "| " + string.Join(" | ", cells.Select((c, i) => i == 0 ? c.PadRight(wide[i]) : c.PadLeft(wide[i]))) + " |";
}
