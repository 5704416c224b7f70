using System.Globalization;

namespace Shahr.Paper.Text;

/// <summary>Bidi_Class values of Unicode Standard Annex 9.</summary>
internal enum BidiClass : byte
{
    L,
    R,
    AL,
    EN,
    ES,
    ET,
    AN,
    CS,
    NSM,
    BN,
    B,
    S,
    WS,
    ON,
    LRE,
    LRO,
    RLE,
    RLO,
    PDF,
    LRI,
    RLI,
    FSI,
    PDI,
}

/// <summary>The class and the bracket partner of every code point, read once from the embedded Unicode table.</summary>
internal static class BidiTable
{
    private static readonly (
        int[] Starts,
        BidiClass[] Classes,
        Dictionary<int, int> Open,
        Dictionary<int, int> Close
    ) _table = Load();

    public static BidiClass ClassOf(int codePoint)
    {
        var at = Array.BinarySearch(_table.Starts, codePoint);
        return _table.Classes[at >= 0 ? at : ~at - 1];
    }

    /// <summary>The closing bracket that belongs to an opening one, or 0.</summary>
    public static int ClosingOf(int codePoint) => Canonical(_table.Open.GetValueOrDefault(codePoint));

    public static bool IsClosing(int codePoint) => _table.Close.ContainsKey(codePoint);

    /// <summary>U+2329 and U+232A are canonically the CJK angle brackets; rule BD16 treats them as one.</summary>
    public static int Canonical(int codePoint) =>
        codePoint switch
        {
            0x2329 => 0x3008,
            0x232A => 0x3009,
            _ => codePoint,
        };

    private static (int[], BidiClass[], Dictionary<int, int>, Dictionary<int, int>) Load()
    {
        var starts = new List<int>();
        var classes = new List<BidiClass>();
        var open = new Dictionary<int, int>();
        var close = new Dictionary<int, int>();
        using var stream =
            typeof(BidiTable).Assembly.GetManifestResourceStream("BidiClasses.txt")
            ?? throw new InvalidOperationException("The Unicode table is not embedded in this assembly.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith('#'))
                continue;
            var parts = line.Split(' ');
            if (parts[0] == "(")
            {
                open[Hex(parts[1])] = Hex(parts[2]);
                close[Hex(parts[2])] = Hex(parts[1]);
                continue;
            }
            starts.Add(Hex(parts[0]));
            classes.Add(Enum.Parse<BidiClass>(parts[1]));
        }
        return (starts.ToArray(), classes.ToArray(), open, close);
    }

    private static int Hex(string text) => int.Parse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
}
