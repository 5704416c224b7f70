using System.Text;

namespace Shahr.Paper.Text;

/// <summary>What may be drawn: no control characters, no broken surrogates, no direction tricks.</summary>
internal static class CleanText
{
    /// <summary>
    /// Embeddings, overrides and isolates typed by people are dropped, because an override can make a signed document
    /// read differently from its data; direction is a flag of the model. Marks (LRM, RLM, ALM), ZWNJ and ZWJ stay.
    /// </summary>
    public static string Of(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
        {
            if (rune.Value == '\n')
                clean.Append('\n');
            else if (rune.Value == '\t')
                clean.Append(' ');
            else if (
                !Rune.IsControl(rune)
                && rune.Value
                    is not (
                        (>= 0x202A and <= 0x202E)
                        or (>= 0x2066 and <= 0x2069)
                        or 0x2028
                        or 0x2029
                        or 0xFEFF
                        or 0xFFFE
                        or 0xFFFF
                    )
            )
                clean.Append(rune.ToString());
        }
        return clean.ToString();
    }
}
