using System.Text.RegularExpressions;

namespace Shahr.Cases.Definitions;

/// <summary>Texts with places: <c>گواهی می‌شود {person} …</c>.</summary>
internal static partial class OutputText
{
    /// <summary>Places the city fills itself; every other place is a field of the form.</summary>
    public static readonly IReadOnlySet<string> CityPlaces = new HashSet<string>(StringComparer.Ordinal)
    {
        "person",
        "national_code",
        "number",
        "today",
    };

    public static IEnumerable<string> PlacesOf(string text) => Place().Matches(text).Select(m => m.Groups[1].Value);

    /// <summary>Fills each place once: what a citizen typed is never read as a place itself.</summary>
    public static string Fill(string text, Func<string, string> value) =>
        Place().Replace(text, m => value(m.Groups[1].Value));

    [GeneratedRegex(@"\{([a-z][a-z0-9_]*)\}")]
    private static partial Regex Place();
}
