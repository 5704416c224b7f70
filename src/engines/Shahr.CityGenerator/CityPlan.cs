namespace Shahr.CityGenerator;

/// <summary>
/// A small Iranian city that does not exist, on an empty plain, wholly decided by its seed: streets with Persian
/// names, houses with heights and addresses, a river, parks and public places. Written as an OSM PBF file it goes
/// the same way into a map as a real city.
/// </summary>
public sealed class CityPlan
{
    private CityPlan(
        ulong seed,
        int people,
        Layout layout,
        Network network,
        IReadOnlyList<Landmark> landmarks,
        IReadOnlyList<(Building House, StreetKind Street)> houses
    )
    {
        (Seed, People, Layout) = (seed, people, layout);
        (Network, Landmarks, Houses) = (network, landmarks, houses);
    }

    /// <summary>What it was made from.</summary>
    public ulong Seed { get; }

    /// <summary>About how many people it is laid out for; sets its size.</summary>
    public int People { get; }

    /// <summary>How many buildings stand, public ones included.</summary>
    public int BuildingCount => Houses.Count + Landmarks.Sum(l => l.Houses.Count);

    internal Layout Layout { get; }
    internal Network Network { get; }
    internal IReadOnlyList<Landmark> Landmarks { get; }
    internal IReadOnlyList<(Building House, StreetKind Street)> Houses { get; }

    /// <summary>Lays the city out. The same seed and size give the same city, to the byte, on every machine.</summary>
    /// <param name="seed">Any number; each gives another city.</param>
    /// <param name="people">From 1,500 to 40,000.</param>
    public static CityPlan Generate(ulong seed, int people = 4000)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(people, 1_500);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(people, 40_000);
        var dice = new Dice(seed);
        var names = new Names(dice);
        var layout = new Layout(dice, 860 * Math.Sqrt(people / 4000.0));
        var streets = MainStreets.Draw(layout, names);
        var cells = Quarters.Draw(layout, dice, names, streets);
        OldTown.Draw(layout, dice, names, streets);
        var network = new Network(layout, streets);
        var ground = new Ground();
        foreach (var edge in network.Edges)
        {
            ground.Take(
                [network.Knots[edge.A], network.Knots[edge.B]],
                edge.Street.HalfWidth + Math.Min(edge.Street.Pavement, 1) - 0.05
            );
        }
        foreach (var (a, b) in layout.River.Zip(layout.River.Skip(1)))
            ground.Take([a, b], Layout.RiverHalfWidth + 12);
        foreach (var (centre, radius) in MainStreets.Squares(layout))
            ground.Take([.. Layout.Circle(centre, radius, 16).Skip(1)], 9);
        var landmarks = CityGenerator.Landmarks.Choose(cells, dice, ground);
        var buildings = new Buildings(dice, ground, network);
        buildings.Build();
        return new CityPlan(seed, people, layout, network, landmarks, buildings.Houses);
    }

    /// <summary>
    /// Writes the city as OSM PBF: sorted, every reference present, the same bytes for the same city.
    /// </summary>
    /// <param name="stream">Where to; stays open.</param>
    /// <param name="compress">False leaves blobs unpacked, whose bytes no zlib version can change.</param>
    public void Write(Stream stream, bool compress = true) => new CityFile(this).Write(stream, compress);
}
