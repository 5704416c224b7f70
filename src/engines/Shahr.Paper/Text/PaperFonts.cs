using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace Shahr.Paper.Text;

/// <summary>Vazirmatn, embedded: one face for Skia's drawing and one for HarfBuzz's shaping, per weight.</summary>
internal sealed class PaperFonts
{
    private readonly object[] _kept;

    private PaperFonts(string resource)
    {
        using var stream =
            typeof(PaperFonts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The font {resource} is not embedded in this assembly.");
        // The native font reads these bytes for as long as the process lives, so they must never move or go away. The
        // wrappers are kept too: once collected they free native memory that shaping still reads (seen as a crash).
        var bytes = GC.AllocateUninitializedArray<byte>((int)stream.Length, pinned: true);
        stream.ReadExactly(bytes);
        using var data = SKData.CreateCopy(bytes);
        Typeface = SKTypeface.FromData(data);
        var blob = new Blob(Marshal.UnsafeAddrOfPinnedArrayElement(bytes, 0), bytes.Length, MemoryMode.ReadOnly);
        blob.MakeImmutable();
        var face = new Face(blob, 0);
        UnitsPerEm = face.UnitsPerEm;
        face.MakeImmutable();
        Shaper = new Font(face);
        Shaper.SetScale(UnitsPerEm, UnitsPerEm);
        Shaper.SetFunctionsOpenType();
        _kept = [bytes, blob, face];
    }

    public static PaperFonts Regular { get; } = new("Vazirmatn-Regular.ttf");

    public static PaperFonts Bold { get; } = new("Vazirmatn-Bold.ttf");

    public SKTypeface Typeface { get; }

    public Font Shaper { get; }

    public int UnitsPerEm { get; }
}
