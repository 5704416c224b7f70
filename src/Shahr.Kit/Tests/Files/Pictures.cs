using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Shahr.Kit.Files;

namespace Shahr.Kit.Tests.Files;

/// <summary>Small real files made by hand, so that the tests know every byte of them.</summary>
internal static class Pictures
{
    public static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    public static byte[] Chunk(string type, byte[] data)
    {
        byte[] typed = [.. Encoding.Latin1.GetBytes(type), .. data];
        var chunk = new byte[typed.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        typed.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(chunk.Length - 4), PngIntake.Crc(typed));
        return chunk;
    }

    public static byte[] Deflated(byte[] data)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(data);
        return packed.ToArray();
    }

    public static byte[] Header(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 2);
        return header;
    }

    public static byte[] Coded(int width, int height)
    {
        var raw = new byte[height * (1 + (width * 3))];
        for (var i = 0; i < raw.Length; i++)
            raw[i] = (byte)(i % (1 + (width * 3)) == 0 ? 0 : i * 7);
        return Deflated(raw);
    }

    /// <summary>A colour PNG with extra chunks between header and image, and bytes after the end.</summary>
    public static byte[] Png(
        int width = 20,
        int height = 10,
        byte[]? extra = null,
        byte[]? coded = null,
        byte[]? after = null
    ) =>
        [
            .. Signature,
            .. Chunk("IHDR", Header(width, height)),
            .. extra ?? [],
            .. Chunk("IDAT", coded ?? Coded(Math.Min(width, 64), Math.Min(height, 64))),
            .. Chunk("IEND", []),
            .. after ?? [],
        ];

    /// <summary>EXIF as a phone writes it: orientation 6 and, behind a GPS pointer, a place.</summary>
    public static byte[] PhoneExif()
    {
        byte[] head = [(byte)'I', (byte)'I', 42, 0, 8, 0, 0, 0, 2, 0];
        byte[] orientation = [0x12, 0x01, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0];
        byte[] gps = [0x25, 0x88, 4, 0, 1, 0, 0, 0, 38, 0, 0, 0];
        return [.. head, .. orientation, .. gps, 0, 0, 0, 0, .. "GPS-35.6892N-51.3890E"u8];
    }

    /// <summary>The baseline JPEG structure: tables, frame, one scan of a few coded bytes.</summary>
    public static byte[] Jpeg(byte[]? exif = null, byte[]? after = null, int width = 8, int height = 8)
    {
        byte[] quantizing = [0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64)];
        byte[] frame =
        [
            0xFF,
            0xC0,
            0,
            11,
            8,
            (byte)(height >> 8),
            (byte)height,
            (byte)(width >> 8),
            (byte)width,
            1,
            1,
            0x11,
            0,
        ];
        byte[] huffman = [0xFF, 0xC4, 0, 20, 0, 1, .. new byte[15], 0];
        byte[] scan = [0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, 0x2B, 0xFF, 0x00, 0x7F];
        byte[] app = exif is null ? [] : Segment(0xE1, [.. "Exif\0\0"u8, .. exif]);
        return [0xFF, 0xD8, .. app, .. quantizing, .. frame, .. huffman, .. scan, 0xFF, 0xD9, .. after ?? []];
    }

    public static byte[] Segment(byte marker, byte[] body) =>
        [0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body];

    /// <summary>A still lossless WebP by its header, with an EXIF chunk when asked.</summary>
    public static byte[] Webp(byte[]? exif = null)
    {
        byte[] image = [0x2F, 7, 0xC0, 1, 0, 0, 0, 0];
        byte[] canvas = [(byte)(exif is null ? 0 : 0x08), 0, 0, 0, 7, 0, 0, 7, 0, 0];
        byte[] body = [.. Riff("VP8X", canvas), .. Riff("VP8L", image), .. exif is null ? [] : Riff("EXIF", exif)];
        return [.. "RIFF"u8, .. BitConverter.GetBytes(body.Length + 4), .. "WEBP"u8, .. body];
    }

    /// <summary>A one-page PDF with the catalogue's extra entries and further objects as given.</summary>
    public static byte[] Pdf(string catalogue = "", byte[]? more = null, string trailer = "", string after = "")
    {
        using var file = new MemoryStream();
        file.Write(
            Encoding.Latin1.GetBytes($"%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R {catalogue} >>\nendobj\n")
        );
        file.Write("2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"u8);
        file.Write(more ?? []);
        var table = file.Length;
        file.Write(
            Encoding.Latin1.GetBytes(
                $"xref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 3 /Root 1 0 R {trailer} "
                    + $">>\nstartxref\n{table}\n%%EOF\n{after}"
            )
        );
        return file.ToArray();
    }

    public static byte[] PdfStream(string dictionary, byte[] body) =>
        [
            .. Encoding.Latin1.GetBytes($"9 0 obj\n<< {dictionary} /Length {body.Length} >>\nstream\n"),
            .. body,
            .. "\nendstream\nendobj\n"u8,
        ];

    /// <summary>An empty ZIP: only its end record.</summary>
    public static byte[] Zip() => [.. "PK\u0005\u0006"u8, .. new byte[18]];

    private static byte[] Riff(string type, byte[] body) =>
        [
            .. Encoding.Latin1.GetBytes(type),
            .. BitConverter.GetBytes(body.Length),
            .. body,
            .. new byte[body.Length % 2],
        ];
}
