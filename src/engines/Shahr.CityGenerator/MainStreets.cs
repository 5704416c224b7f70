namespace Shahr.CityGenerator;

/// <summary>The avenues, rings, squares and the river's banks: what the small streets grow between.</summary>
internal static class MainStreets
{
    public static List<Street> Draw(Layout layout, Names names)
    {
        var streets = new List<Street>();
        var centre = new Name("میدان امام", "Imam Square");
        streets.Add(new Street(StreetKind.Roundabout, centre, Layout.Circle(default, Layout.CentreRadius, 32)));
        streets.Add(new Street(StreetKind.InnerRing, names.Street(martyr: false), layout.Ring(inner: true, 60)));
        streets.Add(
            new Street(
                StreetKind.Ring,
                new Name("بلوار کمربندی", "Kamarbandi Boulevard"),
                layout.Ring(inner: false, 96)
            )
        );
        foreach (var direction in layout.Avenues)
        {
            var name = names.Boulevard();
            var end = direction * layout.RingAt(direction, inner: false);
            // Iran drives on the right: the way out of town lies to the right of the median.
            var right = direction.Left * -Layout.Median;
            streets.Add(new Street(StreetKind.Boulevard, name, [right, end + right]));
            streets.Add(new Street(StreetKind.Boulevard, name, [end - right, default(Vec) - right]));
            streets.Add(new Street(StreetKind.Roundabout, names.Square(), Layout.Circle(end, Layout.SquareRadius, 24)));
        }
        streets.Add(new Street(StreetKind.Cut, default, layout.Bank(1)));
        streets.Add(new Street(StreetKind.Cut, default, layout.Bank(-1)));
        return streets;
    }

    /// <summary>The squares: other streets end at their edge.</summary>
    public static IReadOnlyList<(Vec Centre, double Radius)> Squares(Layout layout) =>
        [
            (default, Layout.CentreRadius),
            .. layout.Avenues.Select(d => (d * layout.RingAt(d, inner: false), Layout.SquareRadius)),
        ];
}
