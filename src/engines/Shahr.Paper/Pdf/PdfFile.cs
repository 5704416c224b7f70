namespace Shahr.Paper.Pdf;

/// <summary>
/// A PDF file with classic cross-reference tables, which is what this engine writes (ISO 32000-1, 7.5). Files with
/// cross-reference streams are refused as damaged: the city never issued them.
/// </summary>
internal sealed class PdfFile
{
    private const int MaxRevisions = 32;
    private readonly Dictionary<int, int> _offsets = [];

    private PdfFile(byte[] bytes)
    {
        Bytes = bytes;
        LastTable = FindLastTable(bytes);
        PdfDictionary? newest = null;
        var seen = new HashSet<long>();
        for (long? table = LastTable; table is { } at; )
        {
            if (!seen.Add(at) || seen.Count > MaxRevisions)
                throw new PdfDamagedException("The cross-reference tables run in a circle or are too many.");
            var trailer = ReadTable(at);
            newest ??= trailer;
            table = trailer["Prev"] is PdfInteger previous ? previous.Value : null;
        }
        Trailer = newest ?? throw new PdfDamagedException("There is no trailer.");
        Root = Trailer["Root"] as PdfReference ?? throw new PdfDamagedException("There is no root.");
        Catalog = Resolve(Root) as PdfDictionary ?? throw new PdfDamagedException("The root is no dictionary.");
    }

    public byte[] Bytes { get; }

    public long LastTable { get; }

    public PdfDictionary Trailer { get; }

    public PdfReference Root { get; }

    public PdfDictionary Catalog { get; }

    /// <summary>One more than the highest object number.</summary>
    public int Size =>
        Trailer["Size"] is PdfInteger { Value: > 0 and < 10_000_000 } size
            ? (int)size.Value
            : throw new PdfDamagedException("The trailer's Size is missing.");

    public static PdfFile Open(byte[] bytes) => new(bytes);

    /// <summary>The value itself, or what a reference points to; null where nothing is.</summary>
    public PdfNode? Resolve(PdfNode? node)
    {
        for (var hops = 0; node is PdfReference reference; hops++)
        {
            if (hops > 8)
                throw new PdfDamagedException("References run in a circle.");
            node =
                _offsets.TryGetValue(reference.Number, out var offset) && offset != int.MaxValue
                    ? ReadObject(reference, offset)
                    : null;
        }
        return node;
    }

    public PdfDictionary? Dictionary(PdfNode? node) => Resolve(node) as PdfDictionary;

    private PdfNode ReadObject(PdfReference reference, int offset)
    {
        var tokens = new PdfTokens(Bytes, offset);
        if (tokens.Integer() != reference.Number || tokens.Integer() != reference.Generation)
            throw new PdfDamagedException($"Object {reference.Number} is not where the table says.");
        tokens.Expect("obj");
        var value = tokens.Value();
        if (value is not PdfDictionary dictionary || !tokens.Take("stream"))
        {
            tokens.Expect("endobj");
            return value;
        }
        tokens.SkipLineEnd();
        var length = dictionary["Length"] is PdfReference ? Resolve(dictionary["Length"]) : dictionary["Length"];
        if (length is not PdfInteger { Value: >= 0 } size || size.Value > Bytes.Length - tokens.Position)
            throw new PdfDamagedException($"The stream {reference.Number} has no true length.");
        return new PdfStream(dictionary, tokens.Position, (int)size.Value);
    }

    private static long FindLastTable(byte[] bytes)
    {
        var tail = Math.Max(0, bytes.Length - 1024);
        var at = bytes.AsSpan(tail).LastIndexOf("startxref"u8);
        if (at < 0)
            throw new PdfDamagedException("The end of the file is missing.");
        return new PdfTokens(bytes, tail + at + 9).Integer();
    }

    private PdfDictionary ReadTable(long at)
    {
        if (at < 0 || at >= Bytes.Length)
            throw new PdfDamagedException("A cross-reference table lies outside the file.");
        var tokens = new PdfTokens(Bytes, (int)at);
        tokens.Expect("xref");
        while (!tokens.Take("trailer"))
        {
            var first = tokens.Integer();
            var count = tokens.Integer();
            if (first < 0 || count < 0 || first > 10_000_000 || count > Bytes.Length / 18)
                throw new PdfDamagedException("A cross-reference table counts more than the file can hold.");
            for (var i = 0; i < count; i++)
            {
                var offset = tokens.Integer();
                tokens.Integer();
                var used = tokens.Take("n");
                if (!used)
                    tokens.Expect("f");
                if (used && (offset < 0 || offset >= Bytes.Length))
                    throw new PdfDamagedException("An object lies outside the file.");
                // The newest revision is read first and wins; an object it frees stays unknown.
                _offsets.TryAdd((int)(first + i), used ? (int)offset : int.MaxValue);
            }
        }
        return tokens.Value() as PdfDictionary ?? throw new PdfDamagedException("A trailer is no dictionary.");
    }
}
