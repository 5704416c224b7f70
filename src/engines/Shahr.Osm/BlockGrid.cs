namespace Shahr.Osm;

/// <summary>How a block writes coordinates: nanodegrees = offset + granularity × value.</summary>
internal struct BlockGrid
{
    /// <summary>What a block means that says nothing.</summary>
    public static readonly BlockGrid Default = new() { Granularity = 100 };

    public long Granularity;
    public long LatOffset;
    public long LonOffset;

    public readonly NodeRow Place(long id, long lat, long lon, int tagStart, int tagCount)
    {
        const int worldLat = 900_000_000;
        const int worldLon = 1_800_000_000;
        var (latE7, lonE7) = (ToE7(lat, LatOffset), ToE7(lon, LonOffset));
        if (latE7 is < -worldLat or > worldLat || lonE7 is < -worldLon or > worldLon)
            throw OsmFormatException.Corrupt($"Node {id} lies outside the world.");
        return new NodeRow(id, (int)latE7, (int)lonE7, tagStart, tagCount);
    }

    private readonly long ToE7(long value, long offset)
    {
        if (Granularity == 100 && offset == 0)
            return value;
        var nano = (Int128)value * Granularity + offset;
        var rounded = (nano + (nano < 0 ? -50 : 50)) / 100;
        return (long)Int128.Clamp(rounded, long.MinValue, long.MaxValue);
    }
}
