using System.Globalization;
using System.Text;

namespace Shahr.Paper.Pdf;

/// <summary>An incremental update (ISO 32000-1, 7.5.6): new and changed objects behind an untouched file.</summary>
internal sealed class PdfUpdate(PdfFile file)
{
    private readonly SortedDictionary<int, byte[]> _objects = [];
    private int _next = file.Size;

    public PdfReference Reserve() => new(_next++, 0);

    public void Put(PdfReference reference, PdfNode value) =>
        _objects[reference.Number] = Encoding.Latin1.GetBytes(value.Write());

    public PdfReference Add(PdfNode value)
    {
        var reference = Reserve();
        Put(reference, value);
        return reference;
    }

    /// <summary>A stream kept as it is, uncompressed, so that its bytes can be seen in the file.</summary>
    public PdfReference AddStream(PdfDictionary dictionary, ReadOnlySpan<byte> content)
    {
        var head = dictionary.With(("Length", new PdfInteger(content.Length))).Write() + "\nstream\n";
        var reference = Reserve();
        _objects[reference.Number] = [.. Encoding.Latin1.GetBytes(head), .. content, .. "\nendstream"u8];
        return reference;
    }

    public byte[] Write()
    {
        using var output = new MemoryStream(file.Bytes.Length + 16_384);
        output.Write(file.Bytes);
        if (file.Bytes[^1] != '\n')
            output.WriteByte((byte)'\n');
        var table = new StringBuilder("xref\n");
        foreach (var (number, body) in _objects)
        {
            table.Append(CultureInfo.InvariantCulture, $"{number} 1\n{output.Position:D10} 00000 n \n");
            output.Write(Encoding.Latin1.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number} 0 obj\n")));
            output.Write(body);
            output.Write("\nendobj\n"u8);
        }
        var trailer = file.Trailer.With(("Size", new PdfInteger(_next)), ("Prev", new PdfInteger(file.LastTable)));
        var start = output.Position;
        table.Append(CultureInfo.InvariantCulture, $"trailer\n{trailer.Write()}\nstartxref\n{start}\n%%EOF\n");
        output.Write(Encoding.Latin1.GetBytes(table.ToString()));
        return output.ToArray();
    }
}
