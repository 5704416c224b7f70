using System.Buffers.Binary;
using System.IO.Compression;

namespace Shahr.Osm;

/// <summary>How to write.</summary>
/// <param name="Bounds">Rectangle to put in the header, in degrees.</param>
/// <param name="Program">Name of the writing program, for the header.</param>
/// <param name="Sorted">Promise nodes, ways, relations by rising id; the writer then refuses anything else.</param>
/// <param name="Compress">Pack blobs with zlib. Unpacked bytes do not depend on the zlib version.</param>
public sealed record OsmWriteOptions(
    OsmBounds? Bounds = null,
    string Program = "Shahr.Osm",
    bool Sorted = true,
    bool Compress = true
);

/// <summary>
/// Writes OSM PBF: dense nodes, ways, relations, blocks of 8,000 entities. The same calls give the same bytes.
/// <see cref="Dispose"/> writes the last block; the stream stays the caller's to close.
/// </summary>
public sealed class OsmPbfWriter : IDisposable
{
    private readonly Stream _stream;
    private readonly OsmWriteOptions _options;
    private readonly BlockEncoder _encoder = new();
    private readonly ProtoWriter _block = new();
    private readonly ProtoWriter _blob = new();
    private readonly ProtoWriter _head = new();
    private readonly MemoryStream _packed = new();
    private (OsmKind Kind, long Id) _last = (OsmKind.Node, long.MinValue);
    private bool _disposed;

    /// <summary>Begins a file: the header is written at once.</summary>
    public OsmPbfWriter(Stream stream, OsmWriteOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        (_stream, _options) = (stream, options ?? new OsmWriteOptions());
        WriteHeader();
    }

    /// <summary>Adds a node.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The point lies outside the world.</exception>
    public void WriteNode(long id, OsmPoint point, params ReadOnlySpan<OsmTag> tags)
    {
        if (point.LatE7 is < -900_000_000 or > 900_000_000 || point.LonE7 is < -1_800_000_000 or > 1_800_000_000)
            throw new ArgumentOutOfRangeException(nameof(point), point, "The point lies outside the world.");
        Check(OsmKind.Node, id, tags);
        _encoder.Node(id, point, tags);
    }

    /// <summary>Adds a way over the given nodes.</summary>
    public void WriteWay(long id, ReadOnlySpan<long> refs, params ReadOnlySpan<OsmTag> tags)
    {
        Check(OsmKind.Way, id, tags);
        _encoder.Way(id, tags, refs);
    }

    /// <summary>Adds a relation.</summary>
    public void WriteRelation(long id, ReadOnlySpan<OsmMember> members, params ReadOnlySpan<OsmTag> tags)
    {
        Check(OsmKind.Relation, id, tags);
        _encoder.Relation(id, tags, members);
    }

    /// <summary>Writes what is still held back.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        FlushBlock();
        _packed.Dispose();
        _stream.Flush();
    }

    private void Check(OsmKind kind, long id, ReadOnlySpan<OsmTag> tags)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_options.Sorted && (kind < _last.Kind || (kind == _last.Kind && id <= _last.Id)))
            throw new InvalidOperationException($"{kind} {id} comes after {_last.Kind} {_last.Id} in a sorted file.");
        foreach (var tag in tags)
        {
            // An empty key would read back as the end mark of a dense node's tags in other software.
            if (string.IsNullOrEmpty(tag.Key) || tag.Value is null)
                throw new ArgumentException($"{kind} {id} has a tag without a key or a value.", nameof(tags));
        }
        _last = (kind, id);
        if (_encoder.IsFullFor(kind))
            FlushBlock();
    }

    private void WriteHeader()
    {
        if (_options.Bounds is { } bounds)
        {
            var box = new ProtoWriter();
            box.Signed(1, Nano(bounds.MinLon));
            box.Signed(2, Nano(bounds.MaxLon));
            box.Signed(3, Nano(bounds.MaxLat));
            box.Signed(4, Nano(bounds.MinLat));
            _block.Bytes(1, box.Span);
        }
        _block.Text(4, "OsmSchema-V0.6");
        _block.Text(4, "DenseNodes");
        if (_options.Sorted)
            _block.Text(5, "Sort.Type_then_ID");
        _block.Text(16, _options.Program);
        WriteBlob("OSMHeader");
    }

    private static long Nano(double degrees) => (long)Math.Round(degrees * 1e9);

    private void FlushBlock()
    {
        if (_encoder.Count == 0)
            return;
        _encoder.Take(_block);
        WriteBlob("OSMData");
    }

    private void WriteBlob(string type)
    {
        if (_block.Length > BlobReader.MaxBlob)
            throw new InvalidOperationException("An entity is larger than the 32 MiB a block may hold.");
        _blob.Clear();
        if (_options.Compress)
        {
            _packed.SetLength(0);
            using (var zlib = new ZLibStream(_packed, CompressionLevel.Optimal, leaveOpen: true))
                zlib.Write(_block.Span);
            _blob.Varint(2, _block.Length);
            _blob.Bytes(3, _packed.GetBuffer().AsSpan(0, (int)_packed.Length));
        }
        else
        {
            _blob.Bytes(1, _block.Span);
        }
        _head.Clear();
        _head.Text(1, type);
        _head.Varint(3, _blob.Length);
        Span<byte> size = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(size, _head.Length);
        _stream.Write(size);
        _stream.Write(_head.Span);
        _stream.Write(_blob.Span);
        _block.Clear();
    }
}
