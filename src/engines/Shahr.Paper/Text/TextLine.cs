using SkiaSharp;

namespace Shahr.Paper.Text;

/// <summary>Where a line stands between its two edges.</summary>
internal enum Align
{
    Right,
    Center,
    Left,
    Justify,
}

/// <summary>A laid-out line: runs in drawing order from left to right.</summary>
internal sealed class TextLine(IReadOnlyList<(ShapedRun Run, bool IsSpace)> runs, float size, bool endsParagraph)
{
    public float Size => size;

    public float Width { get; } = runs.Sum(run => run.Run.Width) * size;

    public bool HasMissingGlyph => runs.Any(run => run.Run.HasMissingGlyph);

    public void Draw(SKCanvas canvas, float left, float right, float baseline, Align align, SKPaint paint)
    {
        var free = right - left - Width;
        var spaces = runs.Count(run => run.IsSpace);
        // A line that is mostly air looks worse stretched than ragged, so only lines that are nearly full are
        // stretched.
        var stretch =
            align == Align.Justify && !endsParagraph && spaces > 0 && free > 0 && free < (right - left) * 0.3f
                ? free / spaces
                : 0;
        var x = align switch
        {
            Align.Left => left,
            Align.Center => left + free / 2,
            _ => stretch > 0 ? left : right - Width,
        };
        foreach (var (run, isSpace) in runs)
        {
            run.Draw(canvas, x, baseline, size, paint);
            x += run.Width * size + (isSpace ? stretch : 0);
        }
    }
}
