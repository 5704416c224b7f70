using System.Globalization;
using System.Text;

namespace Shahr.Ui;

/// <summary>
/// Draws a city's silhouette from the heights of its buildings: two rows of houses, and on the nearer one the roofs
/// that a
/// Persian city wears (parapet, dome, wind tower, stair head) and lit windows. The same heights draw the same city.
/// </summary>
internal sealed class SkylineDrawing
{
    /// <summary>Width of the drawing in its own units.</summary>
    public const int Width = 1200;

    /// <summary>Height of the drawing in its own units; the ground is its lower edge.</summary>
    public const int Height = 180;

    private const int Rooms = 5;
    private readonly StringBuilder _near = new();
    private readonly StringBuilder _far = new();
    private readonly StringBuilder _windows = new();

    /// <summary>Draws. Without heights there is nothing to see.</summary>
    /// <param name="heights">Metres, from west to east.</param>
    public SkylineDrawing(IReadOnlyList<double> heights)
    {
        if (heights.Count == 0)
            return;
        var (low, high) = (heights.Min(), heights.Max());
        var width = (double)Width / heights.Count;
        for (var i = 0; i < heights.Count; i++)
        {
            // The root lifts a city of low houses off the ground; the pinch of chance parts neighbours of one height.
            var share = high - low < 0.1 ? 0.5 : Math.Sqrt((heights[i] - low) / (high - low));
            var top = 24 + (50 * share) + (Chance(i, 13) * 1.7);
            House(i, i * width, width, top);
            Behind(i * width, width, 44 + (36 * share) + (Chance(i, 29) * 1.5));
        }
    }

    /// <summary>Path of the houses in front.</summary>
    public string Near => _near.ToString();

    /// <summary>Path of the row behind.</summary>
    public string Far => _far.ToString();

    /// <summary>Path of the lit windows.</summary>
    public string Windows => _windows.ToString();

    private void House(int number, double left, double room, double top)
    {
        // Houses stand wall to wall; here and there an alley.
        var width = Chance(number, 6) == 0 ? room - 4 : room + 0.5;
        Box(_near, left, width, top);
        switch (Chance(number, 11))
        {
            case 0:
                Dome(left + width / 2, width * 0.42, top);
                break;
            case 3 or 7:
                WindTower(left + width * 0.62, top);
                break;
            case 5:
                Box(_near, left + width * 0.15, width * 0.3, top + 7);
                break;
            case 9:
                Box(_near, left, 1.6, top + 3);
                Box(_near, left + width - 1.6, 1.6, top + 3);
                break;
        }

        Lights(number, left, width, top);
    }

    private void Behind(double left, double width, double top) => Box(_far, left, width + 0.5, top);

    private void Dome(double middle, double radius, double top)
    {
        Box(_near, middle - radius * 0.9, radius * 1.8, top + 3);
        // Onion-shouldered: wider than its drum, drawn up into a point.
        var r = radius;
        Draw(_near, $"M{middle - r:0.#} {Height - top - 3:0.#}c{-r * .35:0.#} {-r:0.#} {r * .5:0.#} {-r * 1.5:0.#} ");
        Draw(_near, $"{r:0.#} {-r * 2.1:0.#}");
        Draw(_near, $"c{r * .5:0.#} {r * .6:0.#} {r * 1.35:0.#} {r * 1.1:0.#} {r:0.#} {r * 2.1:0.#}z");
    }

    private void WindTower(double left, double top)
    {
        Box(_near, left, 5, top + 17);
        Box(_near, left - 1, 7, top + 19, 2);
    }

    private void Lights(int number, double left, double width, double top)
    {
        for (var window = 0; window < Rooms; window++)
        {
            var chance = Chance(number * Rooms + window, 17);
            if (chance > 4)
                continue;
            var column = left + 3 + (width - 8) * (chance / 4.0);
            var row = top - 9 - window * 11;
            if (row > 8)
                Box(_windows, column, 2.4, row, 3.6);
        }
    }

    // From its top down to the ground, or only so many units deep.
    private static void Box(StringBuilder path, double left, double width, double top, double? depth = null) =>
        Draw(path, $"M{left:0.#} {Height - top:0.#}h{width:0.#}v{depth ?? top:0.#}h{-width:0.#}z");

    private static void Draw(StringBuilder path, FormattableString stroke) =>
        path.Append(stroke.ToString(CultureInfo.InvariantCulture));

    // Knuth's multiplicative hash: the same city looks the same on every visit.
    private static int Chance(int number, int of) =>
        (int)((uint)(number + 1) * 2_654_435_761u >> 8) % of & int.MaxValue;
}
