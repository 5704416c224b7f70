namespace Shahr.CityGenerator;

/// <summary>What is already taken: carriageways, water, reserved plots, houses. Nothing is built on it twice.</summary>
internal sealed class Ground
{
    private const double Square = 40;

    private readonly Dictionary<(int, int), List<int>> _at = [];
    private readonly List<(Vec[] Shape, double Clear)> _taken = [];

    /// <summary>Takes a polygon, or a piece of line when it has two points, with a clear strip around it.</summary>
    public void Take(Vec[] shape, double clear)
    {
        _taken.Add((shape, clear));
        foreach (var key in Squares(shape, clear))
            (_at.TryGetValue(key, out var list) ? list : _at[key] = []).Add(_taken.Count - 1);
    }

    public bool IsFree(Vec[] shape)
    {
        foreach (var key in Squares(shape, 0))
        {
            foreach (var index in _at.GetValueOrDefault(key) ?? [])
            {
                var (other, clear) = _taken[index];
                if (Plane.Apart(shape, other) < clear)
                    return false;
            }
        }
        return true;
    }

    private static IEnumerable<(int, int)> Squares(Vec[] shape, double clear)
    {
        double minX = shape.Min(p => p.X) - clear, maxX = shape.Max(p => p.X) + clear;
        double minY = shape.Min(p => p.Y) - clear, maxY = shape.Max(p => p.Y) + clear;
        for (var x = (int)Math.Floor(minX / Square); x <= (int)Math.Floor(maxX / Square); x++)
        {
            for (var y = (int)Math.Floor(minY / Square); y <= (int)Math.Floor(maxY / Square); y++)
                yield return (x, y);
        }
    }
}
