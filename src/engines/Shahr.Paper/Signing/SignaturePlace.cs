using System.Buffers;
using System.Globalization;
using Shahr.Paper.Pdf;

namespace Shahr.Paper.Signing;

/// <summary>Where the one signature of a file stands and what it covers.</summary>
internal sealed class SignaturePlace
{
    private static readonly SearchValues<byte> _digits = SearchValues.Create("0123456789ABCDEF"u8);
    private readonly int _holeStart;
    private readonly int _holeEnd;

    private SignaturePlace(int holeStart, int holeEnd, int signedLength, byte[] cms, DateTimeOffset? time)
    {
        (_holeStart, _holeEnd, SignedLength, Cms, Time) = (holeStart, holeEnd, signedLength, cms, time);
    }

    /// <summary>How many bytes from the beginning the signature speaks for, its own hole included.</summary>
    public int SignedLength { get; }

    public byte[] Cms { get; }

    public DateTimeOffset? Time { get; }

    public byte[] Content(byte[] pdf) =>
        [.. pdf.AsSpan(0, _holeStart), .. pdf.AsSpan(_holeEnd, SignedLength - _holeEnd)];

    /// <summary>The place, or why there is none; neither when the file is not signed.</summary>
    public static (SignaturePlace? Place, PaperVerdict? Problem) Find(PdfFile file)
    {
        var signatures = new List<PdfDictionary>();
        var form = file.Dictionary(file.Catalog["AcroForm"]);
        if (form is not null)
            Collect(file, form["Fields"], 0, signatures);
        var ranges = CountRanges(file.Bytes);
        if (signatures.Count == 0)
        {
            return (
                null,
                ranges == 0
                    ? null
                    : new PaperVerdict(
                        PaperOutcome.ChangedAfterSigning,
                        "A signature lies in the file, but the document no longer names it."
                    )
            );
        }
        if (signatures.Count > 1 || ranges > 1)
            return (null, new PaperVerdict(PaperOutcome.SeveralSignatures, "The file holds more than one signature."));
        return Read(file, signatures[0]);
    }

    /// <summary>How often «/ByteRange [» stands in the bytes, whether or not the document leads to it.</summary>
    public static int CountRanges(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        for (int at; (at = bytes.IndexOf("/ByteRange"u8)) >= 0; )
        {
            bytes = bytes[(at + 10)..];
            if (bytes.TrimStart(" \t\r\n\0\f"u8) is [(byte)'[', ..])
                count++;
        }
        return count;
    }

    /// <summary>For files that no longer open: whether the first byte range ends before the file does.</summary>
    public static bool HasBytesBehind(byte[] bytes)
    {
        try
        {
            var tokens = new PdfTokens(bytes, bytes.AsSpan().IndexOf("/ByteRange"u8) + 10);
            return tokens.Value() is PdfArray { Items: [PdfInteger, PdfInteger, PdfInteger from, PdfInteger length] }
                && from.Value > 0
                && length.Value > 0
                && from.Value < bytes.Length
                && length.Value < bytes.Length - from.Value;
        }
        catch (PdfDamagedException)
        {
            return false;
        }
    }

    private static void Collect(PdfFile file, PdfNode? fields, int depth, List<PdfDictionary> found)
    {
        if (depth > 16)
            throw new PdfDamagedException("The form's fields nest too deeply.");
        if (file.Resolve(fields) is not PdfArray array)
            return;
        foreach (var item in array.Items)
        {
            if (found.Count > 1)
                return;
            if (file.Dictionary(item) is not { } field)
                continue;
            if (field["FT"] is PdfName { Value: "Sig" } && file.Dictionary(field["V"]) is { } signature)
                found.Add(signature);
            Collect(file, field["Kids"], depth + 1, found);
        }
    }

    private static (SignaturePlace?, PaperVerdict?) Read(PdfFile file, PdfDictionary signature)
    {
        if (signature["SubFilter"] is not PdfName { Value: "ETSI.CAdES.detached" })
            return Refuse(PaperOutcome.AlgorithmRefused, "The signature is not ETSI.CAdES.detached.");
        if (signature["Contents"] is not PdfText { IsHex: true } hole)
            return Refuse(PaperOutcome.Damaged, "The signature has no contents.");
        if (
            signature["ByteRange"]
            is not PdfArray { Items: [PdfInteger { Value: 0 }, PdfInteger first, PdfInteger second, PdfInteger rest] }
        )
            return Refuse(PaperOutcome.ChangedAfterSigning, "The byte range is not two pieces from the beginning.");
        // The hole must be exactly the hexadecimal string: no byte beside it may escape the signature.
        if (
            first.Value != hole.Start
            || second.Value != hole.End
            || rest.Value <= 0
            || rest.Value > file.Bytes.Length - second.Value
        )
            return Refuse(PaperOutcome.ChangedAfterSigning, "The byte range does not cover all but the signature.");
        if (Message(file.Bytes.AsSpan(hole.Start + 1, hole.End - hole.Start - 2)) is not { } cms)
            return Refuse(PaperOutcome.ChangedAfterSigning, "The signature's place holds more than the signature.");
        var length = (int)(second.Value + rest.Value);
        return (new SignaturePlace(hole.Start, hole.End, length, cms, ReadTime(signature["M"])), null);
    }

    /// <summary>Upper-case digits of one DER message and then zeros: one way to write it, so no bit is free.</summary>
    private static byte[]? Message(ReadOnlySpan<byte> hex)
    {
        if (hex.Length % 2 != 0 || hex.ContainsAnyExcept(_digits))
            return null;
        var bytes = Convert.FromHexString(System.Text.Encoding.ASCII.GetString(hex));
        if (bytes is not [0x30, 0x82, _, _, ..])
            return null;
        var length = 4 + (bytes[2] << 8) + bytes[3];
        return length <= bytes.Length && !bytes.AsSpan(length).ContainsAnyExcept((byte)0) ? bytes[..length] : null;
    }

    private static DateTimeOffset? ReadTime(PdfNode? node) =>
        node is PdfText text
        && DateTimeOffset.TryParseExact(
            text.Decode(),
            "'D:'yyyyMMddHHmmss'Z'",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var time
        )
            ? time
            : null;

    private static (SignaturePlace?, PaperVerdict?) Refuse(PaperOutcome outcome, string reason) =>
        (null, new PaperVerdict(outcome, reason));
}
