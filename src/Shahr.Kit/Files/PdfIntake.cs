using System.IO.Compression;
using System.Text;

namespace Shahr.Kit.Files;

/// <summary>
/// Looks through a PDF (ISO 32000-2) for what a citizen's document never needs: scripts, launches, attachments, locks.
/// The bytes are not changed. Names are read with their #xx escapes, in the file and inside every deflated stream, so
/// that neither an escape nor an object stream hides one.
/// </summary>
internal static class PdfIntake
{
    private const int MostPerStream = 32_000_000;
    private const long MostTogether = 256_000_000;
    private const int MostRatio = 100;

    private static readonly HashSet<string> _active =
    [
        "JavaScript",
        "Launch",
        "EmbeddedFile",
        "EmbeddedFiles",
        "RichMedia",
        "ImportData",
        "GoToE",
        "Rendition",
        "XFA",
    ];

    public static Problem? Check(byte[] file)
    {
        if (file.AsSpan(0, Math.Min(1024, file.Length)) is var head && Hidden.HasMarkup(head))
            return FileProblems.Mixed;
        if (!IsVersion(head))
            return FileProblems.Broken;
        var end = file.AsSpan().LastIndexOf("%%EOF"u8);
        if (end < 0)
            return FileProblems.Broken;
        foreach (var b in file.AsSpan(end + 5))
        {
            if (b is not (0 or 9 or 10 or 12 or 13 or 32))
                return FileProblems.Mixed;
        }

        if (!StartsWhereItSays(file, end))
            return FileProblems.Broken;
        if (Hidden.HasZip(file))
            return FileProblems.Mixed;
        return Names(file) ?? Streams(file);
    }

    private static bool IsVersion(ReadOnlySpan<byte> head) =>
        head.Length > 8
        && head.StartsWith("%PDF-"u8)
        && head[5] is (byte)'1' or (byte)'2'
        && head[6] == '.'
        && char.IsAsciiDigit((char)head[7]);

    // "startxref N %%EOF": N must point at a table or at the object of a cross-reference stream.
    private static bool StartsWhereItSays(byte[] file, int end)
    {
        var from = file.AsSpan(0, end).LastIndexOf("startxref"u8);
        if (from < 0 || end - from > 64)
            return false;
        var text = Encoding.Latin1.GetString(file, from + 9, end - from - 9).Trim();
        if (!int.TryParse(text, System.Globalization.NumberStyles.None, null, out var at) || at <= 0 || at >= from)
            return false;
        var target = file.AsSpan(at, Math.Min(40, file.Length - at)).TrimStart(" \t\r\n"u8);
        return target.StartsWith("xref"u8)
            || (target.Length > 0 && char.IsAsciiDigit((char)target[0]) && target.IndexOf("obj"u8) > 0);
    }

    private static Problem? Names(ReadOnlySpan<byte> text)
    {
        Span<char> name = stackalloc char[16];
        for (var at = text.IndexOf((byte)'/'); at >= 0; )
        {
            var length = ReadName(text[(at + 1)..], name);
            if (length is > 0 and <= 15)
            {
                var read = name[..length];
                if (read.SequenceEqual("Encrypt"))
                    return FileProblems.LockedPdf;
                if (_active.GetAlternateLookup<ReadOnlySpan<char>>().Contains(read))
                    return FileProblems.ActivePdf;
            }

            var next = text[(at + 1)..].IndexOf((byte)'/');
            at = next < 0 ? -1 : at + 1 + next;
        }

        return null;
    }

    // Answers 16 for a name longer than any we look for.
    private static int ReadName(ReadOnlySpan<byte> text, Span<char> name)
    {
        var length = 0;
        for (var at = 0; at < text.Length; at++)
        {
            var b = text[at];
            if (
                b <= 32
                || b
                    is (byte)'/'
                        or (byte)'<'
                        or (byte)'>'
                        or (byte)'['
                        or (byte)']'
                        or (byte)'('
                        or (byte)')'
                        or (byte)'{'
                        or (byte)'}'
                        or (byte)'%'
            )
                break;
            if (length == name.Length)
                return 16;
            if (
                b == '#'
                && at + 2 < text.Length
                && char.IsAsciiHexDigit((char)text[at + 1])
                && char.IsAsciiHexDigit((char)text[at + 2])
            )
            {
                b = (byte)((Hex(text[at + 1]) << 4) | Hex(text[at + 2]));
                at += 2;
            }

            name[length++] = (char)b;
        }

        return length;
    }

