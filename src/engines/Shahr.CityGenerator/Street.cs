namespace Shahr.CityGenerator;

/// <summary>What a street is, from the widest down. A cut only splits others (the river's banks).</summary>
internal enum StreetKind
{
    Boulevard,
    Ring,
    InnerRing,
    Roundabout,
    Collector,
    Residential,
    Alley,
    Bazaar,
    Cut,
}

/// <summary>A named line before it is knotted into the network.</summary>
internal sealed record Street(StreetKind Kind, Name Name, IReadOnlyList<Vec> Line)
{
    public bool IsMinor => Kind is StreetKind.Residential or StreetKind.Alley or StreetKind.Bazaar;

    public bool IsOneWay => Kind is StreetKind.Boulevard or StreetKind.Roundabout;

    /// <summary>From the middle of the carriageway to the kerb, metres.</summary>
    public double HalfWidth =>
        Kind switch
        {
            StreetKind.Boulevard => 5.0,
            StreetKind.Ring => 7.0,
            StreetKind.InnerRing => 6.0,
            StreetKind.Roundabout => 5.0,
            StreetKind.Collector => 5.0,
            StreetKind.Residential => 4.0,
            StreetKind.Bazaar => 2.5,
            _ => 1.9,
        };

    /// <summary>The pavement between kerb and house, metres.</summary>
    public double Pavement =>
        Kind switch
        {
            StreetKind.Alley or StreetKind.Bazaar => 0.4,
            StreetKind.Residential => 1.8,
            _ => 3.5,
        };
}
