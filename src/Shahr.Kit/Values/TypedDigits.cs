namespace Shahr.Kit.Values;

/// <summary>Reads codes that consist of digits out of what a person typed.</summary>
internal static class TypedDigits
{
    /// <summary>The value 0–9 of a Latin, Persian or Arabic digit, or −1.</summary>
    internal static int ValueOf(char c) =>
        c switch
        {
            >= '0' and <= '9' => c - '0',
            >= '۰' and <= '۹' => c - '۰',
            >= '٠' and <= '٩' => c - '٠',
            _ => -1,
        };

    /// <summary>
    /// Copies the digits into <paramref name="digits"/> as Latin ones. Blanks, dashes, dots, slashes and invisible
    /// direction marks between them are left out, as people copy codes from cards and messages; so are the
    /// characters of <paramref name="alsoSkip"/>.
    /// </summary>
    /// <returns>The number of digits, or −1 when something else stands in the text or there are too many.</returns>
    internal static int Read(ReadOnlySpan<char> text, Span<char> digits, ReadOnlySpan<char> alsoSkip = default)
    {
        var count = 0;
        foreach (var c in text)
        {
            var value = ValueOf(c);
            if (value >= 0)
            {
                if (count == digits.Length)
                    return -1;
                digits[count++] = (char)('0' + value);
            }
            else if (!IsSeparator(c) && !alsoSkip.Contains(c))
            {
                return -1;
            }
        }

        return count;
    }

    internal static bool IsSeparator(char c) =>
        c is '-' or '.' or '/' or '_' or '−' or 'ـ' or '\uFEFF' or '\u061C'
        || char.IsWhiteSpace(c)
        || c is >= '\u2010' and <= '\u2015'
        || c is >= '\u200B' and <= '\u200F'
        || c is >= '\u202A' and <= '\u202E'
        || c is >= '\u2066' and <= '\u2069';
}
