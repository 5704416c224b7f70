using System.IO.Compression;
using Shahr.Paper.Pdf;

namespace Shahr.Paper;

/// <summary>The canonical data inside a document.</summary>
public static class PaperData
{
    /// <summary>The name of the attached file.</summary>
    public const string FileName = "document.json";

    private const int MaxBytes = 16 << 20;

    /// <summary>
    /// The attached bytes, exactly as they were given, or null where there are none or the file cannot be read. They
    /// are NOT checked here: trust them only when <see cref="PaperVerifier"/> says that the document is valid.
    /// </summary>
    /// <param name="pdf">The file.</param>
    public static byte[]? Extract(byte[] pdf)
    {
        try
        {
            return Extract(PdfFile.Open(pdf));
        }
        catch (Exception e) when (e is PdfDamagedException or InvalidDataException)
        {
            return null;
        }
    }

    internal static byte[]? Extract(PdfFile file)
    {
        var embedded = file.Dictionary(file.Dictionary(file.Catalog["Names"])?["EmbeddedFiles"]);
        if (file.Resolve(embedded?["Names"]) is not PdfArray names)
            return null;
        for (var i = 0; i + 1 < names.Items.Count; i += 2)
        {
            if (file.Resolve(names.Items[i]) is PdfText name && name.Decode() == FileName)
                return Content(file, names.Items[i + 1]);
        }
        return null;
    }

    private static byte[]? Content(PdfFile file, PdfNode spec)
    {
        var files = file.Dictionary(file.Dictionary(spec)?["EF"]);
        if (file.Resolve(files?["F"]) is not PdfStream stream)
            return null;
        var raw = file.Bytes.AsSpan(stream.Start, stream.Length).ToArray();
        return file.Resolve(stream.Dictionary["Filter"]) switch
        {
            null => raw,
            PdfName { Value: "FlateDecode" } => Inflate(raw),
            _ => null,
        };
    }

    /// <summary>Other tools compress attachments; a small file that unfolds without end is refused.</summary>
    private static byte[] Inflate(byte[] raw)
    {
        using var zlib = new ZLibStream(new MemoryStream(raw), CompressionMode.Decompress);
        using var output = new MemoryStream();
        var buffer = new byte[81_920];
        for (int read; (read = zlib.Read(buffer)) > 0; )
        {
            if (output.Length + read > MaxBytes)
                throw new PdfDamagedException("The attached data is larger than 16 MB.");
            output.Write(buffer, 0, read);
        }
        return output.ToArray();
    }
}
