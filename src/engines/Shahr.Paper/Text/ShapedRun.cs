using System.Text;
using HarfBuzzSharp;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace Shahr.Paper.Text;

/// <summary>Glyphs of text that runs one way in one weight, in drawing order, measured in ems.</summary>
internal sealed class ShapedRun
{
    private readonly ushort[] _glyphs;
    private readonly SKPoint[] _places;
    private readonly uint[] _clusters;
    private readonly byte[] _utf8;
    private readonly PaperFonts _font;

    public ShapedRun(string text, bool rightToLeft, bool bold)
    {
        _font = bold ? PaperFonts.Bold : PaperFonts.Regular;
        _utf8 = Encoding.UTF8.GetBytes(text);
        using var buffer = new Buffer { ClusterLevel = ClusterLevel.MonotoneGraphemes };
        buffer.AddUtf8(_utf8);
        buffer.GuessSegmentProperties();
        buffer.Direction = rightToLeft ? Direction.RightToLeft : Direction.LeftToRight;
        buffer.Language = new Language("fa");
        _font.Shaper.Shape(buffer);
        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        float em = _font.UnitsPerEm;
        _glyphs = new ushort[infos.Length];
        _places = new SKPoint[infos.Length];
        _clusters = new uint[infos.Length];
        for (var i = 0; i < infos.Length; i++)
        {
            _glyphs[i] = (ushort)infos[i].Codepoint;
            _clusters[i] = infos[i].Cluster;
            _places[i] = new SKPoint(Width + positions[i].XOffset / em, -positions[i].YOffset / em);
            Width += positions[i].XAdvance / em;
        }
    }

    /// <summary>Advance in ems.</summary>
    public float Width { get; }

    /// <summary>The font has no picture for some character of the run.</summary>
    public bool HasMissingGlyph => Array.IndexOf(_glyphs, (ushort)0) >= 0;

    /// <summary>Draws at a baseline point. The words travel with the glyphs, so that copying from the PDF
    /// works.</summary>
    public void Draw(SKCanvas canvas, float x, float y, float size, SKPaint paint)
    {
        if (_glyphs.Length == 0)
            return;
        using var font = new SKFont(_font.Typeface, size)
        {
            Subpixel = true,
            LinearMetrics = true,
            Hinting = SKFontHinting.None,
            Edging = SKFontEdging.Antialias,
        };
        using var builder = new SKTextBlobBuilder();
        var run = builder.AllocatePositionedTextRun(font, _glyphs.Length, _utf8.Length);
        _glyphs.CopyTo(run.Glyphs);
        _clusters.CopyTo(run.Clusters);
        _utf8.CopyTo(run.Text);
        var places = run.Positions;
        for (var i = 0; i < _places.Length; i++)
            places[i] = new SKPoint(_places[i].X * size, _places[i].Y * size);
        using var blob = builder.Build();
        canvas.DrawText(blob, x, y, paint);
    }
}
