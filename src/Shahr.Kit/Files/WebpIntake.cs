using System.Buffers.Binary;
using System.Text;

namespace Shahr.Kit.Files;

/// <summary>Reads a still WebP wholly by its RIFF chunks (RFC 9649) and writes it anew without metadata.</summary>
internal static class WebpIntake
{
    private const byte IccFlag = 0x20,
        AlphaFlag = 0x10,
        ExifFlag = 0x08,
        AnimationFlag = 0x02;

    public static Result<byte[]> Clean(ReadOnlySpan<byte> file)
    {
        if (file.Length < 20)
            return FileProblems.Broken;
        var length = BinaryPrimitives.ReadUInt32LittleEndian(file[4..]);
        if (length > file.Length - 8)
            return FileProblems.Broken;
        if (length != file.Length - 8 || length % 2 != 0)
            return FileProblems.Mixed;

        var found = new Dictionary<string, byte[]>();
        for (var at = 12; at < file.Length; )
        {
            if (at + 8 > file.Length)
                return FileProblems.Broken;
            var type = Encoding.Latin1.GetString(file.Slice(at, 4));
            var size = BinaryPrimitives.ReadUInt32LittleEndian(file[(at + 4)..]);
            if (size > file.Length - at - 8)
                return FileProblems.Broken;
            var body = file.Slice(at + 8, (int)size);
            at += 8 + (int)size + (int)(size % 2);
            if (type is "ANIM" or "ANMF")
                return FileProblems.Animated;
            if (type is not ("VP8X" or "VP8 " or "VP8L" or "ALPH" or "ICCP" or "EXIF" or "XMP "))
                return FileProblems.Mixed;
            if (!found.TryAdd(type, body.ToArray()))
                return FileProblems.Broken;
        }

        return Assemble(found);
    }

    private static Result<byte[]> Assemble(Dictionary<string, byte[]> found)
    {
        var lossy = found.GetValueOrDefault("VP8 ");
        var lossless = found.GetValueOrDefault("VP8L");
        if ((lossy is null) == (lossless is null))
            return FileProblems.Broken;
        if ((lossy is not null ? LossySize(lossy) : LosslessSize(lossless ?? [])) is not var (width, height))
            return FileProblems.Broken;
        if (Pixels.Check(width, height) is { } refused)
            return refused;

        var canvas = found.GetValueOrDefault("VP8X");
        if (canvas is not null)
        {
            if (canvas.Length != 10)
                return FileProblems.Broken;
            if ((canvas[0] & AnimationFlag) != 0)
                return FileProblems.Animated;
            if (Triple(canvas, 4) + 1 != width || Triple(canvas, 7) + 1 != height)
                return FileProblems.Broken;
        }

        var icc = canvas is null ? null : found.GetValueOrDefault("ICCP");
        if (icc is not null && !Hidden.IsColourProfile(icc))
            return FileProblems.Mixed;
        var exif = found.GetValueOrDefault("EXIF") ?? [];
        var orientation = Exif.Orientation(exif.AsSpan().StartsWith("Exif\0\0"u8) ? exif.AsSpan(6) : exif);

        using var body = new MemoryStream();
        if (canvas is not null)
        {
            var flags = (byte)(
                (canvas[0] & AlphaFlag) | (icc is null ? 0 : IccFlag) | (orientation == 1 ? 0 : ExifFlag)
            );
            Write(body, "VP8X", [flags, 0, 0, 0, .. canvas[4..10]]);
            if (icc is not null)
                Write(body, "ICCP", icc);
            if (lossy is not null && found.TryGetValue("ALPH", out var alpha))
                Write(body, "ALPH", alpha);
        }

        Write(body, lossy is not null ? "VP8 " : "VP8L", lossy ?? lossless ?? []);
        if (canvas is not null && orientation != 1)
            Write(body, "EXIF", Exif.Minimal(orientation));

        using var output = new MemoryStream((int)body.Length + 12);
        output.Write("RIFF"u8);
        output.Write(BitConverter.GetBytes((uint)body.Length + 4));
        output.Write("WEBP"u8);
        body.WriteTo(output);
        return output.ToArray();
    }

    private static (long Width, long Height)? LossySize(byte[] data)
    {
        // RFC 6386 §9.1: a key frame, its start code, then 14 bits of width and of height.
        if (data.Length < 10 || (data[0] & 1) != 0 || data[3] != 0x9D || data[4] != 0x01 || data[5] != 0x2A)
            return null;
        return ((data[6] | (data[7] << 8)) & 0x3FFF, (data[8] | (data[9] << 8)) & 0x3FFF);
    }

    private static (long Width, long Height)? LosslessSize(byte[] data)
    {
        if (data.Length < 5 || data[0] != 0x2F)
            return null;
        var bits = BinaryPrimitives.ReadUInt32LittleEndian(data.AsSpan(1));
        return bits >> 29 != 0 ? null : ((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1);
    }

    private static int Triple(byte[] data, int at) => data[at] | (data[at + 1] << 8) | (data[at + 2] << 16);

    private static void Write(MemoryStream to, string type, ReadOnlySpan<byte> body)
    {
        to.Write(Encoding.Latin1.GetBytes(type));
        to.Write(BitConverter.GetBytes((uint)body.Length));
        to.Write(body);
        if (body.Length % 2 != 0)
            to.WriteByte(0);
    }
}
