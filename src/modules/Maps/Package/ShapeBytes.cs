namespace Shahr.Maps;

/// <summary>
/// A shape as bytes of the map package: kind, number of parts, then for each part its length and the steps from point
/// to point as zigzag varints. About three bytes a point.
/// </summary>
internal static class ShapeBytes
{
    public static byte[] Write(Shape shape)
    {
        var bytes = new List<byte>(64) { (byte)shape.Kind };
        Varint(bytes, (uint)shape.Parts.Length);
        int x = 0,
            y = 0;
        foreach (var part in shape.Parts)
        {
            Varint(bytes, (uint)part.Length);
            foreach (var point in part)
            {
                Varint(bytes, Zigzag(point.X - x));
                Varint(bytes, Zigzag(point.Y - y));
                (x, y) = (point.X, point.Y);
            }
        }

        return [.. bytes];
    }

    public static Shape Read(ReadOnlySpan<byte> bytes)
    {
        var at = 1;
        var parts = new GridPoint[Varint(bytes, ref at)][];
        int x = 0,
            y = 0;
        for (var p = 0; p < parts.Length; p++)
        {
            var part = parts[p] = new GridPoint[Varint(bytes, ref at)];
            for (var i = 0; i < part.Length; i++)
            {
                x += Unzigzag(Varint(bytes, ref at));
                y += Unzigzag(Varint(bytes, ref at));
                part[i] = new GridPoint(x, y);
            }
        }

        return new Shape((ShapeKind)bytes[0], parts);
    }

    private static uint Zigzag(int value) => (uint)((value << 1) ^ (value >> 31));

    private static int Unzigzag(uint value) => (int)(value >> 1) ^ -(int)(value & 1);

    private static void Varint(List<byte> bytes, uint value)
    {
        while (value > 127)
        {
            bytes.Add((byte)(value | 0x80));
            value >>= 7;
        }

        bytes.Add((byte)value);
    }

    private static uint Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        uint value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = bytes[at++];
            value |= (uint)(next & 0x7f) << shift;
            if (next < 128)
                return value;
        }
    }
}
