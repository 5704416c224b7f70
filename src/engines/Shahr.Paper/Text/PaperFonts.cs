using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace Shahr.Paper.Text;

/// <summary>Vazirmatn, embedded: one face for Skia's drawing and one for HarfBuzz's shaping, per weight.</summary>
internal sealed class PaperFonts
{
    private readonly byte[] _bytes;
    private readonly Blob _blob;
    private readonly Face _face;

    private PaperFonts(string resource)
    {
        using var stream = typeof(PaperFonts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The font {resource} is not embedded in this assembly.");
        // The native font reads these bytes for as long as the process lives, so they must never move or go away. The
        // wrappers are kept too: once collected they free native memory that shaping still reads (seen as a crash).
        _bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length, pinned: true);
        stream.ReadExactly(_bytes);
        using var data = SKData.CreateCopy(_bytes);
        Typeface = SKTypeface.FromData(data);
        _blob = new Blob(Marshal.UnsafeAddrOfPinnedArrayElement(_bytes, 0), _bytes.Length, MemoryMode.ReadOnly);
        _blob.MakeImmutable();
        _face = new Face(_blob, 0);
        UnitsPerEm = _face.UnitsPerEm;
        _face.MakeImmutable();
        Shaper = new Font(_face);
        Shaper.SetScale(UnitsPerEm, UnitsPerEm);
        Shaper.SetFunctionsOpenType();
    }

    public static PaperFonts Regular { get; } = new("Vazirmatn-Regular.ttf");

    public static PaperFonts Bold { get; } = new("Vazirmatn-Bold.ttf");

    public SKTypeface Typeface { get; }

    public Font Shaper { get; }

    public int UnitsPerEm { get; }
}
