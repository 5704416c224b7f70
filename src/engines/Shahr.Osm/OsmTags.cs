using System.Text;

namespace Shahr.Osm;

/// <summary>
/// The tags of one entity, still as indexes into the block's string table: asking by a UTF-8 key
/// (<c>tags["highway"u8]</c>) compares bytes and creates a string only for the answer, once per block.
/// </summary>
public readonly ref struct OsmTags
{
    private readonly OsmBlock _block;
    private readonly ReadOnlySpan<TagRow> _rows;

    internal OsmTags(OsmBlock block, int start, int count)
    {
        _block = block;
        _rows = block.TagRows.Span.Slice(start, count);
    }

    /// <summary>How many tags.</summary>
    public int Count => _rows.Length;

    /// <summary>The value of a key, or null. If a broken file repeats a key, the first counts.</summary>
    public string? this[ReadOnlySpan<byte> utf8Key]
    {
        get
        {
            var at = IndexOf(utf8Key);
            return at < 0 ? null : _block.Text(_rows[at].Value);
        }
    }

    /// <summary>The value of a key, or null.</summary>
    public string? this[string key]
    {
        get
        {
            Span<byte> buffer = stackalloc byte[256];
            return Encoding.UTF8.TryGetBytes(key, buffer, out var length) ? this[buffer[..length]] : null;
        }
    }

    /// <summary>One tag by position.</summary>
    public OsmTag this[int index] => new(_block.Text(_rows[index].Key), _block.Text(_rows[index].Value));

    /// <summary>True when the key is present, whatever its value.</summary>
    public bool Has(ReadOnlySpan<byte> utf8Key) => IndexOf(utf8Key) >= 0;

    /// <summary>True when the key is present with exactly this value; creates no string.</summary>
    public bool Is(ReadOnlySpan<byte> utf8Key, ReadOnlySpan<byte> utf8Value)
    {
        var at = IndexOf(utf8Key);
        return at >= 0 && _block.Utf8(_rows[at].Value).SequenceEqual(utf8Value);
    }

    /// <summary>All tags, copied, in file order.</summary>
    public OsmTag[] ToArray()
    {
        var tags = new OsmTag[_rows.Length];
        for (var i = 0; i < tags.Length; i++)
            tags[i] = this[i];
        return tags;
    }

    /// <summary>Walks the tags.</summary>
    public Enumerator GetEnumerator() => new(this);

    private int IndexOf(ReadOnlySpan<byte> utf8Key)
    {
        for (var i = 0; i < _rows.Length; i++)
        {
            if (_block.Utf8(_rows[i].Key).SequenceEqual(utf8Key))
                return i;
        }
        return -1;
    }

    /// <summary>The walk.</summary>
    public ref struct Enumerator
    {
        private readonly OsmTags _tags;
        private int _at;

        internal Enumerator(OsmTags tags)
        {
            _tags = tags;
            _at = -1;
        }

        /// <summary>The tag stood on.</summary>
        public readonly OsmTag Current => _tags[_at];

        /// <summary>Steps on.</summary>
        public bool MoveNext() => ++_at < _tags.Count;
    }
}
