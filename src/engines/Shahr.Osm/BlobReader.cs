using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Shahr.Osm;

/// <summary>A blob as it lies in the file, still compressed, in a rented buffer.</summary>
internal readonly record struct Blob(string Type, byte[] Buffer, int Length, long EndOffset)
{
    public ReadOnlySpan<byte> Span => Buffer.AsSpan(0, Length);
}

/// <summary>
/// The framing of a PBF file: four bytes of length, a BlobHeader, a Blob. Limits are those of the format
/// description (OSM wiki, "PBF Format": header below 64 KiB, blob below 32 MiB, packed and unpacked).
/// </summary>
internal sealed class BlobReader(Stream stream)
{
    internal const int MaxHeader = 64 * 1024;
    internal const int MaxBlob = 32 * 1024 * 1024;

    private readonly byte[] _head = new byte[MaxHeader];

    public long BytesRead { get; private set; }

    /// <summary>The next blob, or null at a clean end of the file. The caller gives the buffer back.</summary>
    public Blob? Next()
    {
        var isFirst = BytesRead == 0;
        var got = Fill(_head.AsSpan(0, 4));
        if (got == 0)
            return null;
        if (got < 4)
            throw Short(isFirst);
        var size = BinaryPrimitives.ReadUInt32BigEndian(_head);
        if (size > MaxHeader)
            throw isFirst ? NotPbf() : new OsmFormatException(OsmFault.TooLarge, "A blob header exceeds 64 KiB.");
        if (Fill(_head.AsSpan(0, (int)size)) < size)
            throw Short(isFirst);
        var (type, length) = ParseHead(_head.AsSpan(0, (int)size), isFirst);
        if (isFirst && type != "OSMHeader")
            throw NotPbf();
        return new Blob(type, ReadBody(length), length, BytesRead);
    }

    private byte[] ReadBody(int length)
    {
        // A seekable file tells early that the promised bytes are not there, before room is made for them.
        if (stream.CanSeek && stream.Length - stream.Position < length)
            throw Truncated();
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        if (Fill(buffer.AsSpan(0, length)) == length)
            return buffer;
        ArrayPool<byte>.Shared.Return(buffer);
        throw Truncated();
    }

    private static (string Type, int Length) ParseHead(ReadOnlySpan<byte> head, bool isFirst)
    {
        var type = "";
        var length = -1L;
        try
        {
            var proto = new ProtoReader(head);
            while (proto.Next(out var field, out var wire))
            {
                if (field == 1)
                    type = Encoding.UTF8.GetString(proto.Bytes(wire));
                else if (field == 3)
                    length = (long)proto.Varint(wire);
                else
                    proto.Skip(wire);
            }
        }
        catch (OsmFormatException) when (isFirst)
        {
            throw NotPbf();
        }
        if (length < 0)
            throw isFirst ? NotPbf() : OsmFormatException.Corrupt("A blob header gives no valid size.");
        if (length > MaxBlob)
            throw new OsmFormatException(OsmFault.TooLarge, $"A blob claims {length} bytes; 32 MiB are allowed.");
        return (type, (int)length);
    }

    private int Fill(Span<byte> target)
    {
        var got = stream.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
        BytesRead += got;
        return got;
    }

    /// <summary>
    /// Unpacks a blob into the buffer (replaced when too small) and returns the length of the content.
    /// </summary>
    public static int Unpack(in Blob blob, ref byte[] buffer)
    {
        long? rawSize = null;
        ReadOnlySpan<byte> raw = default,
            packed = default;
        bool hasRaw = false,
            hasPacked = false;
        var zlibStart = 0;
        var proto = new ProtoReader(blob.Span);
        while (proto.Next(out var field, out var wire))
        {
            switch (field)
            {
                case 1:
                    raw = proto.Bytes(wire);
                    hasRaw = true;
                    break;
                case 2:
                    rawSize = (long)proto.Varint(wire);
                    break;
                case 3:
                    packed = proto.Bytes(wire);
                    zlibStart = proto.Position - packed.Length;
                    hasPacked = true;
                    break;
                case 4:
                    throw Unsupported("lzma");
                case 5:
                    throw Unsupported("bzip2");
                case 6:
                    throw Unsupported("lz4");
                case 7:
                    throw Unsupported("zstd");
                default:
                    proto.Skip(wire);
                    break;
            }
        }
        if (hasRaw)
        {
            Room(ref buffer, raw.Length);
            raw.CopyTo(buffer);
            return raw.Length;
        }
        if (!hasPacked)
            throw OsmFormatException.Corrupt("A blob carries no data.");
        if (rawSize is not { } size)
            throw OsmFormatException.Corrupt("A packed blob does not say its size.");
        if (size is < 0 or > MaxBlob)
            throw new OsmFormatException(OsmFault.TooLarge, "A blob unpacks to more than the 32 MiB allowed.");
        Room(ref buffer, (int)size);
        Inflate(blob.Buffer, zlibStart, packed.Length, buffer.AsSpan(0, (int)size));
        return (int)size;
    }

    private static void Inflate(byte[] source, int start, int length, Span<byte> target)
    {
        try
        {
            using var zlib = new ZLibStream(new MemoryStream(source, start, length), CompressionMode.Decompress);
            var got = zlib.ReadAtLeast(target, target.Length, throwOnEndOfStream: false);
            if (got < target.Length || zlib.ReadByte() >= 0)
                throw OsmFormatException.Corrupt("A blob unpacks to another size than it says.");
        }
        // The source is memory, so an IOException is zlib's own: data asking for a preset dictionary ends in one.
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw OsmFormatException.Corrupt("A blob's zlib data is broken.", broken);
        }
    }

    private static void Room(ref byte[] buffer, int length)
    {
        if (buffer.Length < length)
            buffer = new byte[Math.Min(MaxBlob, Math.Max(length, 64 * 1024))];
    }

    // Whatever ends inside its very first frame was hardly a map; a longer file that stops was cut.
    private static OsmFormatException Short(bool isFirst) => isFirst ? NotPbf() : Truncated();

    private static OsmFormatException NotPbf() =>
        new(OsmFault.NotPbf, "This is not an OSM PBF file: it does not begin with an OSMHeader block.");

    private static OsmFormatException Truncated() => new(OsmFault.Truncated, "The file ends in the middle of a block.");

    private static OsmFormatException Unsupported(string compression) =>
        new(OsmFault.UnsupportedFeature, $"Blobs packed with {compression} are not read; use zlib.");
}
