using HarfBuzzSharp;
using SkiaSharp;

namespace Shahr.Paper.Text;

/// <summary>Vazirmatn, embedded: one face for Skia's drawing and one for HarfBuzz's shaping, per weight.</summary>
internal sealed class PaperFonts
{
    private PaperFonts(string resource)
    {
        using var stream = typeof(PaperFonts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The font {resource} is not embedded in this assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        using var data = SKData.CreateCopy(bytes);
        Typeface = SKTypeface.FromData(data);
        using var copy = new MemoryStream(bytes);
        var blob = Blob.FromStream(copy);
        blob.MakeImmutable();
        var face = new Face(blob, 0);
        UnitsPerEm = face.UnitsPerEm;
        face.MakeImmutable();
        Shaper = new Font(face);
        Shaper.SetScale(UnitsPerEm, UnitsPerEm);
        Shaper.SetFunctionsOpenType();
    }

    public static PaperFonts Regular { get; } = new("Vazirmatn-Regular.ttf");

    public static PaperFonts Bold { get; } = new("Vazirmatn-Bold.ttf");

    public SKTypeface Typeface { get; }

    public Font Shaper { get; }

    public int UnitsPerEm { get; }
}
