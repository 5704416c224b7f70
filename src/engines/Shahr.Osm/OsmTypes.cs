namespace Shahr.Osm;

/// <summary>What an OSM entity is; the numbers are those of the PBF member types.</summary>
public enum OsmKind
{
    /// <summary>A point.</summary>
    Node = 0,

    /// <summary>A line or the outline of an area: a list of node ids.</summary>
    Way = 1,

    /// <summary>A group of other entities, each with a role.</summary>
    Relation = 2,
}

/// <summary>Which entities a reading wants; the others are stepped over without being decoded.</summary>
[Flags]
public enum OsmKinds
{
    /// <summary>Nothing: only the framing is walked.</summary>
    None = 0,

    /// <summary>Nodes, dense or plain.</summary>
    Nodes = 1,

    /// <summary>Ways.</summary>
    Ways = 2,

    /// <summary>Relations.</summary>
    Relations = 4,

    /// <summary>Everything.</summary>
    All = Nodes | Ways | Relations,
}

/// <summary>A key with its value, as in <c>highway=residential</c>.</summary>
public readonly record struct OsmTag(string Key, string Value);

/// <summary>A member of a relation.</summary>
public readonly record struct OsmMember(OsmKind Kind, long Id, string Role);

/// <summary>A place on earth in WGS 84, in whole ten-millionths of a degree (about a centimetre).</summary>
public readonly record struct OsmPoint(int LatE7, int LonE7)
{
    /// <summary>Latitude in degrees.</summary>
    public double Lat => LatE7 / 1e7;

    /// <summary>Longitude in degrees.</summary>
    public double Lon => LonE7 / 1e7;
}

/// <summary>A rectangle in degrees.</summary>
public readonly record struct OsmBounds(double MinLat, double MinLon, double MaxLat, double MaxLon);

/// <summary>What the file says about itself. Bounds are what its writer claimed, and may be a dummy.</summary>
public sealed record OsmHeader(
    OsmBounds? Bounds,
    IReadOnlyList<string> RequiredFeatures,
    IReadOnlyList<string> OptionalFeatures,
    string? WritingProgram,
    string? Source
)
{
    /// <summary>True when the writer promises nodes, then ways, then relations, each by rising id.</summary>
    public bool IsSorted => OptionalFeatures.Contains("Sort.Type_then_ID");
}
