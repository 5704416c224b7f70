namespace Shahr.CityGenerator;

/// <summary>
/// The old core: a lattice shaken out of shape and thinned to a tree with a few loops, so that alleys wind and many
/// end blind, as in a grown city; through one quarter of it runs the bazaar.
/// </summary>
internal static class OldTown
{
    private const double Spacing = 35;

    public static void Draw(Layout layout, Dice dice, Names names, List<Street> streets)
    {
        Bazaar(layout, dice, streets);
        for (var quarter = 0; quarter < layout.Avenues.Length; quarter++)
        {
            var nodes = Nodes(layout, dice, quarter);
            var edges = Thin(dice, nodes);
            foreach (var chain in Chains(dice, edges))
                streets.Add(new Street(StreetKind.Alley, names.OldAlley(), chain));
            foreach (var node in nodes.Values)
            {
                var depth = layout.Depth(node, quarter, old: true);
                if (depth < 38 && dice.Chance(0.5) && Outlet(layout, quarter, node, depth) is { } end)
                    streets.Add(new Street(StreetKind.Alley, names.OldAlley(), [node, end]));
            }
        }
    }

    private static void Bazaar(Layout layout, Dice dice, List<Street> streets)
    {
        var direction = (layout.Avenues[0] + layout.Avenues[1]).Normal;
        var length = layout.RingAt(direction, inner: true) + 1;
        var line = new List<Vec> { direction * Layout.CentreRadius };
        for (var s = Layout.CentreRadius + 45; s < length - 25; s += 45)
            line.Add(direction * s + direction.Left * dice.Between(-9, 9));
        line.Add(direction * length);
        streets.Add(new Street(StreetKind.Bazaar, new Name("بازار بزرگ", "Grand Bazaar"), line));
    }

    private static SortedDictionary<(int, int), Vec> Nodes(Layout layout, Dice dice, int quarter)
    {
        var nodes = new SortedDictionary<(int, int), Vec>();
        var count = (int)(layout.InnerRadius * 1.3 / Spacing);
        for (var i = -count; i <= count; i++)
        {
            for (var j = -count; j <= count; j++)
            {
                var node = new Vec(i * Spacing + dice.Between(-10, 10), j * Spacing + dice.Between(-10, 10));
                if (layout.Depth(node, quarter, old: true) > 15)
                    nodes.Add((i, j), node);
            }
        }
        return nodes;
    }

    /// <summary>
    /// Kruskal over shuffled neighbours gives a random tree; a fifth of the rest comes back as loops.
    /// </summary>
    private static List<(Vec A, Vec B)> Thin(Dice dice, SortedDictionary<(int, int), Vec> nodes)
    {
        var all = new List<((int, int) A, (int, int) B)>();
        foreach (var (i, j) in nodes.Keys)
        {
            if (nodes.ContainsKey((i + 1, j)))
                all.Add(((i, j), (i + 1, j)));
            if (nodes.ContainsKey((i, j + 1)))
                all.Add(((i, j), (i, j + 1)));
        }
        dice.Shuffle(all);
        var parent = nodes.Keys.ToDictionary(key => key, key => key);
        var kept = new List<(Vec, Vec)>();
        foreach (var (a, b) in all)
        {
            var (rootA, rootB) = (Root(a), Root(b));
            if (rootA == rootB && !dice.Chance(0.2))
                continue;
            parent[rootA] = rootB;
            kept.Add((nodes[a], nodes[b]));
        }
        return kept;

        (int, int) Root((int, int) key)
        {
            while (parent[key] != key)
                key = parent[key] = parent[parent[key]];
            return key;
        }
    }

    /// <summary>Gathers edges into winding alleys of two to six pieces, each of which gets one name.</summary>
    private static List<List<Vec>> Chains(Dice dice, List<(Vec A, Vec B)> edges)
    {
        var free = new HashSet<int>(Enumerable.Range(0, edges.Count));
        var at = new Dictionary<Vec, List<int>>();
        for (var i = 0; i < edges.Count; i++)
        {
            foreach (var end in (Vec[])[edges[i].A, edges[i].B])
                (at.TryGetValue(end, out var list) ? list : at[end] = []).Add(i);
        }
        var chains = new List<List<Vec>>();
        for (var i = 0; i < edges.Count; i++)
        {
            if (!free.Remove(i))
                continue;
            var chain = new List<Vec> { edges[i].A, edges[i].B };
            var limit = 2 + dice.Below(5);
            while (chain.Count <= limit)
            {
                var (from, tip) = (chain[^2], chain[^1]);
                var next = at[tip]
                    .Where(free.Contains)
                    .Select(e => (Edge: e, End: edges[e].A == tip ? edges[e].B : edges[e].A))
                    .OrderByDescending(n => Vec.Dot((n.End - tip).Normal, (tip - from).Normal))
                    .ThenBy(n => n.Edge)
                    .FirstOrDefault((-1, default));
                if (next.Edge < 0)
                    break;
                free.Remove(next.Edge);
                chain.Add(next.End);
            }
            chains.Add(chain);
        }
        return chains;
    }

    /// <summary>Straight to the nearest border street: along whichever way the depth falls fastest.</summary>
    private static Vec? Outlet(Layout layout, int quarter, Vec node, double depth)
    {
        Vec? best = null;
        var lowest = double.MaxValue;
        for (var i = 0; i < 16; i++)
        {
            var end = node + Vec.Unit(i / 16.0) * (depth + 3);
            var there = layout.Depth(end, quarter, old: true);
            if (there < 0 && there < lowest && there > -6)
                (best, lowest) = (end, there);
        }
        return best;
    }
}
