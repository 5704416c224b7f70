namespace Shahr.Maps;

/// <summary>What is found near a point, in both languages.</summary>
internal sealed record FoundPlace(string Title, string TitleEn, string Kind, string Class, GridPoint At, double Meters);

/// <summary>Reverse search: the nearest address within 100 m, else the nearest street, else the quarter.</summary>
internal static class NearestPlace
{
    private const double AddressMeters = 100;
    private const double StreetMeters = 1_500;
    private const double PlaceMeters = 5_000;

    private const string Sql = """
        select f.kind, f.name, f.name_en, f.extra, f.shape
        from features_at a join features f on f.id = a.id
        where a.x1 >= @x0 and a.x0 <= @x1 and a.y1 >= @y0 and a.y0 <= @y1 and a.z0 <= 16 and a.z1 >= 16
          and f.layer = @layer and f.name is not null
        """;

    /// <summary>Null outside the map or where nothing with a name is near.</summary>
    public static FoundPlace? Find(MapPackage package, GridPoint at)
    {
        if (!package.Facts.Bounds.Contains(at))
            return null;
        using var reading = package.Read();
        return Nearest(reading, at, Layer.Addresses, AddressMeters)
            ?? Nearest(reading, at, Layer.Roads, AddressMeters)
            ?? Nearest(reading, at, Layer.Roads, StreetMeters)
            ?? Nearest(reading, at, Layer.Places, PlaceMeters);
    }

    private static FoundPlace? Nearest(MapPackage.Reading reading, GridPoint at, Layer layer, double within)
    {
        var box = new GridBox(at.X, at.Y, at.X, at.Y).Widened(Mercator.Steps(within, at.Y));
        using var command = reading.Command(
            Sql,
            ("@x0", box.MinX),
            ("@x1", box.MaxX),
            ("@y0", box.MinY),
            ("@y1", box.MaxY),
            ("@layer", (int)layer)
        );
        using var row = command.ExecuteReader();
        FoundPlace? best = null;
        while (row.Read())
        {
            var kind = row.GetString(0);
            if (layer == Layer.Roads && kind is "rail" or "tram" or "runway")
                continue;
            var (spot, meters) = Closest(ShapeBytes.Read(row.GetFieldValue<byte[]>(4)), at);
            if (meters > within || meters >= (best?.Meters ?? double.MaxValue))
                continue;
            var name = row.GetString(1);
            var nameEn = row.IsDBNull(2) ? name : row.GetString(2);
            best = layer switch
            {
                Layer.Addresses => new FoundPlace(
                    MapText.Address(name, row.GetString(3)),
                    MapText.AddressEn(nameEn, row.GetString(3)),
                    "address",
                    "address",
                    spot,
                    meters
                ),
                Layer.Roads => new FoundPlace(name, nameEn, "street", kind, spot, meters),
                _ => new FoundPlace(name, nameEn, "place", kind, spot, meters),
            };
        }

        return best;
    }

    private static (GridPoint Spot, double Meters) Closest(Shape shape, GridPoint at)
    {
        var (spot, best) = (shape.Parts[0][0], double.MaxValue);
        foreach (var part in shape.Parts)
        {
            for (var i = 0; i < part.Length; i++)
            {
                var (a, b) = (part[Math.Max(0, i - 1)], part[i]);
                double dx = b.X - (double)a.X,
                    dy = b.Y - (double)a.Y;
                var length = (dx * dx) + (dy * dy);
                var t =
                    length == 0
                        ? 0
                        : Math.Clamp((((at.X - (double)a.X) * dx) + ((at.Y - (double)a.Y) * dy)) / length, 0, 1);
                var on = new GridPoint((int)(a.X + (dx * t)), (int)(a.Y + (dy * t)));
                var meters = Mercator.Meters(at, on);
                if (meters < best)
                    (spot, best) = (on, meters);
            }
        }

        return (spot, best);
    }
}
