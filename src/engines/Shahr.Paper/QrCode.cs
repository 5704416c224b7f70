using System.Globalization;
using System.Text;
using QRCoder;

namespace Shahr.Paper;

/// <summary>Dark modules that touch in one row of a QR code.</summary>
public readonly record struct QrRun(int X, int Y, int Length);

/// <summary>
/// A QR code (ISO/IEC 18004, level M) with its four quiet modules around, as runs of dark ones: the one way for paper
/// and for pages.
/// </summary>
/// <param name="Size">Modules on a side, the quiet ones included.</param>
/// <param name="Runs">What is dark, from the top.</param>
public sealed record QrCode(int Size, IReadOnlyList<QrRun> Runs)
{
    /// <summary>The code of a text.</summary>
    public static QrCode Of(string content)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M, forceUtf8: true);
        var modules = data.ModuleMatrix;
        var runs = new List<QrRun>();
        for (var y = 0; y < modules.Count; y++)
        {
            for (var x = 0; x < modules.Count; x++)
            {
                var start = x;
                while (x < modules.Count && modules[y][x])
                    x++;
                if (x > start)
                    runs.Add(new QrRun(start, y, x - start));
            }
        }

        return new QrCode(modules.Count, runs);
    }

    /// <summary>The dark modules as the <c>d</c> of an SVG path, one unit a module.</summary>
    public string ToSvgPath()
    {
        var path = new StringBuilder();
        foreach (var run in Runs)
            path.Append(CultureInfo.InvariantCulture, $"M{run.X} {run.Y}h{run.Length}v1h-{run.Length}z");
        return path.ToString();
    }
}
