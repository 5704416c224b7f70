namespace Shahr.Osm;

/// <summary>
/// Why a map file was refused. <see cref="OsmFormatException.Code"/> gives the same as a stable word.
/// </summary>
public enum OsmFault
{
    /// <summary><c>not_pbf</c>: the bytes are something else (OSM XML, a zip, a picture …).</summary>
    NotPbf,

    /// <summary><c>truncated</c>: the file stops in the middle of a block.</summary>
    Truncated,

    /// <summary><c>empty</c>: no byte at all.</summary>
    Empty,

    /// <summary><c>too_large</c>: a block claims more than the format allows (64 KiB header, 32 MiB data).</summary>
    TooLarge,

    /// <summary><c>unsupported_feature</c>: a required feature or a compression that is not read here, named.</summary>
    UnsupportedFeature,

    /// <summary><c>corrupt</c>: the framing is right but the content contradicts itself.</summary>
    Corrupt,
}

/// <summary>
/// The only exception that bad bytes can cause. The message is one English sentence for logs;
/// callers speaking to people choose their own sentence by <see cref="Code"/>.
/// </summary>
public sealed class OsmFormatException : Exception
{
    /// <summary>A refusal of the given kind.</summary>
    public OsmFormatException(OsmFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    /// <summary>The kind of refusal.</summary>
    public OsmFault Fault { get; }

    /// <summary>Stable machine word: not_pbf, truncated, empty, too_large, unsupported_feature, corrupt.</summary>
    public string Code =>
        Fault switch
        {
            OsmFault.NotPbf => "not_pbf",
            OsmFault.Truncated => "truncated",
            OsmFault.Empty => "empty",
            OsmFault.TooLarge => "too_large",
            OsmFault.UnsupportedFeature => "unsupported_feature",
            _ => "corrupt",
        };

    internal static OsmFormatException Corrupt(string message, Exception? inner = null) =>
        new(OsmFault.Corrupt, message, inner);
}
