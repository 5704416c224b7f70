using System.Buffers.Binary;

namespace Shahr.Kit.Files;

/// <summary>
/// The one thing a photo's EXIF block is kept for: which way is up. Place, time, device and the rest are dropped.
/// </summary>
internal static class Exif
{
    private const ushort OrientationTag = 0x0112;

    /// <summary>1–8 as in EXIF 2.32 §4.6.4; 1 (upright) when the block says nothing readable.</summary>
    public static int Orientation(ReadOnlySpan<byte> tiff)
    {
        if (tiff.Length < 14)
            return 1;
        var little = tiff[0] == 'I' && tiff[1] == 'I';
        if (!little && !(tiff[0] == 'M' && tiff[1] == 'M'))
            return 1;
        if (Short(tiff, 2, little) != 42)
            return 1;
        var start = little
            ? BinaryPrimitives.ReadUInt32LittleEndian(tiff[4..])
            : BinaryPrimitives.ReadUInt32BigEndian(tiff[4..]);
        if (start > tiff.Length - 2)
            return 1;
        var at = (int)start;
        var count = Short(tiff, at, little);
        at += 2;
        for (var i = 0; i < count && at + 12 <= tiff.Length; i++, at += 12)
        {
            if (Short(tiff, at, little) != OrientationTag)
                continue;
            var value = Short(tiff, at + 8, little);
            return value is >= 1 and <= 8 ? value : 1;
        }

        return 1;
    }

    /// <summary>A TIFF block that holds the orientation and nothing else, big-endian, 26 bytes.</summary>
    public static byte[] Minimal(int orientation) =>
        [
            (byte)'M',
            (byte)'M',
            0,
            42,
            0,
            0,
            0,
            8,
            0,
            1,
            0x01,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte)orientation,
            0,
            0,
            0,
            0,
            0,
            0,
        ];

    private static int Short(ReadOnlySpan<byte> data, int at, bool little) =>
        little ? BinaryPrimitives.ReadUInt16LittleEndian(data[at..]) : BinaryPrimitives.ReadUInt16BigEndian(data[at..]);
}
