namespace Shahr.CityGenerator;

/// <summary>A house with its address. The shape runs counter-clockwise and is not repeated at its end.</summary>
internal sealed record Building(Vec[] Shape, string Kind, int Levels, Name Street, int Number, string Postcode)
{
    /// <summary>The middle of the street front, a step inside: where a shop's point lies.</summary>
    public Vec Front { get; init; }

    /// <summary>What it is called, if it is known by a name.</summary>
    public Name? Called { get; init; }
}

/// <summary>Houses along every street, wall to wall as in an Iranian town, wherever the ground is free.</summary>
internal sealed class Buildings(Dice dice, Ground ground, Network network)
{
    private const double Gap = 0.4;

    private readonly Dictionary<(string Street, bool Left), int> _numbers = [];
    private int _postcodes;

    public List<(Building House, StreetKind Street)> Houses { get; } = [];

    public void Build()
    {
        var order = network
            .Edges.Select((edge, index) => (edge, index))
            .Where(e => !e.edge.IsBridge && e.edge.Street.Kind != StreetKind.Roundabout)
            .OrderBy(e => e.edge.Street.Name.Fa, StringComparer.Ordinal)
            .ThenBy(e => e.edge.Station)
            .ThenBy(e => e.index);
        foreach (var (edge, _) in order)
        {
            foreach (var left in (bool[])[false, true])
            {
                // The inner side of a dual carriageway is the median.
                if (edge.Street.Kind != StreetKind.Boulevard || !left)
                    Side(edge, left);
            }
        }
    }

    /// <summary>
    /// The address a building gets: odd numbers on the right, even on the left, rising along the street.
    /// </summary>
    public (int Number, string Postcode) Address(Name street, bool left)
    {
        var number = _numbers[(street.Fa, left)] = _numbers.GetValueOrDefault((street.Fa, left), left ? 0 : -1) + 2;
        return (number, Postcode(_postcodes++));
    }

    private void Side(Edge edge, bool left)
    {
        var (a, b) = (network.Knots[edge.A], network.Knots[edge.B]);
        var length = (b - a).Length;
        var along = (b - a).Normal;
        var away = left ? along.Left : along.Left * -1;
        var setBack = edge.Street.HalfWidth + edge.Street.Pavement;
        var (narrow, wide, shallow, deep) = Plot(edge.Street.Kind);
        for (var s = 1.0; s + narrow < length; )
        {
            // Now and then an empty plot, as every town has.
            if (dice.Chance(0.03))
            {
                s += narrow;
                continue;
            }
            var width = Math.Min(dice.Between(narrow, wide), length - s - 0.5);
            var depth = dice.Between(shallow, deep);
            var corner = a + along * s + away * setBack;
            var shape = Fit(corner, along, away, width, depth, shallow);
            if (shape is null)
            {
                s += 2.5;
                continue;
            }
            ground.Take(shape, Gap);
            var (number, postcode) = Address(edge.Street.Name, left);
            var (kind, levels) = Use(edge.Street.Kind);
            Houses.Add(
                (
                    new Building(Cut(shape, kind), kind, levels, edge.Street.Name, number, postcode)
                    {
                        Front = corner + along * (width / 2) + away * 2,
                    },
                    edge.Street.Kind
                )
            );
            s += width + Gap + 0.1;
        }
    }

    /// <summary>The plot at full depth, or the deepest of three shallower ones that is free.</summary>
    private Vec[]? Fit(Vec corner, Vec along, Vec away, double width, double depth, double shallow)
    {
        for (var part = 0; part < 4; part++)
        {
            var d = depth - (depth - shallow * 0.8) * part / 3;
            Vec[] shape = [corner, corner + along * width, corner + along * width + away * d, corner + away * d];
            if (ground.IsFree(shape))
                return shape;
        }
        return null;
    }

    /// <summary>
    /// A third of the houses keep a courtyard corner: an L inside the same plot. The front stays whole.
    /// </summary>
    private Vec[] Cut(Vec[] plot, string kind)
    {
        var shape = plot;
        if (kind == "house" && dice.Chance(0.35))
        {
            var (u, v) = (dice.Between(0.4, 0.6), dice.Between(0.45, 0.65));
            Vec At(double x, double y) => plot[0] + (plot[1] - plot[0]) * x + (plot[3] - plot[0]) * y;
            shape = [plot[0], plot[1], At(1, v), At(u, v), At(u, 1), plot[3]];
        }
        return Vec.Cross(plot[1] - plot[0], plot[3] - plot[0]) > 0 ? shape : [.. shape.Reverse()];
    }

    private static (double Narrow, double Wide, double Shallow, double Deep) Plot(StreetKind kind) =>
        kind switch
        {
            StreetKind.Bazaar => (4, 6.5, 5, 8),
            StreetKind.Alley => (7, 12, 8, 13),
            StreetKind.Residential => (8.5, 14, 12, 18.5),
            _ => (12, 22, 13, 20),
        };

    private (string Kind, int Levels) Use(StreetKind kind) =>
        kind switch
        {
            StreetKind.Bazaar => ("retail", 1),
            StreetKind.Alley => ("house", 1 + dice.Below(2)),
            StreetKind.Residential => dice.Chance(0.22)
                ? ("apartments", 3 + dice.Below(3))
                : ("house", 1 + dice.Below(3)),
            _ => dice.Chance(0.3) ? ("commercial", 2 + dice.Below(4)) : ("apartments", 3 + dice.Below(5)),
        };

    /// <summary>
    /// Ten digits of the Iranian shape: the first four from 1, 3–9 and not all alike, the fifth neither 0, 2 nor 5,
    /// the last five without 2.
    /// </summary>
    private static string Postcode(int index)
    {
        const string tail = "013456789";
        var digits = "85139".ToCharArray().Concat(new char[5]).ToArray();
        for (var (i, rest) = (9, index + 9 * 9 * 9 * 9); i >= 5; i--, rest /= 9)
            digits[i] = tail[rest % 9];
        return new string(digits);
    }
}
