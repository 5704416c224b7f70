using System.Buffers;

namespace Shahr.Ui;

/// <summary>Ids of fields, so that labels, hints, problems and the summary point at the same element.</summary>
public static class FieldIds
{
    private static readonly SearchValues<char> Unsafe = SearchValues.Create(" .[]:#\"'<>&");

    /// <summary>
    /// Id of the input (or of the first input) of a field: <c>f-</c> and the name with safe characters.
    /// </summary>
    public static string Of(string name)
    {
        var id = "f-" + name;
        return id.AsSpan().IndexOfAny(Unsafe) < 0
            ? id
            : string.Concat(id.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' ? c : '-'));
    }
}
