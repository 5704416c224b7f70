namespace Shahr.Maps;

/// <summary>Pieces of the same name that lie near one another become one street to find.</summary>
internal sealed class StreetGather
{
    private const double NearMeters = 300;
    private readonly Dictionary<string, List<Street>> _byKey = [];

    public void Add(Traits traits, string kind, Shape line)
    {
        if (traits.Name is not { } name)
            return;
        var key = MapText.Fold(name);
        if (key.Length == 0)
            return;
        if (!_byKey.TryGetValue(key, out var pieces))
            _byKey[key] = pieces = [];
        var length = 0.0;
        foreach (var (a, b) in line.Parts[0].Zip(line.Parts[0].Skip(1)))
            length += Mercator.Meters(a, b);
        pieces.Add(new Street(name, traits.NameEn, traits.OtherNames, kind, line.Box, line.Anchor(), length, length));
        if (traits.OtherNames is { } other)
            Names.TryAdd(MapText.Fold(other), (name, traits.NameEn));
        Names.TryAdd(key, (name, traits.NameEn));
    }

    /// <summary>Persian and English name of a street by the folded name that its addresses write.</summary>
    public Dictionary<string, (string Name, string? NameEn)> Names { get; } = [];

    /// <summary>The streets, put together.</summary>
    public IEnumerable<Find> Finds()
    {
        foreach (var (key, pieces) in _byKey)
        {
            foreach (var street in Merge(pieces))
            {
                yield return new Find
                {
                    Kind = FindKind.Street,
                    Title = street.Name,
                    TitleEn = street.NameEn ?? street.Name,
                    Class = street.Kind,
                    Key = key,
                    Words = MapText.Fold(string.Join(' ', street.Name, street.NameEn, street.OtherNames)),
                    At = street.Anchor,
                    Rank = (int)Math.Min(street.Length, 100_000),
                };
            }
        }
    }

    private static List<Street> Merge(List<Street> pieces)
    {
        // From west to east: a piece can only touch the streets that are still open to its left.
        pieces.Sort((a, b) => a.Box.MinX.CompareTo(b.Box.MinX));
        var streets = new List<Street>();
        foreach (var piece in pieces)
        {
            var whole = piece;
            var reach = piece.Box.Widened(Mercator.Steps(NearMeters, piece.Box.MinY));
            for (var i = streets.Count - 1; i >= 0; i--)
            {
                if (!streets[i].Box.Meets(reach))
                    continue;
                whole = whole.With(streets[i]);
                streets.RemoveAt(i);
            }

            streets.Add(whole);
        }

        return streets;
    }

    private sealed record Street(
        string Name,
        string? NameEn,
        string? OtherNames,
        string Kind,
        GridBox Box,
        GridPoint Anchor,
        double Longest,
        double Length
    )
    {
        public Street With(Street other)
        {
            var main = Longest >= other.Longest ? this : other;
            var box = new GridBox(
                Math.Min(Box.MinX, other.Box.MinX),
                Math.Min(Box.MinY, other.Box.MinY),
                Math.Max(Box.MaxX, other.Box.MaxX),
                Math.Max(Box.MaxY, other.Box.MaxY)
            );
            var nameEn = main.NameEn ?? NameEn ?? other.NameEn;
            return main with { Box = box, Length = Length + other.Length, NameEn = nameEn };
        }
    }
}
