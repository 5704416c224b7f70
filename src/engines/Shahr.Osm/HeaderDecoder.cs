using System.Text;

namespace Shahr.Osm;

/// <summary>Reads the OSMHeader block and refuses required features this reader does not have.</summary>
internal static class HeaderDecoder
{
    private static readonly string[] _known = ["OsmSchema-V0.6", "DenseNodes"];

    public static OsmHeader Decode(ReadOnlySpan<byte> bytes)
    {
        OsmBounds? bounds = null;
        List<string> required = [],
            optional = [];
        string? program = null,
            source = null;
        var proto = new ProtoReader(bytes);
        while (proto.Next(out var field, out var wire))
        {
            switch (field)
            {
                case 1:
                    bounds = Bounds(proto.Bytes(wire));
                    break;
                case 4:
                    required.Add(Encoding.UTF8.GetString(proto.Bytes(wire)));
                    break;
                case 5:
                    optional.Add(Encoding.UTF8.GetString(proto.Bytes(wire)));
                    break;
                case 16:
                    program = Encoding.UTF8.GetString(proto.Bytes(wire));
                    break;
                case 17:
                    source = Encoding.UTF8.GetString(proto.Bytes(wire));
                    break;
                default:
                    proto.Skip(wire);
                    break;
            }
        }
        foreach (var feature in required)
        {
            if (!_known.Contains(feature))
                throw new OsmFormatException(
                    OsmFault.UnsupportedFeature,
                    $"The file needs the feature \"{feature}\", which is not read here."
                );
        }
        return new OsmHeader(bounds, required, optional, program, source);
    }

    private static OsmBounds Bounds(ReadOnlySpan<byte> bytes)
    {
        long left = 0,
            right = 0,
            top = 0,
            bottom = 0;
        var proto = new ProtoReader(bytes);
        while (proto.Next(out var field, out var wire))
        {
            switch (field)
            {
                case 1:
                    left = proto.Signed(wire);
                    break;
                case 2:
                    right = proto.Signed(wire);
                    break;
                case 3:
                    top = proto.Signed(wire);
                    break;
                case 4:
                    bottom = proto.Signed(wire);
                    break;
                default:
                    proto.Skip(wire);
                    break;
            }
        }
        return new OsmBounds(bottom / 1e9, left / 1e9, top / 1e9, right / 1e9);
    }
}
