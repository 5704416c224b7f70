namespace Shahr.Maps;

/// <summary>Layers of the vector tiles, in drawing order.</summary>
internal enum Layer
{
    Landuse,
    Water,
    Roads,
    Buildings,
    Places,
    Pois,
    Addresses,
}

/// <summary>Something that is drawn.</summary>
internal sealed record Feature
{
    public required Layer Layer { get; init; }

    /// <summary>Class within the layer: <c>primary</c>, <c>park</c>, <c>river</c>, <c>pharmacy</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>First zoom on which it is drawn.</summary>
    public required int MinZoom { get; init; }

    /// <summary>Who gives way when a tile is too full; more is more important.</summary>
    public int Rank { get; init; }

    /// <summary>Name in Persian where the data has it, otherwise in the city's own language.</summary>
    public string? Name { get; init; }

    public string? NameEn { get; init; }

    /// <summary>House number of an address, reference of a road.</summary>
    public string? Extra { get; init; }

    /// <summary>Metres, of a building; 0 when unknown.</summary>
    public double Height { get; init; }
}

/// <summary>Kinds of findable things, the most wanted first.</summary>
public enum FindKind
{
    /// <summary>A settlement or a quarter.</summary>
    Place,

    /// <summary>A street.</summary>
    Street,

    /// <summary>A place of interest.</summary>
    Poi,

    /// <summary>A house number.</summary>
    Address,
}

/// <summary>Something that can be searched for.</summary>
internal sealed record Find
{
    public required FindKind Kind { get; init; }

    /// <summary>Title in Persian, digits Persian.</summary>
    public required string Title { get; init; }

    public required string TitleEn { get; init; }

    /// <summary>Class: <c>suburb</c>, <c>residential</c>, <c>pharmacy</c>; «address» for addresses.</summary>
    public required string Class { get; init; }

    /// <summary>Folded words by which it is found.</summary>
    public required string Words { get; init; }

    /// <summary>Folded name alone: an exact hit ranks first.</summary>
    public required string Key { get; init; }

    public required GridPoint At { get; init; }

    /// <summary>More is more important: population class of a place, length of a street.</summary>
    public int Rank { get; init; }
}

/// <summary>What a package says about itself.</summary>
internal sealed record PackageFacts
{
    public required GridBox Bounds { get; init; }

    public required GridPoint Centre { get; init; }

    public required double Zoom { get; init; }

    public required string SourceName { get; init; }

    public required string SourceHash { get; init; }

    public required long Nodes { get; init; }

    public required long Ways { get; init; }

    public required long Relations { get; init; }

    public required IReadOnlyList<double> Skyline { get; init; }
}
