namespace Shahr.CityGenerator;

/// <summary>A stretch of one street that becomes one way: knots in order, all bridge or all not.</summary>
internal sealed record StreetRun(Street Street, IReadOnlyList<int> Knots, bool IsBridge, bool IsOpenToCars);

/// <summary>Joins the pieces of the network back into ways.</summary>
internal static class StreetRuns
{
    public static IEnumerable<StreetRun> Of(Network network)
    {
        var open = OpenToCars(network);
        IEqualityComparer<Street> same = ReferenceEqualityComparer.Instance;
        foreach (var street in network.Edges.GroupBy(e => e.Street, same))
        {
            List<int> knots = [];
            Edge? last = null;
            foreach (var edge in street.OrderBy(e => e.Station))
            {
                if (
                    last is not null
                    && (last.B != edge.A || last.IsBridge != edge.IsBridge || IsOpen(last) != IsOpen(edge))
                )
                {
                    yield return Run(last, knots);
                    knots = [];
                }
                if (knots.Count == 0)
                    knots.Add(edge.A);
                knots.Add(edge.B);
                last = edge;
            }
            if (last is not null)
                yield return Run(last, knots);
        }

        bool IsOpen(Edge edge) => open.Contains(edge.A) && open.Contains(edge.B);

        StreetRun Run(Edge edge, List<int> knots) => new(edge.Street, knots, edge.IsBridge, IsOpen(edge));
    }

    /// <summary>
    /// Knots a car can reach from the central square and come back from: alleys beyond are for walking.
    /// </summary>
    private static HashSet<int> OpenToCars(Network network)
    {
        var cars = network.Edges.Where(e => e.Street.Kind != StreetKind.Bazaar).ToList();
        var start = cars.First(e => e.Street.Kind == StreetKind.Roundabout).A;
        var there = Reach(start, cars.SelectMany(e => Ways(e, forward: true)));
        there.IntersectWith(Reach(start, cars.SelectMany(e => Ways(e, forward: false))));
        return there;
    }

    private static IEnumerable<(int From, int To)> Ways(Edge edge, bool forward) =>
        edge.Street.IsOneWay ? [forward ? (edge.A, edge.B) : (edge.B, edge.A)] : [(edge.A, edge.B), (edge.B, edge.A)];

    private static HashSet<int> Reach(int start, IEnumerable<(int From, int To)> steps)
    {
        var next = steps.ToLookup(s => s.From, s => s.To);
        var seen = new HashSet<int> { start };
        var open = new Stack<int>(seen);
        while (open.TryPop(out var knot))
        {
            foreach (var to in next[knot])
            {
                if (seen.Add(to))
                    open.Push(to);
            }
        }
        return seen;
    }
}
