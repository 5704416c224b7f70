using SkiaSharp;

namespace Shahr.Paper;

/// <summary>The emblem of the city and the seal made of it, as vectors.</summary>
internal static class Emblem
{
    /// <summary>Refuses path data that Skia cannot read, before anything is drawn.</summary>
    public static void Check(string? svgPath)
    {
        if (svgPath is null)
            return;
        using var path = SKPath.ParseSvgPathData(svgPath);
        if (path is null || path.IsEmpty)
            throw new PaperException("The emblem is not SVG path data.");
    }

    public static void Draw(SKCanvas canvas, string? svgPath, float centerX, float centerY, float size)
    {
        if (svgPath is null)
        {
            Star(canvas, centerX, centerY, size / 2);
            return;
        }
        using var path = SKPath.ParseSvgPathData(svgPath);
        using var paint = Sheet.Fill(Sheet.Lapis);
        canvas.Save();
        canvas.Translate(centerX - size / 2, centerY - size / 2);
        canvas.Scale(size / 100);
        canvas.DrawPath(path, paint);
        canvas.Restore();
    }

    public static void Seal(SKCanvas canvas, string? svgPath, float centerX, float centerY, float radius)
    {
        using var thick = Sheet.Stroke(Sheet.Lapis, 1.6f);
        using var thin = Sheet.Stroke(Sheet.Turquoise, 0.6f);
        canvas.DrawCircle(centerX, centerY, radius, thick);
        canvas.DrawCircle(centerX, centerY, radius - 3.5f, thin);
        const int Rays = 48;
        for (var i = 0; i < Rays; i++)
        {
            var (sin, cos) = MathF.SinCos(i * MathF.Tau / Rays);
            canvas.DrawLine(
                centerX + cos * (radius - 5),
                centerY + sin * (radius - 5),
                centerX + cos * (radius - 8),
                centerY + sin * (radius - 8),
                thin
            );
        }
        Draw(canvas, svgPath, centerX, centerY, (radius - 11) * 2);
    }

    /// <summary>The eight-pointed star of Persian tiles: two squares turned against each other.</summary>
    private static void Star(SKCanvas canvas, float x, float y, float radius)
    {
        using var fill = Sheet.Fill(Sheet.Lapis);
        using var white = Sheet.Stroke(SKColors.White, radius * 0.07f);
        using var core = Sheet.Fill(SKColors.White);
        using var heart = Sheet.Fill(Sheet.Turquoise);
        using var outer = Points(x, y, 8, radius, radius * 0.765f, 0);
        using var inner = Points(x, y, 8, radius * 0.74f, radius * 0.566f, 0);
        using var middle = Points(x, y, 8, radius * 0.5f, radius * 0.3f, MathF.PI / 8);
        using var centre = Points(x, y, 8, radius * 0.3f, radius * 0.2f, 0);
        canvas.DrawPath(outer, fill);
        canvas.DrawPath(inner, white);
        canvas.DrawPath(middle, core);
        canvas.DrawPath(centre, heart);
    }

    private static SKPath Points(float x, float y, int points, float outer, float inner, float turn)
    {
        var builder = new SKPathBuilder();
        for (var i = 0; i < points * 2; i++)
        {
            var radius = i % 2 == 0 ? outer : inner;
            var (sin, cos) = MathF.SinCos(turn + i * MathF.PI / points);
            if (i == 0)
                builder.MoveTo(x + cos * radius, y + sin * radius);
            else
                builder.LineTo(x + cos * radius, y + sin * radius);
        }
        builder.Close();
        return builder.Detach();
    }
}
