namespace Shahr.Maps;

/// <summary>
/// The map while it is being made: takes traits with their shapes, writes what is drawn, gathers what is found.
/// </summary>
internal sealed class MapDraft(PackageWriter writer)
{
    /// <summary>Last zoom of tiles; browsers enlarge beyond.</summary>
    public const int LastZoom = 16;

    // A shape is kept in a coarser copy for each band of zooms, so that a tile of a whole city stays small.
    private static readonly (int From, int To)[] Bands = [(0, 9), (10, 12), (13, LastZoom)];
    private readonly StreetGather _streets = new();
    private readonly AddressGather _addresses = new();
    private readonly Skyline _skyline = new();
    private readonly List<int> _xs = [];
    private readonly List<int> _ys = [];

    /// <summary>Everything drawn so far.</summary>
    public long Objects { get; private set; }

    public void Add(Traits traits, Shape shape)
    {
        if (traits.Fill is { } fill)
            Draw(Named(traits, fill, traits.Poi is null), shape);
        if (traits.Stroke is { } stroke && shape.Kind == ShapeKind.Line)
            AddLine(traits, stroke, shape);
        if (traits.IsBuilding)
            AddBuilding(traits, shape);
        if (traits.Poi is { } poi)
            AddPoi(traits, poi, shape.Anchor());
        if (traits.Settlement is { } settlement)
            AddSettlement(traits, settlement, shape.Anchor());
        if (traits.HouseNumber is { } number && shape.Kind != ShapeKind.Line)
            _addresses.Add(traits.Street, number, shape.Anchor());
    }

    /// <summary>Writes what had to wait for the end.</summary>
    public PackageFacts Finish(PackageFacts facts, CancellationToken stop)
    {
        var bounds = facts.Bounds;
        stop.ThrowIfCancellationRequested();
        foreach (var street in _streets.Finds())
            writer.Add(street);
        Objects += _addresses.Write(writer, _streets.Names);
        var box = bounds.IsNone ? new GridBox(0, 0, int.MaxValue, int.MaxValue) : bounds;
        var (centre, reach) = Middle(box);
        var zoom = Math.Log2(Mercator.World / Math.Max(1.0, reach) * 2);
        return facts with
        {
            Bounds = box,
            Centre = centre,
            Zoom = Math.Round(Math.Clamp(zoom, 3, 15.5), 1),
            Skyline = _skyline.Heights(),
        };
    }

    private void AddLine(Traits traits, Drawn stroke, Shape shape)
    {
        Draw(Named(traits, stroke, true), shape);
        if (stroke.Layer != Layer.Roads || stroke.Kind is "rail" or "tram" or "runway")
            return;
        _streets.Add(traits, stroke.Kind, shape);
        _xs.Add(shape.Parts[0][0].X);
        _ys.Add(shape.Parts[0][0].Y);
    }

    private void AddBuilding(Traits traits, Shape shape)
    {
        var rank = (int)Math.Min(traits.Height, 90);
        var feature = Named(traits, new Drawn(Layer.Buildings, "building", 14, rank), traits.Poi is null);
        Draw(feature with { Height = traits.Height }, shape);
        if (traits.Height > 0)
            _skyline.Add(shape.Anchor().X, traits.Height);
    }

    private void AddPoi(Traits traits, PoiKind poi, GridPoint at)
    {
        // Nameless ones can be found and are drawn late; a row of nameless benches would only be noise.
        var zoom = Math.Min(LastZoom, traits.Name is null ? poi.MinZoom + 1 : poi.MinZoom);
        Draw(Named(traits, new Drawn(Layer.Pois, poi.Class, zoom, 20 - poi.MinZoom), true), Shape.Point(at));
        writer.Add(
            new Find
            {
                Kind = FindKind.Poi,
                Title = traits.Name ?? poi.Fa,
                TitleEn = traits.NameEn ?? traits.Name ?? poi.En,
                Class = poi.Class,
                Key = MapText.Fold(traits.Name ?? poi.Fa),
                Words = MapText.Fold(string.Join(' ', traits.Name, traits.NameEn, traits.OtherNames)) + " " + poi.Words,
                At = at,
                Rank = (20 - poi.MinZoom) * (traits.Name is null ? 1 : 2),
            }
        );
    }

    private void AddSettlement(Traits traits, Settlement settlement, GridPoint at)
    {
        if (traits.Name is not { } name)
            return;
        Draw(
            Named(traits, new Drawn(Layer.Places, settlement.Class, settlement.MinZoom, settlement.Rank), true),
            Shape.Point(at)
        );
        writer.Add(
            new Find
            {
                Kind = FindKind.Place,
                Title = name,
                TitleEn = traits.NameEn ?? name,
                Class = settlement.Class,
                Key = MapText.Fold(name),
                Words = MapText.Fold(string.Join(' ', name, traits.NameEn, traits.OtherNames)),
                At = at,
                Rank = settlement.Rank,
            }
        );
    }

    private static Feature Named(Traits traits, Drawn drawn, bool isNamed) =>
        new()
        {
            Layer = drawn.Layer,
            Kind = drawn.Kind,
            MinZoom = drawn.MinZoom,
            Rank = drawn.Rank,
            Name = isNamed ? traits.Name : null,
            NameEn = isNamed ? traits.NameEn : null,
            Extra = drawn.Layer == Layer.Roads ? traits.Ref : null,
        };

    private void Draw(Feature feature, Shape shape)
    {
        Objects++;
        var first = shape.Kind == ShapeKind.Area ? Math.Max(feature.MinZoom, FirstZoom(shape.Box)) : feature.MinZoom;
        foreach (var (from, to) in Bands)
        {
            if (to < first)
                continue;
            // Half a pixel of the band's last zoom, but some centimetres in the last band: it is enlarged later.
            var tolerance = to == LastZoom ? 4 : (1 << 21) >> to;
            if (Simplify.To(shape, tolerance) is { } simple)
                writer.Add(feature, simple, Math.Max(first, from), to);
        }
    }

    /// <summary>The zoom on which an area is six pixels large; smaller ones only crowd the tile.</summary>
    private static int FirstZoom(GridBox box)
    {
        var pixels = Math.Max(1.0, Math.Max(box.Width, box.Height)) / (1 << 22);
        return (int)Math.Clamp(Math.Ceiling(Math.Log2(6 / pixels)), 0, LastZoom);
    }

    /// <summary>
    /// The middle of the streets and how far nine tenths of them reach: a rectangle cut around a city seldom has it in
    /// its middle, and a single motorway may stick far out of it.
    /// </summary>
    private (GridPoint Centre, int Reach) Middle(GridBox box)
    {
        if (_xs.Count < 10)
            return (box.Middle, Math.Max(box.Width, box.Height));
        _xs.Sort();
        _ys.Sort();
        var centre = new GridPoint(
            Math.Clamp(_xs[_xs.Count / 2], box.MinX, box.MaxX),
            Math.Clamp(_ys[_ys.Count / 2], box.MinY, box.MaxY)
        );
        var (from, to) = (_xs.Count / 20, _xs.Count - 1 - (_xs.Count / 20));
        return (centre, Math.Max(_xs[to] - _xs[from], _ys[to] - _ys[from]));
    }
}
