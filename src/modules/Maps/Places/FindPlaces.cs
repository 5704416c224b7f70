using Microsoft.Data.Sqlite;

namespace Shahr.Maps;

/// <summary>
/// Forward search: every word begins a word of the thing; ranked by how well it matches, then by what it is, then by
/// distance from the centre of the city.
/// </summary>
internal static class FindPlaces
{
    private const int Candidates = 400;
    private const int MostWords = 8;

    /// <summary>Written in addresses between street and number; says nothing itself.</summary>
    private static readonly HashSet<string> Fillers = ["پلاک", "شماره", "ش", "پ", "no", "nr", "number"];

    /// <summary>Kinds of streets that people add or leave out at will.</summary>
    private static readonly HashSet<string> Optional =
    [
        "خیابان",
        "خ",
        "کوچه",
        "بلوار",
        "بزرگراه",
        "میدان",
        "محله",
        "کوی",
        "street",
        "st",
        "avenue",
        "ave",
        "road",
        "square",
    ];

    /// <summary>The best finds for a typed text; empty for none.</summary>
    public static IReadOnlyList<FoundPlace> Find(MapPackage package, string? typed, int limit)
    {
        var key = MapText.Fold(typed is { Length: > 200 } ? typed[..200] : typed);
        var words = key.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(w => !Fillers.Contains(w))
            .Take(MostWords)
            .ToList();
        if (words.Count == 0 || limit <= 0)
            return [];
        using var reading = package.Read();
        var found = Candidate(reading, words);
        if (
            found.Count == 0
            && words.Where(w => !Optional.Contains(w)).ToList() is { Count: > 0 } fewer
            && fewer.Count < words.Count
        )
        {
            words = fewer;
            found = Candidate(reading, words);
        }

        var phrase = string.Join(' ', words);
        var hasNumber = words.Any(w => char.IsAsciiDigit(w[0]));
        return
        [
            .. found
                .OrderBy(c => c.Match(words, phrase))
                .ThenBy(c => c.Class(hasNumber))
                .ThenByDescending(c => c.Weight)
                .ThenBy(c => Mercator.Meters(c.At, package.Facts.Centre))
                .Take(limit)
                .Select(c => new FoundPlace(c.Title, c.TitleEn, NameOf(c.Kind), c.ClassName, c.At, 0)),
        ];
    }

    internal static string NameOf(FindKind kind) =>
        kind switch
        {
            FindKind.Place => "place",
            FindKind.Street => "street",
            FindKind.Poi => "poi",
            _ => "address",
        };

    private static List<Hit> Candidate(MapPackage.Reading reading, List<string> words)
    {
        // Folded words hold only letters and digits, so quoting them is enough for FTS5.
        var query = string.Join(' ', words.Select(w => $"\"{w}\"*"));
        using var command = reading.Command(
            """
            select f.type, f.title, f.title_en, f.class, f.key, f.words, f.x, f.y, f.rank
            from find_words w join finds f on f.id = w.rowid
            where find_words match @query order by w.rowid limit @limit
            """,
            ("@query", query),
            ("@limit", Candidates)
        );
        using var row = command.ExecuteReader();
        var hits = new List<Hit>();
        while (row.Read())
            hits.Add(Hit.Read(row));
        return hits;
    }

    private sealed record Hit(
        FindKind Kind,
        string Title,
        string TitleEn,
        string ClassName,
        string Key,
        string[] Words,
        GridPoint At,
        int Weight
    )
    {
        public static Hit Read(SqliteDataReader row) =>
            new(
                (FindKind)row.GetInt32(0),
                row.GetString(1),
                row.GetString(2),
                row.GetString(3),
                row.GetString(4),
                row.GetString(5).Split(' '),
                new GridPoint(row.GetInt32(6), row.GetInt32(7)),
                Weigh((FindKind)row.GetInt32(0), row.GetInt32(8))
            );

        /// <summary>Distance decides between streets; a few steps of importance between places of interest.</summary>
        private static int Weigh(FindKind kind, int rank) =>
            kind switch
            {
                FindKind.Street => 0,
                FindKind.Poi => rank / 8,
                _ => rank,
            };

        /// <summary>0: the very name; 1: every word whole; 2: the name begins so; 3: words begin so.</summary>
        public int Match(List<string> words, string phrase)
        {
            if (Key == phrase)
                return 0;
            if (words.All(Words.Contains))
                return 1;
            return Key.StartsWith(phrase, StringComparison.Ordinal) ? 2 : 3;
        }

        /// <summary>With a number an address is meant; otherwise the larger thing.</summary>
        public int Class(bool hasNumber) => hasNumber && Kind == FindKind.Address ? -1 : (int)Kind;
    }
}