    private static int Hex(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static Problem? Streams(byte[] file)
    {
        long together = 0;
        var unpacked = new byte[81_920];
        for (var at = file.AsSpan().IndexOf("stream"u8); at >= 0; )
        {
            var isEnd = at >= 3 && file.AsSpan(at - 3, 3).SequenceEqual("end"u8);
            var body = at + 6;
            if (!isEnd && body + 2 < file.Length && file[body] is 13 or 10)
            {
                body += file[body] == 13 && file[body + 1] == 10 ? 2 : 1;
                var objects = IsObjectStream(file, at);
                if (objects == Packing.Unusual)
                    return FileProblems.ActivePdf;
                var problem = Inside(file, body, objects == Packing.Plain, unpacked, ref together);
                if (problem is not null)
                    return problem;
            }

            var next = file.AsSpan(at + 6).IndexOf("stream"u8);
            at = next < 0 ? -1 : at + 6 + next;
        }

        return null;
    }

    private static Packing IsObjectStream(byte[] file, int stream)
    {
        // The dictionary stands between "obj" and "stream"; object streams must have /N and /First (§7.5.7).
        var from = Math.Max(0, stream - 4096);
        var before = file.AsSpan(from, stream - from);
        var opening = before.LastIndexOf(" obj"u8);
        if (opening >= 0)
            before = before[opening..];
        var names = new HashSet<string>();
        Span<char> name = stackalloc char[16];
        for (var i = 0; i < before.Length; i++)
        {
            if (before[i] == '/')
                names.Add(new string(name[..ReadName(before[(i + 1)..], name)]));
        }

        if (!names.Contains("ObjStm") && !(names.Contains("N") && names.Contains("First")))
            return Packing.None;
        string[] tricks =
        [
            "ASCIIHexDecode",
            "AHx",
            "ASCII85Decode",
            "A85",
            "LZWDecode",
            "LZW",
            "RunLengthDecode",
            "RL",
            "Crypt",
            "DecodeParms",
            "DP",
        ];
        return names.Overlaps(tricks) ? Packing.Unusual : Packing.Plain;
    }

    private static Problem? Inside(byte[] file, int body, bool objects, byte[] buffer, ref long together)
    {
        // RFC 1950: deflate, window up to 32 KiB, header divisible by 31. Anything else is not zlib.
        if (body + 2 > file.Length || (file[body] & 0x0F) != 8 || ((file[body] << 8) | file[body + 1]) % 31 != 0)
            return null;
        using var source = new MemoryStream(file, body, file.Length - body);
        using var unpacking = new ZLibStream(source, CompressionMode.Decompress);
        const int Overlap = 64;
        int total = 0,
            kept = 0;
        try
        {
            while (total < MostPerStream)
            {
                var read = unpacking.Read(buffer.AsSpan(kept));
                if (read == 0)
                    return null;
                total += read;
                together += read;
                if (Names(buffer.AsSpan(0, kept + read)) is { } problem)
                    return problem;
                if (together > MostTogether)
                    return FileProblems.TooDense;
                if (objects && total > 1_000_000 && total / MostRatio > source.Position)
                    return FileProblems.TooDense;
                // A name may lie across two reads.
                var tail = Math.Min(Overlap, kept + read);
                buffer.AsSpan(kept + read - tail, tail).CopyTo(buffer);
                kept = tail;
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            // Not a zlib stream after all, or a torn image inside: viewers skip it too.
            return objects ? FileProblems.Broken : null;
        }

        return objects ? FileProblems.TooDense : null;
    }

    private enum Packing
    {
        None,
        Plain,
        Unusual,
    }
}
