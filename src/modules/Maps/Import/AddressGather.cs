namespace Shahr.Maps;

/// <summary>
/// House numbers, each once: data often says an address at the building, at its door and at every shop in it.
/// </summary>
internal sealed class AddressGather
{
    private const double SameMeters = 60;
    private readonly Dictionary<(string Street, string Number), List<GridPoint>> _known = [];
    private readonly Dictionary<string, string> _folds = [];

    public void Add(string? street, string number, GridPoint at)
    {
        street ??= "";
        if (!_folds.TryGetValue(street, out var fold))
            _folds[street] = fold = street.Length == 0 ? "" : MapText.Fold(street);
        var key = (street, number);
        if (!_known.TryGetValue(key, out var points))
            _known[key] = points = new List<GridPoint>(1);
        foreach (var point in points)
        {
            // Without a street the same number stands everywhere; then only the very same place is the same.
            if (Mercator.Meters(point, at) < (fold.Length == 0 ? 5 : SameMeters))
                return;
        }

        points.Add(at);
    }

    /// <summary>Writes every address as a mark of the map and as a find.</summary>
    public long Write(PackageWriter writer, Dictionary<string, (string Name, string? NameEn)> streets)
    {
        long count = 0;
        foreach (var ((street, number), points) in _known)
        {
            var fold = _folds[street];
            var (name, nameEn) = streets.TryGetValue(fold, out var known) ? known : (street, null);
            var shown = MapText.Fold(name);
            var words = string.Join(' ', fold, shown == fold ? "" : shown, MapText.Fold(nameEn), MapText.Fold(number));
            foreach (var at in points)
            {
                count++;
                writer.Add(
                    new Feature
                    {
                        Layer = Layer.Addresses,
                        Kind = "address",
                        MinZoom = 16,
                        Name = name,
                        NameEn = nameEn,
                        Extra = number,
                    },
                    Shape.Point(at),
                    16,
                    16
                );
                writer.Add(
                    new Find
                    {
                        Kind = FindKind.Address,
                        Title = MapText.Address(name, number),
                        TitleEn = MapText.AddressEn(nameEn ?? name, number),
                        Class = "address",
                        Key = (fold + " " + MapText.Fold(number)).Trim(),
                        Words = words,
                        At = at,
                    }
                );
            }
        }

        return count;
    }
}
