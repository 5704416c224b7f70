using System.Buffers.Binary;

namespace Shahr.Kit.Files;

/// <summary>
/// Reads a JPEG wholly by its markers (ITU-T T.81 annex B) and writes it anew with only what a picture needs; the
/// coded image itself is copied untouched. Metadata, comments and thumbnails stay behind.
/// </summary>
internal static class JpegIntake
{
    private static readonly byte[] _exif = [.. "Exif\0\0"u8];
    private static readonly byte[] _icc = [.. "ICC_PROFILE\0"u8];

    public static Result<byte[]> Clean(ReadOnlySpan<byte> file)
    {
        using var parts = new Parts();
        var at = 2;
        while (true)
        {
            if (at + 2 > file.Length || file[at] != 0xFF)
                return FileProblems.Broken;
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            at += 2;
            if (marker == 0xD9)
                return parts.Scans == 0 || !parts.HasFrame ? FileProblems.Broken : Finish(parts, file[at..]);
            if (at + 2 > file.Length)
                return FileProblems.Broken;
            var length = BinaryPrimitives.ReadUInt16BigEndian(file[at..]);
            if (length < 2 || at + length > file.Length)
                return FileProblems.Broken;
            var body = file.Slice(at + 2, length - 2);
            if (parts.Segment(marker, body) is { } problem)
                return problem;
            at += length;
            if (marker == 0xDA)
                at += parts.Scan(file[at..]);
        }
    }

    private static Result<byte[]> Finish(Parts parts, ReadOnlySpan<byte> rest)
    {
        // Phones append a second view, a clip or their own block after the picture; it is cut off. Anything else is a
        // second file in disguise.
        var known =
            rest.IndexOfAnyExcept((byte)0) < 0
            || rest.StartsWith<byte>([0xFF, 0xD8, 0xFF])
            || (rest.Length > 12 && rest[4..8].SequenceEqual("ftyp"u8))
            || rest.EndsWith("SEFT"u8);
        return !known || Hidden.HasZip(rest) || Hidden.HasMarkup(rest) ? FileProblems.Mixed : parts.Assemble();
    }

    private sealed class Parts : IDisposable
    {
        private readonly MemoryStream _picture = new();
        private readonly List<byte[]> _profile = [];
        private byte[]? _jfif;
        private byte[]? _adobe;
        private int _orientation = 1;

        public int Scans { get; private set; }

        public bool HasFrame { get; private set; }

        public void Dispose() => _picture.Dispose();

        public Problem? Segment(byte marker, ReadOnlySpan<byte> body)
        {
            switch (marker)
            {
                case 0xC0 or 0xC1 or 0xC2:
                    if (HasFrame || body.Length < 6 || body.Length != 6 + (3 * body[5]))
                        return FileProblems.Broken;
                    HasFrame = true;
                    var height = BinaryPrimitives.ReadUInt16BigEndian(body[1..]);
                    var width = BinaryPrimitives.ReadUInt16BigEndian(body[3..]);
                    if (body[5] is not (1 or 3 or 4))
                        return FileProblems.Broken;
                    if (Pixels.Check(width, height) is { } refused)
                        return refused;
                    break;
                case 0xDB:
                    if (!IsTables(body, quantizing: true))
                        return FileProblems.Broken;
                    break;
                case 0xC4:
                    if (!IsTables(body, quantizing: false))
                        return FileProblems.Broken;
                    break;
                case 0xDD:
                    if (body.Length != 2)
                        return FileProblems.Broken;
                    break;
                case 0xDA:
                    if (!HasFrame || body.Length < 6 || body[0] is < 1 or > 4 || body.Length != 4 + (2 * body[0]))
                        return FileProblems.Broken;
                    Scans++;
                    break;
                case 0xFE:
                    return Hidden.HasMarkup(body) ? FileProblems.Mixed : null;
                case >= 0xE0 and <= 0xEF:
                    return Application(marker, body);
                default:
                    // Lossless, arithmetic and hierarchical JPEG: no phone makes them and few viewers read them.
                    return FileProblems.Broken;
            }

            Write(_picture, marker, body);
            return null;
        }

        /// <summary>Copies the coded data after a scan header; answers its length.</summary>
        public int Scan(ReadOnlySpan<byte> data)
        {
            var at = 0;
            while (at < data.Length)
            {
                var next = data[at..].IndexOf((byte)0xFF);
                if (next < 0 || at + next + 1 >= data.Length)
                    break;
                at += next;
                // A stuffed zero or a restart marker belongs to the data; FF FF is a fill byte before a marker.
                if (data[at + 1] is 0 or (>= 0xD0 and <= 0xD7))
                {
                    at += 2;
                    continue;
                }

                _picture.Write(data[..at]);
                return at;
            }

            return data.Length;
        }

        public Result<byte[]> Assemble()
        {
            var icc = _profile.OrderBy(p => p[12]).SelectMany(p => p.Skip(14)).ToArray();
            if (_profile.Count > 0 && !Hidden.IsColourProfile(icc))
                return FileProblems.Mixed;
            using var output = new MemoryStream((int)_picture.Length + icc.Length + 200);
            output.Write([0xFF, 0xD8]);
            if (_jfif is not null)
                Write(output, 0xE0, _jfif);
            if (_orientation != 1)
                Write(output, 0xE1, [.. _exif, .. Exif.Minimal(_orientation)]);
            foreach (var part in _profile)
                Write(output, 0xE2, part);
            if (_adobe is not null)
                Write(output, 0xEE, _adobe);
            _picture.WriteTo(output);
            output.Write([0xFF, 0xD9]);
            return output.ToArray();
        }

        private Problem? Application(byte marker, ReadOnlySpan<byte> body)
        {
            if (marker == 0xE0 && _jfif is null && body.Length >= 14 && body.StartsWith("JFIF\0"u8))
                _jfif = [.. body[..12], 0, 0];
            else if (marker == 0xE1 && body.StartsWith(_exif))
                _orientation = Exif.Orientation(body[_exif.Length..]);
            else if (marker == 0xE2 && body.Length > 14 && body.StartsWith(_icc))
                _profile.Add(body.ToArray());
            else if (marker == 0xEE && body.Length >= 12 && body.StartsWith("Adobe"u8))
                _adobe = body[..12].ToArray();
            return null;
        }

        // T.81 B.2.4.1 and B.2.4.2: the tables fill their segment exactly, so nothing rides along.
        private static bool IsTables(ReadOnlySpan<byte> body, bool quantizing)
        {
            while (body.Length > 0)
            {
                if ((body[0] & 0x0F) > 3 || body[0] >> 4 > 1)
                    return false;
                int size;
                if (quantizing)
                {
                    size = 1 + (64 * ((body[0] >> 4) + 1));
                }
                else
                {
                    if (body.Length < 17)
                        return false;
                    size = 17;
                    for (var i = 1; i <= 16; i++)
                        size += body[i];
                }

                if (size > body.Length)
                    return false;
                body = body[size..];
            }

            return true;
        }

        private static void Write(MemoryStream to, byte marker, ReadOnlySpan<byte> body)
        {
            to.Write([0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2)]);
            to.Write(body);
        }
    }
}

/// <summary>The limit on what a picture may unpack to.</summary>
internal static class Pixels
{
    public const long Most = 50_000_000;

    public static Problem? Check(long width, long height)
    {
        if (width <= 0 || height <= 0)
            return FileProblems.Broken;
        return width * height > Most ? FileProblems.TooManyPixels : null;
    }
}
