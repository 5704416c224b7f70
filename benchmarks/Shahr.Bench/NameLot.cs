namespace Shahr.Bench;

/// <summary>
/// Names drawn as they are borne: a few by very many, very many by a few. Given names are written joined, with a
/// half-space or apart; family names are common ones, or made of roots and endings, some with the place one came from.
/// The lists are in <c>names.txt</c>; the same seed gives the same people.
/// </summary>
internal sealed class NameLot(int seed)
{
    private static readonly Dictionary<string, string[]> _lists = Read();
    private readonly Random _random = new(seed);

    /// <summary>A given and a family name; one in five hundred has no family name.</summary>
    public (string Given, string Family) Draw() => (Given(), _random.Next(500) == 0 ? "" : Family());

    /// <summary>One of a list, the first ones far more often.</summary>
    public T Often<T>(IReadOnlyList<T> list) =>
        list[(int)Math.Min(list.Count - 1, (Math.Pow(list.Count + 1, _random.NextDouble()) - 1))];

    /// <summary>Any of a list.</summary>
    public T Any<T>(IReadOnlyList<T> list) => list[_random.Next(list.Count)];

    /// <summary>One slip of the finger in a word.</summary>
    public string Slip(string word)
    {
        var at = _random.Next(word.Length - 1);
        var letter = Any(Any(_lists["root"]).ToCharArray()).ToString();
        return _random.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, letter),
            2 => word.Remove(at, 1).Insert(at, letter),
            _ => word[..at] + word[at + 1] + word[at] + word[(at + 2)..],
        };
    }

    private string Given() =>
        _random.Next(100) switch
        {
            < 75 => Often(_lists["given"]),
            < 92 => Often(_lists["joined"]),
            _ => Often(_lists["apart"]),
        };

    private string Family()
    {
        var kind = _random.Next(100);
        if (kind < 30)
            return Often(_lists["family"]);
        var root = Any(_lists["root"]);
        if (kind >= 60)
            root += (_random.Next(2) == 0 ? "\u200C" : "") + Any(_lists["root"]);
        var name = root + Often(_lists["end"]);
        return kind >= 88 ? $"{name} {Any(_lists["place"])}ی" : name;
    }

    private static Dictionary<string, string[]> Read()
    {
        using var file =
            typeof(NameLot).Assembly.GetManifestResourceStream("Shahr.Bench.names.txt")
            ?? throw new BenchException("names.txt is not built in.");
        using var reader = new StreamReader(file);
        return reader
            .ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            .ToDictionary(l => l[0], l => l[1].Split(l[1].Contains('|', StringComparison.Ordinal) ? '|' : ' '));
    }
}
