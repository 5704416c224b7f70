using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Shahr.Kit.Files;

/// <summary>
/// Reads a PNG wholly by its chunks (W3C PNG 3rd edition), with checksums and the true unpacked size, and writes it
/// anew with the chunks that make the picture. The coded image is copied untouched.
/// </summary>
internal static class PngIntake
{
    private static readonly byte[] _signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];
    private static readonly HashSet<string> _kept =
    [
        "PLTE",
        "tRNS",
        "gAMA",
        "cHRM",
        "sRGB",
        "sBIT",
        "bKGD",
        "pHYs",
        "cICP",
    ];

    public static Result<byte[]> Clean(byte[] file)
    {
        using var reading = new Reading(file);
        var at = 8;
        while (at + 12 <= file.Length)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
            if (length > file.Length - at - 12)
                return FileProblems.Broken;
            var typed = file.AsSpan(at + 4, (int)length + 4);
            if (Crc(typed) != BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at + 8 + (int)length)))
                return FileProblems.Broken;
            var type = Encoding.Latin1.GetString(typed[..4]);
            at += (int)length + 12;
            if (type == "IEND")
                return length != 0 || at != file.Length ? FileProblems.Mixed : reading.Finish();
            if (reading.Chunk(type, at - (int)length - 4, (int)length) is { } problem)
                return problem;
        }

        return FileProblems.Broken;
    }

    /// <summary>CRC-32 of ISO 3309 over a chunk's type and data.</summary>
    internal static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
            crc = _crc[(byte)(crc ^ b)] ^ (crc >> 8);
        return ~crc;
    }

    private static readonly uint[] _crc =
    [
        .. Enumerable
            .Range(0, 256)
            .Select(n =>
            {
                var c = (uint)n;
                for (var k = 0; k < 8; k++)
                    c = (c & 1) != 0 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
                return c;
            }),
    ];

    private sealed class Reading(byte[] file) : IDisposable
    {
        private readonly List<(string Type, int At, int Length)> _chunks = [];
        private readonly MemoryStream _coded = new();
        private int _orientation = 1;
        private byte[]? _profile;
        private long _rawLength;
        private bool _codedEnded;

        public void Dispose() => _coded.Dispose();

        public Problem? Chunk(string type, int at, int length)
        {
            var data = file.AsSpan(at, length);
            if ((type == "IHDR") != (_rawLength == 0))
                return FileProblems.Broken;
            if (type != "IDAT" && _coded.Length > 0)
                _codedEnded = true;
            switch (type)
            {
                case "IHDR":
                    return Header(data, at);
                case "IDAT":
                    if (_codedEnded)
                        return FileProblems.Broken;
                    _coded.Write(data);
                    break;
                case "acTL":
                    return FileProblems.Animated;
                case "eXIf":
                    _orientation = Exif.Orientation(data);
                    return null;
                case "iCCP":
                    _profile ??= Profile(at, length);
                    return _profile is null ? FileProblems.Mixed : null;
                case "zTXt" or "iTXt" or "tEXt":
                    return Hidden.HasMarkup(data) ? FileProblems.Mixed : null;
                default:
                    if (_kept.Contains(type))
                        break;
                    // A lower-case first letter says: may be left out. Any other unknown chunk would change the
                    // picture.
                    return char.IsAsciiLetterLower(type[0]) && !Hidden.HasMarkup(data) ? null : FileProblems.Broken;
            }

            _chunks.Add((type, at, length));
            return null;
        }

        public Result<byte[]> Finish()
        {
            if (_coded.Length < 8)
                return FileProblems.Broken;
            if (CheckCoded() is { } problem)
                return problem;
            using var output = new MemoryStream(file.Length);
            output.Write(_signature);
            foreach (var (type, at, length) in _chunks)
            {
                Write(output, type, file.AsSpan(at, length));
                if (type != "IHDR")
                    continue;
                if (_profile is not null)
                    Write(output, "iCCP", Packed(_profile));
                if (_orientation != 1)
                    Write(output, "eXIf", Exif.Minimal(_orientation));
            }

            Write(output, "IEND", []);
            return output.ToArray();
        }

        private Problem? Header(ReadOnlySpan<byte> data, int at)
        {
            if (data.Length != 13)
                return FileProblems.Broken;
            long width = BinaryPrimitives.ReadUInt32BigEndian(data),
                height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
            if (Pixels.Check(width, height) is { } refused)
                return refused;
            var samples = (Colour: data[9], Depth: data[8]) switch
            {
                (0, 1 or 2 or 4 or 8 or 16) or (3, 1 or 2 or 4 or 8) => 1,
                (2, 8 or 16) => 3,
                (4, 8 or 16) => 2,
                (6, 8 or 16) => 4,
                _ => 0,
            };
            if (samples == 0 || data[10] != 0 || data[11] != 0 || data[12] > 1)
                return FileProblems.Broken;
            _rawLength = RawLength(width, height, samples * data[8], data[12] == 1);
            _chunks.Add(("IHDR", at, 13));
            return null;
        }

        // The header foretells the unpacked size to the byte: more is a bomb, less is a torn file.
        private Problem? CheckCoded()
        {
            _coded.Position = 0;
            var coded = _coded.GetBuffer().AsSpan(0, (int)_coded.Length);
            try
            {
                using var unpacking = new ZLibStream(_coded, CompressionMode.Decompress, leaveOpen: true);
                var buffer = new byte[81_920];
                long total = 0;
                uint low = 1,
                    high = 0;
                for (var read = unpacking.Read(buffer); read > 0; read = unpacking.Read(buffer))
                {
                    total += read;
                    if (total > _rawLength)
                        return FileProblems.TooDense;
                    Adler(buffer.AsSpan(0, read), ref low, ref high);
                }

                if (total != _rawLength)
                    return FileProblems.Broken;
                // The checksum is the last thing coded; if other bytes end the data, something was put behind the
                // image.
                return BinaryPrimitives.ReadUInt32BigEndian(coded[^4..]) == ((high << 16) | low)
                    ? null
                    : FileProblems.Mixed;
            }
            catch (Exception broken) when (broken is InvalidDataException or IOException)
            {
                return FileProblems.Broken;
            }
        }

        private byte[]? Profile(int at, int length)
        {
            var data = file.AsSpan(at, length);
            var zero = data.IndexOf((byte)0);
            if (zero is < 1 or > 79 || zero + 2 >= length)
                return null;
            try
            {
                using var source = new MemoryStream(file, at + zero + 2, length - zero - 2);
                using var unpacking = new ZLibStream(source, CompressionMode.Decompress);
                var icc = new byte[4_000_001];
                var read = unpacking.ReadAtLeast(icc, icc.Length, throwOnEndOfStream: false);
                return read < icc.Length && Hidden.IsColourProfile(icc.AsSpan(0, read)) ? icc[..read] : null;
            }
            catch (Exception broken) when (broken is InvalidDataException or IOException)
            {
                return null;
            }
        }

        private static byte[] Packed(byte[] icc)
        {
            using var packed = new MemoryStream();
            packed.Write("icc\0\0"u8);
            using (var packing = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
                packing.Write(icc);
            return packed.ToArray();
        }
    }

    private static long RawLength(long width, long height, int bits, bool interlaced)
    {
        if (!interlaced)
            return height * (1 + (((width * bits) + 7) / 8));
        // Adam7: start column, start row, column step, row step of each pass.
        (int X, int Y, int Dx, int Dy)[] passes =
        [
            (0, 0, 8, 8),
            (4, 0, 8, 8),
            (0, 4, 4, 8),
            (2, 0, 4, 4),
            (0, 2, 2, 4),
            (1, 0, 2, 2),
            (0, 1, 1, 2),
        ];
        long total = 0;
        foreach (var (x, y, dx, dy) in passes)
        {
            long columns = (width - x + dx - 1) / dx,
                rows = (height - y + dy - 1) / dy;
            if (columns > 0 && rows > 0)
                total += rows * (1 + (((columns * bits) + 7) / 8));
        }

        return total;
    }

    private static void Adler(ReadOnlySpan<byte> data, ref uint low, ref uint high)
    {
        while (data.Length > 0)
        {
            // 5,552 bytes are the most that cannot overflow 32 bits before the remainder is taken (RFC 1950 §9).
            var part = data[..Math.Min(5552, data.Length)];
            foreach (var b in part)
            {
                low += b;
                high += low;
            }

            low %= 65521;
            high %= 65521;
            data = data[part.Length..];
        }
    }

    private static void Write(MemoryStream to, string type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        to.Write(number);
        byte[] typed = [.. Encoding.Latin1.GetBytes(type), .. data];
        to.Write(typed);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(typed));
        to.Write(number);
    }
}
