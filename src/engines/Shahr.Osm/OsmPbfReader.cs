using System.Buffers;
using System.Collections.Concurrent;

namespace Shahr.Osm;

/// <summary>How to read: what to decode, and how many blobs at once.</summary>
/// <param name="Kinds">Entities wanted; others are skipped undecoded.</param>
/// <param name="Parallelism">Blobs decoded at once, 1 to 64; 0 takes the machine's cores. Order is kept.</param>
public sealed record OsmReadOptions(OsmKinds Kinds = OsmKinds.All, int Parallelism = 0);

/// <summary>
/// Streams an OSM PBF file block by block. No order of entities is assumed: a way may stand before its nodes
/// (see <see cref="OsmNodeStore"/>). The stream is read once, forward only, and stays the caller's to close.
/// Format: OSM wiki, "PBF Format". Throws <see cref="OsmFormatException"/> for bad bytes and nothing else;
/// the stream's own <see cref="IOException"/> passes through.
/// </summary>
public sealed class OsmPbfReader
{
    private readonly BlobReader _blobs;
    private readonly ConcurrentBag<(OsmBlock Block, BlockDecoder Decoder)> _idle = [];
    private bool _started;

    private OsmPbfReader(BlobReader blobs, OsmHeader header, long? totalBytes) =>
        (_blobs, Header, TotalBytes) = (blobs, header, totalBytes);

    /// <summary>What the file says about itself.</summary>
    public OsmHeader Header { get; }

    /// <summary>Length of the stream from where reading began, if it can be known.</summary>
    public long? TotalBytes { get; }

    /// <summary>Bytes taken from the stream so far (ahead of the block in hand by the blobs in flight).</summary>
    public long BytesRead => _blobs.BytesRead;

    /// <summary>Reads the header block: the quick test whether this is a map at all.</summary>
    public static OsmPbfReader Open(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        long? total = stream.CanSeek ? stream.Length - stream.Position : null;
        var blobs = new BlobReader(stream);
        if (blobs.Next() is not { } first)
            throw new OsmFormatException(OsmFault.Empty, "The file is empty.");
        return new OsmPbfReader(blobs, ReadHeader(first), total);
    }

    /// <summary>
    /// The data blocks in file order. Each is valid until the next is asked for. May be walked once.
    /// </summary>
    public IEnumerable<OsmBlock> ReadBlocks(OsmReadOptions? options = null, CancellationToken stop = default)
    {
        options ??= new OsmReadOptions();
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)options.Parallelism, 64u);
        if (_started)
            throw new InvalidOperationException("The blocks were already walked; open the stream again.");
        _started = true;
        var width = options.Parallelism == 0 ? Math.Min(Environment.ProcessorCount, 64) : options.Parallelism;
        return width == 1 ? InTurn(options.Kinds, stop) : Ahead(options.Kinds, width, stop);
    }

    private IEnumerable<OsmBlock> InTurn(OsmKinds kinds, CancellationToken stop)
    {
        while (NextData() is { } blob)
        {
            stop.ThrowIfCancellationRequested();
            var worker = Decode(blob, kinds);
            yield return worker.Block;
            _idle.Add(worker);
        }
    }

    private IEnumerable<OsmBlock> Ahead(OsmKinds kinds, int width, CancellationToken stop)
    {
        var inFlight = new Queue<Task<(OsmBlock Block, BlockDecoder Decoder)>>(width);
        try
        {
            var isEnd = false;
            while (true)
            {
                stop.ThrowIfCancellationRequested();
                while (!isEnd && inFlight.Count < width)
                {
                    if (NextData() is { } blob)
                        inFlight.Enqueue(Task.Run(() => Decode(blob, kinds), CancellationToken.None));
                    else
                        isEnd = true;
                }
                if (!inFlight.TryDequeue(out var first))
                    yield break;
                var worker = first.GetAwaiter().GetResult();
                yield return worker.Block;
                _idle.Add(worker);
            }
        }
        finally
        {
            // A caller may leave early; no decoding outlives the walk, and its failure is no longer of interest.
            foreach (var task in inFlight)
                ((IAsyncResult)task).AsyncWaitHandle.WaitOne();
        }
    }

    private (OsmBlock Block, BlockDecoder Decoder) Decode(Blob blob, OsmKinds kinds)
    {
        if (!_idle.TryTake(out var worker))
            worker = (new OsmBlock(), new BlockDecoder());
        var bytes = worker.Block.Bytes;
        try
        {
            var length = BlobReader.Unpack(blob, ref bytes);
            worker.Block.Bytes = bytes;
            worker.Block.EndOffset = blob.EndOffset;
            worker.Decoder.Decode(worker.Block, length, kinds);
            return worker;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(blob.Buffer);
        }
    }

    /// <summary>
    /// The next OSMData blob. A second header (files put one behind another) is checked; the unknown is skipped.
    /// </summary>
    private Blob? NextData()
    {
        while (_blobs.Next() is { } blob)
        {
            if (blob.Type == "OSMData")
                return blob;
            if (blob.Type == "OSMHeader")
                ReadHeader(blob);
            else
                ArrayPool<byte>.Shared.Return(blob.Buffer);
        }
        return null;
    }

    private static OsmHeader ReadHeader(Blob blob)
    {
        byte[] bytes = [];
        try
        {
            var length = BlobReader.Unpack(blob, ref bytes);
            return HeaderDecoder.Decode(bytes.AsSpan(0, length));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(blob.Buffer);
        }
    }
}
