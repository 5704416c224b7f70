using Microsoft.Data.Sqlite;
using Shahr.Kit.Values;

namespace Shahr.Maps;

/// <summary>Makes one tile of a package.</summary>
internal static class TileBuilder
{
    /// <summary>No tile is larger than this before packing; the least important things give way.</summary>
    public const int MostBytes = 500_000;

    private const string Sql = """
        select f.layer, f.kind, f.rank, f.name, f.name_en, f.extra, f.height, f.shape
        from features_at a join features f on f.id = a.id
        where a.x1 >= @x0 and a.x0 <= @x1 and a.y1 >= @y0 and a.y0 <= @y1 and a.z0 <= @z and a.z1 >= @z
        order by f.layer, f.rank, f.id
        """;

    /// <summary>The unpacked tile; empty when nothing is there.</summary>
    public static byte[] Build(MapPackage package, TileId tile)
    {
        var pen = new TilePen(tile);
        var box = tile.Box((int)((long)tile.Size * TilePen.Margin / TilePen.Extent));
        var features = new List<TileFeature>();
        using (var reading = package.Read())
        using (
            var command = reading.Command(
                Sql,
                ("@x0", box.MinX),
                ("@x1", box.MaxX),
                ("@y0", box.MinY),
                ("@y1", box.MaxY),
                ("@z", tile.Zoom)
            )
        )
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
            {
                if (pen.Draw(ShapeBytes.Read(row.GetFieldValue<byte[]>(7))) is not { } commands)
                    continue;
                features.Add(new TileFeature((Layer)row.GetInt32(0), Kind(row), row.GetInt32(2), Words(row), commands));
            }
        }

        var bytes = MvtWriter.Write(features);
        while (bytes.Length > MostBytes)
            bytes = MvtWriter.Write(features = Thinned(features));
        return bytes;
    }

    private static ShapeKind Kind(SqliteDataReader row) => (ShapeKind)row.GetFieldValue<byte[]>(7)[0];

    private static List<KeyValuePair<string, object>> Words(SqliteDataReader row)
    {
        var layer = (Layer)row.GetInt32(0);
        var words = new List<KeyValuePair<string, object>>(5);
        if (layer == Layer.Addresses)
        {
            var number = row.GetString(5);
            words.Add(new("housenumber", PersianText.ToLatinDigits(number)));
            words.Add(new("housenumber_fa", PersianText.ToPersianDigits(number)));
            return words;
        }

        if (layer != Layer.Buildings)
            words.Add(new("kind", row.GetString(1)));
        if (!row.IsDBNull(3))
            words.Add(new("name", row.GetString(3)));
        if (!row.IsDBNull(4))
            words.Add(new("name_en", row.GetString(4)));
        if (layer == Layer.Roads && !row.IsDBNull(5))
            words.Add(new("ref", row.GetString(5)));
        if (layer is Layer.Pois or Layer.Places)
            words.Add(new("rank", row.GetInt64(2)));
        if (row.GetDouble(6) is var height and > 0)
            words.Add(new("height", Math.Round(height, 1)));
        return words;
    }

    /// <summary>A quarter less of the fullest layer: the least important first, of equals the smallest.</summary>
    private static List<TileFeature> Thinned(List<TileFeature> features)
    {
        var fullest = features.GroupBy(f => f.Layer).MaxBy(g => g.Sum(f => f.Commands.Count + 8))?.Key;
        var layer = features.Where(f => f.Layer == fullest).OrderBy(f => f.Rank).ThenBy(f => Size(f)).ToList();
        var gone = layer.Take((layer.Count / 4) + 1).ToHashSet(ReferenceEqualityComparer.Instance);
        return [.. features.Where(f => !gone.Contains(f))];
    }

    /// <summary>How large a feature looks: the sum of its steps.</summary>
    private static long Size(TileFeature feature)
    {
        long sum = 0;
        foreach (var number in feature.Commands)
            sum += number;
        return sum;
    }
}
