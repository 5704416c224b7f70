using SkiaSharp;

namespace Shahr.Paper;

/// <summary>Sizes in points and colours of an A4 letter.</summary>
internal static class Sheet
{
    public const float Width = 595.28f;
    public const float Height = 841.89f;
    public const float Left = 58;
    public const float Right = Width - 58;
    public const float Top = 44;
    public const float NextTop = 84;
    public const float Bottom = Height - 62;
    public const float Body = 11.5f;
    public const float BodyLine = 22.5f;

    public static readonly SKColor Ink = new(0x1B, 0x24, 0x30);
    public static readonly SKColor Quiet = new(0x55, 0x60, 0x70);
    public static readonly SKColor Lapis = new(0x1F, 0x3C, 0x88);
    public static readonly SKColor Turquoise = new(0x1B, 0x8A, 0x8F);
    public static readonly SKColor Hair = new(0xCF, 0xD6, 0xE0);
    public static readonly SKColor Tint = new(0xF3, 0xF6, 0xFB);

    public static SKPaint Fill(SKColor color) => new() { Color = color, IsAntialias = true };

    public static SKPaint Stroke(SKColor color, float width) =>
        new()
        {
            Color = color,
            IsAntialias = true,
            Style = SKPaintStyle.Stroke,
            StrokeWidth = width,
        };

    /// <summary>The baseline of text centred in a line box.</summary>
    public static float Baseline(float top, float lineHeight, float size) => top + lineHeight / 2 + size * 0.31f;

    public static void Line(SKCanvas canvas, float left, float right, float y, SKColor color, float width)
    {
        using var paint = Stroke(color, width);
        canvas.DrawLine(left, y, right, y, paint);
    }

    public static string PersianDigits(int number) =>
        string.Concat(
            number.ToString(System.Globalization.CultureInfo.InvariantCulture).Select(c => (char)(c - '0' + '۰'))
        );
}
