namespace Shahr.CityGenerator;

/// <summary>A cell of a quarter's grid that no street cuts: four corners, inside its kerbs.</summary>
internal sealed record Cell(Vec[] Corners, int Quarter)
{
    public Vec Centre => (Corners[0] + Corners[2]) * 0.5;

    public double Size => Math.Abs(Vec.Cross(Corners[1] - Corners[0], Corners[3] - Corners[0]));
}

/// <summary>The planned quarters between the rings: grids, each turned its own way.</summary>
internal static class Quarters
{
    private const double Step = 4;

    public static List<Cell> Draw(Layout layout, Dice dice, Names names, List<Street> streets)
    {
        var cells = new List<Cell>();
        for (var quarter = 0; quarter < layout.Avenues.Length; quarter++)
        {
            var middle = (layout.Avenues[quarter] + layout.Avenues[(quarter + 1) % layout.Avenues.Length]).Normal;
            var turned = (middle + middle.Left * dice.Between(-0.22, 0.22)).Normal;
            var across = Marks(dice, layout.Radius, 100, 132);
            var along = Marks(dice, layout.Radius, 48, 58);
            for (var i = 0; i < across.Count; i++)
                Line(layout, quarter, turned * across[i], turned.Left, i % 3 == 1, dice, names, streets);
            for (var j = 0; j < along.Count; j++)
                Line(layout, quarter, turned.Left * along[j], turned, false, dice, names, streets);
            Cells(layout, quarter, turned, across, along, cells);
        }
        return cells;
    }

    private static List<double> Marks(Dice dice, double radius, double low, double high)
    {
        var marks = new List<double>();
        for (var at = -1.3 * radius; at < 1.3 * radius; at += dice.Between(low, high))
            marks.Add(at);
        return marks;
    }

    /// <summary>
    /// The parts of one grid line that run well inside the quarter, reaching out to its border streets.
    /// </summary>
    private static void Line(
        Layout layout,
        int quarter,
        Vec origin,
        Vec direction,
        bool collector,
        Dice dice,
        Names names,
        List<Street> streets
    )
    {
        var reach = 1.4 * layout.Radius;
        double from = double.NaN,
            deepest = 0;
        for (var s = -reach; s <= reach; s += Step)
        {
            var depth = layout.Depth(origin + direction * s, quarter, old: false);
            if (depth > 0)
            {
                if (double.IsNaN(from))
                    (from, deepest) = (s - Step, 0);
                deepest = Math.Max(deepest, depth);
            }
            else if (!double.IsNaN(from))
            {
                if (deepest > 32 && s - from > 60)
                    Add(origin + direction * from, origin + direction * s);
                from = double.NaN;
            }
        }

        void Add(Vec a, Vec b)
        {
            var name =
                collector ? names.Street(martyr: true)
                : (b - a).Length > 330 && dice.Chance(0.35) ? names.Street(dice.Chance(0.5))
                : names.Alley();
            streets.Add(new Street(collector ? StreetKind.Collector : StreetKind.Residential, name, [a, b]));
        }
    }

    private static void Cells(
        Layout layout,
        int quarter,
        Vec turned,
        List<double> across,
        List<double> along,
        List<Cell> cells
    )
    {
        const double kerb = 8;
        for (var i = 0; i + 1 < across.Count; i++)
        {
            for (var j = 0; j + 1 < along.Count; j++)
            {
                Vec[] corners =
                [
                    At(across[i] + kerb, along[j] + kerb),
                    At(across[i + 1] - kerb, along[j] + kerb),
                    At(across[i + 1] - kerb, along[j + 1] - kerb),
                    At(across[i] + kerb, along[j + 1] - kerb),
                ];
                if (corners.All(c => layout.Depth(c, quarter, old: false) > 18 && layout.ToRiver(c) > 45))
                    cells.Add(new Cell(corners, quarter));
            }
        }

        Vec At(double u, double v) => turned * u + turned.Left * v;
    }
}
