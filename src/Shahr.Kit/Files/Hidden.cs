namespace Shahr.Kit.Files;

/// <summary>Looks for a second file inside a file.</summary>
internal static class Hidden
{
    private const int ZipTail = 65_557;

    private static readonly byte[][] _markup =
    [
        [.. "<script"u8],
        [.. "<html"u8],
        [.. "<svg"u8],
        [.. "<?php"u8],
        [.. "<iframe"u8],
        [.. "<body"u8],
        [.. "<!doctype"u8],
        [.. "javascript:"u8],
        [.. "<object"u8],
        [.. "<embed"u8],
    ];

    /// <summary>True when a browser or a server could read the text as a page or a programme.</summary>
    public static bool HasMarkup(ReadOnlySpan<byte> text)
    {
        var lower = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
            lower[i] = text[i] is >= (byte)'A' and <= (byte)'Z' ? (byte)(text[i] | 0x20) : text[i];
        foreach (var sign in _markup)
        {
            if (lower.AsSpan().IndexOf(sign) >= 0)
                return true;
        }

        return false;
    }

    /// <summary>
    /// True when a ZIP (so also a JAR or a DOCX) ends within these bytes: its end record may lie 64 KiB deep.
    /// </summary>
    public static bool HasZip(ReadOnlySpan<byte> bytes)
    {
        var tail = bytes.Length > ZipTail ? bytes[^ZipTail..] : bytes;
        // Signature and the two disk numbers, which are zero in every ZIP of one piece.
        return tail.IndexOf("PK\u0005\u0006\0\0\0\0"u8) >= 0;
    }

    /// <summary>A colour profile: right signature, sane size, nothing packed into it.</summary>
    public static bool IsColourProfile(ReadOnlySpan<byte> icc) =>
        icc.Length is >= 132 and <= 4_000_000
        && icc[36..40].SequenceEqual("acsp"u8)
        && icc.IndexOf("PK\u0003\u0004"u8) < 0
        && !HasZip(icc)
        && !HasMarkup(icc);
}
