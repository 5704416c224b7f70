namespace Shahr.Maps;

/// <summary>One line of the list that stands for the map where a map cannot be used.</summary>
internal sealed record ListedPlace(long Id, FoundPlace Place);

/// <summary>Everything findable of one kind, page by page, in the order of the package (keyset, no counting).</summary>
internal static class ListPlaces
{
    public const int PageSize = 50;

    /// <summary>The page after an id; one row more than a page when there is a next one.</summary>
    public static IReadOnlyList<ListedPlace> Page(MapPackage package, FindKind kind, string? name, long after)
    {
        using var reading = package.Read();
        using var command = reading.Command(
            """
            select id, type, title, title_en, class, x, y from finds
            where type = @type and id > @after and (@class = '' or class = @class) order by id limit @limit
            """,
            ("@type", (int)kind),
            ("@after", after),
            ("@class", name ?? ""),
            ("@limit", PageSize + 1)
        );
        using var row = command.ExecuteReader();
        var places = new List<ListedPlace>();
        while (row.Read())
        {
            var place = new FoundPlace(
                row.GetString(2),
                row.GetString(3),
                FindPlaces.NameOf((FindKind)row.GetInt32(1)),
                row.GetString(4),
                new GridPoint(row.GetInt32(5), row.GetInt32(6)),
                0
            );
            places.Add(new ListedPlace(row.GetInt64(0), place));
        }

        return places;
    }

    /// <summary>Places of interest around a point, the nearest first.</summary>
    public static IReadOnlyList<FoundPlace> Near(MapPackage package, GridPoint at, double meters, int limit)
    {
        var box = new GridBox(at.X, at.Y, at.X, at.Y).Widened(Mercator.Steps(meters, at.Y));
        using var reading = package.Read();
        using var command = reading.Command(
            """
            select f.kind, f.name, f.name_en, f.shape from features_at a join features f on f.id = a.id
            where a.x1 >= @x0 and a.x0 <= @x1 and a.y1 >= @y0 and a.y0 <= @y1 and a.z0 <= 16 and a.z1 >= 16
              and f.layer = @layer and f.name is not null
            """,
            ("@x0", box.MinX),
            ("@x1", box.MaxX),
            ("@y0", box.MinY),
            ("@y1", box.MaxY),
            ("@layer", (int)Layer.Pois)
        );
        using var row = command.ExecuteReader();
        var found = new List<FoundPlace>();
        while (row.Read())
        {
            var spot = ShapeBytes.Read(row.GetFieldValue<byte[]>(3)).Parts[0][0];
            var name = row.GetString(1);
            found.Add(
                new FoundPlace(
                    name,
                    row.IsDBNull(2) ? name : row.GetString(2),
                    "poi",
                    row.GetString(0),
                    spot,
                    Mercator.Meters(at, spot)
                )
            );
        }

        return
        [
            .. found
                .Where(f => f.Meters <= meters)
                .OrderBy(f => f.Meters)
                .DistinctBy(f => (f.Title, f.Class))
                .Take(limit),
        ];
    }
}
