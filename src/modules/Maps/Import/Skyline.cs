namespace Shahr.Maps;

/// <summary>Some sixty heights from west to east, for the quiet skyline on the home page.</summary>
internal sealed class Skyline
{
    private const int Columns = 60;
    private readonly List<(int X, double Height)> _buildings = [];

    public void Add(int x, double height) => _buildings.Add((x, height));

    /// <summary>
    /// Of each column of the city the building that nine tenths do not overtop; columns hold equally many.
    /// </summary>
    public IReadOnlyList<double> Heights()
    {
        _buildings.Sort();
        var columns = Math.Min(Columns, _buildings.Count);
        var heights = new List<double>(columns);
        for (var c = 0; c < columns; c++)
        {
            var (from, to) = (c * _buildings.Count / columns, (c + 1) * _buildings.Count / columns);
            var column = _buildings[from..to].Select(b => b.Height).Order().ToList();
            heights.Add(Math.Round(column[(column.Count - 1) * 9 / 10], 1));
        }

        return heights;
    }
}
