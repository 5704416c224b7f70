namespace Shahr.Osm;

/// <summary>Joins ways end to end until they close.</summary>
internal static class RingJoin
{
    /// <summary>
    /// Walks from way to way; whenever the walk comes to a node it has been at, the loop between is a ring and is
    /// taken off, so that rings touching in a node come apart. A dead end is stepped back from and reported.
    /// </summary>
    public static (List<List<long>> Rings, bool IsWhole) Close(IReadOnlyList<long[]> ways)
    {
        var rings = new List<List<long>>();
        var isWhole = true;
        var at = new Dictionary<long, List<int>>();
        for (var i = 0; i < ways.Count; i++)
        {
            var way = ways[i];
            if (way.Length > 3 && way[0] == way[^1])
                rings.Add([.. way]);
            else if (way.Length < 2 || way[0] == way[^1])
                isWhole = false;
            else
            {
                Meet(at, way[0]).Add(i);
                Meet(at, way[^1]).Add(i);
            }
        }
        var used = new bool[ways.Count];
        for (var i = 0; i < ways.Count; i++)
        {
            if (!used[i] && IsOpen(ways[i]))
                isWhole &= Walk(ways, at, used, ways[i][0], rings);
        }
        return (rings, isWhole);
    }

    private static bool Walk(
        IReadOnlyList<long[]> ways,
        Dictionary<long, List<int>> at,
        bool[] used,
        long start,
        List<List<long>> rings
    )
    {
        var isWhole = true;
        var path = new List<(int Way, long From)>();
        var visited = new Dictionary<long, int> { [start] = 0 };
        var tip = start;
        while (true)
        {
            var next = at[tip].Find(w => !used[w], -1);
            if (next >= 0)
            {
                used[next] = true;
                path.Add((next, tip));
                tip = ways[next][0] == tip ? ways[next][^1] : ways[next][0];
                if (!visited.TryGetValue(tip, out var position))
                {
                    visited[tip] = path.Count;
                    continue;
                }
                rings.Add(Loop(ways, path, position));
                foreach (var (_, from) in path.Skip(position + 1))
                    visited.Remove(from);
                path.RemoveRange(position, path.Count - position);
                continue;
            }
            if (path.Count == 0)
                return isWhole;
            isWhole = false;
            visited.Remove(tip);
            tip = path[^1].From;
            path.RemoveAt(path.Count - 1);
        }
    }

    private static List<long> Loop(IReadOnlyList<long[]> ways, List<(int Way, long From)> path, int position)
    {
        var ring = new List<long> { path[position].From };
        foreach (var (index, from) in path.Skip(position))
        {
            var way = ways[index];
            ring.AddRange(way[0] == from ? way.Skip(1) : way.Reverse().Skip(1));
        }
        return ring;
    }

    private static bool IsOpen(long[] way) => way.Length > 1 && way[0] != way[^1];

    private static int Find(this List<int> ways, Func<int, bool> wanted, int otherwise)
    {
        foreach (var way in ways)
        {
            if (wanted(way))
                return way;
        }
        return otherwise;
    }

    private static List<int> Meet(Dictionary<long, List<int>> at, long node) =>
        at.TryGetValue(node, out var list) ? list : at[node] = [];
}
