namespace Shahr.CityGenerator;

/// <summary>A place people look for: its ground, its buildings and what it is.</summary>
internal sealed record Landmark(
    Vec[] Plot,
    Name Name,
    string Key,
    string Value,
    IReadOnlyList<Vec[]> Houses,
    int Levels
)
{
    /// <summary>The pond of a park, or null.</summary>
    public Vec[]? Pond { get; init; }
}

/// <summary>Whole cells of the grid given to the public before houses take them.</summary>
internal static class Landmarks
{
    private static readonly (string Key, string Value, Name Name, int Levels)[] _wanted =
    [
        ("amenity", "townhall", new("شهرداری شهر نمونه", "Municipality of Shahr-e Nemouneh"), 4),
        ("amenity", "hospital", new("بیمارستان امید", "Omid Hospital"), 6),
        ("amenity", "fire_station", new("آتش‌نشانی شمارهٔ ۱", "Fire Station 1"), 2),
        ("tourism", "museum", new("موزهٔ مردم‌شناسی", "Museum of Anthropology"), 2),
        ("amenity", "police", new("کلانتری ۱۱", "Police Station 11"), 3),
        ("leisure", "park", new("بوستان لاله", "Laleh Park"), 0),
        ("amenity", "place_of_worship", new("مسجد جامع", "Jameh Mosque"), 1),
        ("amenity", "school", new("دبستان دانش", "Danesh Primary School"), 2),
        ("leisure", "park", new("بوستان نرگس", "Narges Park"), 0),
        ("amenity", "school", new("دبیرستان البرز", "Alborz High School"), 3),
        ("amenity", "library", new("کتابخانهٔ عمومی سعدی", "Saadi Public Library"), 2),
        ("leisure", "park", new("بوستان بهار", "Bahar Park"), 0),
        ("amenity", "place_of_worship", new("مسجد النبی", "Al-Nabi Mosque"), 1),
        ("leisure", "sports_centre", new("ورزشگاه تختی", "Takhti Sports Centre"), 1),
        ("amenity", "school", new("دبستان مهر", "Mehr Primary School"), 2),
        ("amenity", "fire_station", new("آتش‌نشانی شمارهٔ ۲", "Fire Station 2"), 2),
        ("leisure", "park", new("بوستان سرو", "Sarv Park"), 0),
        ("amenity", "clinic", new("درمانگاه سلامت", "Salamat Clinic"), 2),
        ("amenity", "school", new("دبیرستان فرزانگان", "Farzanegan High School"), 3),
        ("leisure", "park", new("بوستان کودک", "Koudak Park"), 0),
        ("amenity", "place_of_worship", new("مسجد امام حسن", "Imam Hasan Mosque"), 1),
        ("amenity", "bus_station", new("پایانهٔ مسافربری", "Bus Terminal"), 1),
    ];

    /// <summary>The nearest cells to the centre go to the first of the list, the others are spread by chance.</summary>
    public static List<Landmark> Choose(List<Cell> cells, Dice dice, Ground ground)
    {
        var near = cells.OrderBy(c => c.Centre.Length).ToList();
        var first = near.Take(Math.Min(8, near.Count / 3)).ToList();
        var rest = near.Skip(first.Count).ToList();
        dice.Shuffle(first);
        dice.Shuffle(rest);
        var found = new List<Landmark>();
        foreach (var cell in first.Concat(rest))
        {
            if (found.Count == _wanted.Length)
                break;
            if (!ground.IsFree(cell.Corners))
                continue;
            var (key, value, name, levels) = _wanted[found.Count];
            ground.Take(cell.Corners, 0.4);
            found.Add(
                new Landmark(cell.Corners, name, key, value, Houses(cell, value), levels)
                {
                    Pond = value == "park" ? Pond(cell) : null,
                }
            );
        }
        return found;
    }

    private static Vec[][] Houses(Cell cell, string value) =>
        value switch
        {
            "park" => [],
            "hospital" =>
            [
                Part(cell, 0.1, 0.15, 0.55, 0.5),
                Part(cell, 0.1, 0.6, 0.35, 0.88),
                Part(cell, 0.65, 0.2, 0.9, 0.8),
            ],
            "school" => [Part(cell, 0.08, 0.1, 0.3, 0.9), Part(cell, 0.34, 0.1, 0.62, 0.4)],
            "place_of_worship" => [Part(cell, 0.3, 0.2, 0.62, 0.8)],
            "sports_centre" => [Part(cell, 0.06, 0.12, 0.4, 0.88)],
            "bus_station" => [Part(cell, 0.3, 0.15, 0.7, 0.4)],
            _ => [Part(cell, 0.18, 0.18, 0.7, 0.75)],
        };

    private static Vec[] Part(Cell cell, double x0, double y0, double x1, double y1)
    {
        var c = cell.Corners;
        Vec At(double x, double y) => c[0] + (c[1] - c[0]) * x + (c[3] - c[0]) * y;
        return [At(x0, y0), At(x1, y0), At(x1, y1), At(x0, y1)];
    }

    private static Vec[] Pond(Cell cell) =>
        [.. Enumerable.Range(0, 14).Select(i => cell.Centre + Vec.Unit(i / 14.0) * (i % 3 == 0 ? 7.5 : 9))];
}
