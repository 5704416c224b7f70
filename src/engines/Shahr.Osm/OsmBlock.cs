using System.Text;

namespace Shahr.Osm;

/// <summary>
/// One decoded block of a file (about 8,000 entities). It is a window: it is refilled when the next block is asked
/// for, so copy out what must stay. Strings taken from it are ordinary strings and stay valid.
/// A block is for one thread at a time.
/// </summary>
public sealed class OsmBlock
{
    private string?[] _texts = [];

    internal Rows<NodeRow> NodeRows { get; } = new();
    internal Rows<ListRow> WayRows { get; } = new();
    internal Rows<ListRow> RelationRows { get; } = new();
    internal Rows<TagRow> TagRows { get; } = new();
    internal Rows<long> RefRows { get; } = new();
    internal Rows<MemberRow> MemberRows { get; } = new();
    internal Rows<Range32> TextRows { get; } = new();
    internal byte[] Bytes { get; set; } = [];

    /// <summary>Where in the file this block ends, in bytes: the measure of a progress bar.</summary>
    public long EndOffset { get; internal set; }

    /// <summary>The nodes of the block, in file order.</summary>
    public OsmNodes Nodes => new(this);

    /// <summary>The ways of the block, in file order.</summary>
    public OsmWays Ways => new(this);

    /// <summary>The relations of the block, in file order.</summary>
    public OsmRelations Relations => new(this);

    internal ReadOnlySpan<byte> Utf8(int index)
    {
        var (start, length) = TextRows[index];
        return Bytes.AsSpan(start, length);
    }

    /// <summary>
    /// A string of the table, decoded once. Broken UTF-8 becomes U+FFFD: a bad name must not lose a street.
    /// </summary>
    internal string Text(int index) => _texts[index] ??= Encoding.UTF8.GetString(Utf8(index));

    internal void Clear()
    {
        Array.Clear(_texts, 0, Math.Min(_texts.Length, TextRows.Count));
        NodeRows.Clear();
        WayRows.Clear();
        RelationRows.Clear();
        TagRows.Clear();
        RefRows.Clear();
        MemberRows.Clear();
        TextRows.Clear();
    }

    /// <summary>Called when the string table is known, before any string is asked for.</summary>
    internal void MakeRoomForTexts()
    {
        if (_texts.Length < TextRows.Count)
            _texts = new string?[TextRows.Count];
    }
}

internal readonly record struct Range32(int Start, int Length);
