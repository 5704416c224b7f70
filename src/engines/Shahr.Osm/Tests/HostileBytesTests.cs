using System.Text;
using CsCheck;

namespace Shahr.Osm.Tests;

/// <summary>Whatever the bytes: an OsmFormatException or a clean read, and memory within the format's limits.</summary>
public class HostileBytesTests
{
    private const long MemoryLimit = 256L * 1024 * 1024;

    private static readonly byte[] _plain = Sample().Write(new OsmWriteOptions(Sorted: false, Compress: false));
    private static readonly byte[] _packed = Sample().Write(new OsmWriteOptions(Sorted: false));

    [Fact]
    public void Changed_bytes_never_cause_another_exception() =>
        Gen.Select(Gen.Bool, Gen.Select(Gen.Int[0, 100_000], Gen.Byte).Array[1, 12])
            .Sample(
                (packed, changes) =>
                {
                    var bytes = (packed ? _packed : _plain).ToArray();
                    foreach (var (at, value) in changes)
                        bytes[at % bytes.Length] = value;
                    Try(bytes);
                },
                iter: 5_000,
                threads: 2
            );

    [Fact]
    public void Pieces_cut_out_doubled_or_put_in_never_cause_another_exception() =>
        Gen.Select(Gen.Bool, Gen.Int[0, 100_000], Gen.Int[0, 300], Gen.Byte.Array[0, 40])
            .Sample(
                (cut, at, length, put) =>
                {
                    at %= _plain.Length;
                    length = Math.Min(length, _plain.Length - at);
                    Try([.. _plain[..at], .. put, .. _plain[(cut ? at + length : at)..]]);
                },
                iter: 3_000,
                threads: 2
            );

    [Fact]
    public void Every_truncation_is_refused_or_ends_at_a_block()
    {
        var refused = 0;
        for (var length = 0; length < _plain.Length; length++)
        {
            var code = Try(_plain[..length]);
            if (code is "truncated" or "not_pbf" or "empty")
                refused++;
            else
                Assert.Null(code);
        }
        // Only the ends of the header, node and way blocks are ends of a file; the last is the file itself.
        Assert.Equal(_plain.Length - 3, refused);
    }

    [Fact]
    public void A_real_city_with_changed_bytes_never_causes_another_exception()
    {
        var real = File.ReadAllBytes(SharedData.Osm("heidelberg-oldtown-buildings.osm.pbf"));
        Gen.Select(Gen.Int[0, real.Length - 1], Gen.Byte)
            .Array[1, 4]
            .Sample(
                changes =>
                {
                    var bytes = real.ToArray();
                    foreach (var (at, value) in changes)
                        bytes[at] = value;
                    Try(bytes);
                },
                iter: 60,
                threads: 2
            );
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("<?xml version='1.0'?><osm></osm>", "not_pbf")]
    [InlineData("PK\u0003\u0004 a zip", "not_pbf")]
    [InlineData("abc", "not_pbf")]
    public void Other_files_are_told_apart(string text, string code) =>
        Assert.Equal(code, Try(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_required_feature_that_is_not_read_is_named()
    {
        var header = new ProtoWriter();
        header.Text(4, "HistoricalInformation");
        var refused = Assert.Throws<OsmFormatException>(() => World.Read(Frame("OSMHeader", 1, header.Span)));
        Assert.Equal("unsupported_feature", refused.Code);
        Assert.Contains("HistoricalInformation", refused.Message);
    }

    [Theory]
    [InlineData(4, "lzma")]
    [InlineData(7, "zstd")]
    public void A_compression_that_is_not_read_is_named(int field, string name)
    {
        var refused = Assert.Throws<OsmFormatException>(() => World.Read(Frame("OSMHeader", field, [1, 2, 3])));
        Assert.Equal("unsupported_feature", refused.Code);
        Assert.Contains(name, refused.Message);
    }

    [Fact]
    public void A_blob_that_claims_too_much_is_refused_before_room_is_made()
    {
        var head = new ProtoWriter();
        head.Text(1, "OSMHeader");
        head.Varint(3, 33 * 1024 * 1024);
        Assert.Equal("too_large", Try([0, 0, 0, (byte)head.Length, .. head.Span]));
    }

    [Fact]
    public void Zlib_data_that_asks_for_a_preset_dictionary_is_corrupt()
    {
        var blob = new ProtoWriter();
        blob.Varint(2, 100);
        blob.Bytes(3, [0x78, 0x20, 1, 2, 3, 4, 5, 6, 7, 8]);
        Assert.Equal("corrupt", Try(Frame("OSMHeader", blob.Span)));
    }

    private static byte[] Frame(string type, int blobField, ReadOnlySpan<byte> content)
    {
        var blob = new ProtoWriter();
        blob.Bytes(blobField, content);
        return Frame(type, blob.Span);
    }

    private static byte[] Frame(string type, ReadOnlySpan<byte> blob)
    {
        var head = new ProtoWriter();
        head.Text(1, type);
        head.Varint(3, blob.Length);
        return [0, 0, 0, (byte)head.Length, .. head.Span, .. blob];
    }

    /// <summary>
    /// Reads everything; gives the refusal's code or null. Any other exception fails the test by itself.
    /// </summary>
    private static string? Try(byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            World.Read(bytes, new OsmReadOptions(Parallelism: 1));
            return null;
        }
        catch (OsmFormatException refused)
        {
            return refused.Code;
        }
        finally
        {
            Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < MemoryLimit);
        }
    }

    private static World Sample()
    {
        OsmTag[] tags = [new("highway", "residential"), new("name", "کوچه‌ی یاس")];
        return new World(
            [
                .. Enumerable
                    .Range(1, 60)
                    .Select(i => new NodeCopy(i, new OsmPoint(i * 1000, -i), i % 3 == 0 ? tags : [])),
            ],
            [.. Enumerable.Range(1, 20).Select(i => new WayCopy(i, [i, i + 1, i + 2], tags))],
            [new RelationCopy(1, [new OsmMember(OsmKind.Way, 1, "outer"), new OsmMember(OsmKind.Node, 2, "")], tags)]
        );
    }
}
