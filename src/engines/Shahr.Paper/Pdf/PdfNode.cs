using System.Globalization;
using System.Text;

namespace Shahr.Paper.Pdf;

/// <summary>A value of the PDF language (ISO 32000-1, 7.3).</summary>
internal abstract record PdfNode
{
    public static PdfNode Hex(string text) =>
        new PdfRaw("<FEFF" + Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text)) + ">");

    /// <summary>The value as it is written into a file.</summary>
    public string Write() =>
        this switch
        {
            PdfName name => "/" + string.Concat(name.Value.Select(EscapeName)),
            PdfInteger number => number.Value.ToString(CultureInfo.InvariantCulture),
            PdfRaw raw => raw.Text,
            PdfText text => "<" + Convert.ToHexString(text.Bytes) + ">",
            PdfReference reference => string.Create(
                CultureInfo.InvariantCulture,
                $"{reference.Number} {reference.Generation} R"
            ),
            PdfArray array => "[" + string.Join(' ', array.Items.Select(item => item.Write())) + "]",
            PdfDictionary dictionary => "<<"
                + string.Join(
                    '\n',
                    dictionary.Items.Select(item => new PdfName(item.Key).Write() + " " + item.Value.Write())
                )
                + ">>",
            _ => throw new PdfDamagedException("A stream cannot stand inside another value."),
        };

    private static string EscapeName(char c) =>
        c is > ' ' and < '\x7f' && !"#/()<>[]{}%".Contains(c)
            ? c.ToString()
            : "#" + ((int)c).ToString("X2", CultureInfo.InvariantCulture);
}

internal sealed record PdfName(string Value) : PdfNode;

internal sealed record PdfInteger(long Value) : PdfNode;

/// <summary>Words (null, true, real numbers), or text written as it stands.</summary>
internal sealed record PdfRaw(string Text) : PdfNode;

/// <summary>A string, with the place of its brackets in the file: [Start, End).</summary>
internal sealed record PdfText(byte[] Bytes, int Start, int End, bool IsHex) : PdfNode
{
    public string Decode() =>
        Bytes is [0xFE, 0xFF, ..]
            ? Encoding.BigEndianUnicode.GetString(Bytes.AsSpan(2))
            : Encoding.Latin1.GetString(Bytes);
}

internal sealed record PdfReference(int Number, int Generation) : PdfNode;

internal sealed record PdfArray(IReadOnlyList<PdfNode> Items) : PdfNode;

internal sealed record PdfDictionary(IReadOnlyDictionary<string, PdfNode> Items) : PdfNode
{
    public PdfNode? this[string key] => Items.GetValueOrDefault(key);

    public PdfDictionary With(params (string Key, PdfNode Value)[] added)
    {
        var items = new Dictionary<string, PdfNode>(Items, StringComparer.Ordinal);
        foreach (var (key, value) in added)
            items[key] = value;
        return new PdfDictionary(items);
    }
}

internal sealed record PdfStream(PdfDictionary Dictionary, int Start, int Length) : PdfNode;

/// <summary>The bytes are not a PDF file that this engine reads; the message says where they fail.</summary>
internal sealed class PdfDamagedException(string message) : Exception(message);
