using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Shahr.Kit.Values;

/// <summary>
/// What happens to typed text: <see cref="Clean"/> at the edge before it is stored, <see cref="SearchKey"/> for the
/// search column beside it, <see cref="Normalize"/> for text that is to be printed in good Persian.
/// </summary>
public static partial class PersianText
{
    /// <summary>The zero-width non-joiner, نیم‌فاصله.</summary>
    public const char Zwnj = '\u200C';

    /// <summary>
    /// Cleans text as it enters the house, without changing what was said: one code point per letter (ي→ی, ك→ک,
    /// presentation forms to letters, ۀ→هٔ), Arabic digits to Persian ones (Latin digits stay), Unicode form C, no
    /// control, direction or other invisible characters, half-spaces only inside words, single blanks, no blanks at
    /// the ends of lines, at most one empty line in a row. ة stays («دائرة‌المعارف»), and so do diacritics.
    /// </summary>
    /// <returns>The cleaned text; empty for null. Cleaning twice changes nothing more.</returns>
    public static string Clean(string? text) => PersianCleaning.Clean(text, keepLines: true);

    /// <summary>Like <see cref="Clean"/> for a field of one line: line breaks become blanks.</summary>
    public static string CleanLine(string? text) => PersianCleaning.Clean(text, keepLines: false);

    /// <summary>
    /// The folded form for search and for comparing names: no diacritics, half-spaces, hamza forms or letter case,
    /// Latin digits, words of letters and digits with one blank between. Never shown.
    /// </summary>
    /// <example>«مؤسسهٔ آزادی» and «موسسه ازادي» differ to the eye and share one key.</example>
    public static string SearchKey(string? text)
    {
        var folded = Clean(text).Normalize(NormalizationForm.FormKD);
        var key = new StringBuilder(folded.Length);
        var gap = false;
        foreach (var rune in folded.EnumerateRunes())
        {
            if (IsSilent(rune))
                continue;
            if (!Rune.IsLetterOrDigit(rune))
            {
                gap = key.Length > 0;
                continue;
            }

            if (gap)
                key.Append(' ');
            gap = false;
            Append(key, rune);
        }

        return key.ToString();
    }

    /// <summary>
    /// Puts text into good Persian typing: half-spaces before ها, تر and after می, «گیومه», …, ٫ and Persian digits, no
    /// diacritics, kashida or drawled letters. For printing, never for what a person will have to answer for.
    /// </summary>
    public static string Normalize(string? text) => PersianNormalizer.Normalize(text);

    /// <summary>Latin and Arabic digits to Persian ones; everything else stays.</summary>
    public static string ToPersianDigits(string? text) => MapDigits(text, '۰');

    /// <summary>Persian and Arabic digits to Latin ones; everything else stays.</summary>
    public static string ToLatinDigits(string? text) => MapDigits(text, '0');

    /// <summary>
    /// Persian digits for a running sentence. A number in groups, «۴۷۲-۹۱۸-۳۰۵», gets a mark (LRM) before it: after a
    /// Persian letter the bidirectional algorithm (UAX #9, W2 and W4) sets its groups from right to left, so that a
    /// postal code would be read backwards.
    /// </summary>
    public static string InSentence(string? text) => Grouped().Replace(ToPersianDigits(text), "\u200E$0");

    [GeneratedRegex(@"(?<![\d\u200E-])\d{3,}(?:-\d{3,})+(?![\d-])", RegexOptions.CultureInvariant)]
    private static partial Regex Grouped();

    private static string MapDigits(string? text, char zero)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var first = 0;
        while (first < text.Length && !NeedsChange(text[first], zero))
            first++;
        if (first == text.Length)
            return text;

        return string.Create(
            text.Length,
            (text, zero, first),
            static (span, state) =>
            {
                state.text.CopyTo(span);
                for (var i = state.first; i < span.Length; i++)
                    if (TypedDigits.ValueOf(span[i]) is var value and >= 0)
                        span[i] = (char)(state.zero + value);
            }
        );
    }

    private static bool NeedsChange(char c, char zero) =>
        TypedDigits.ValueOf(c) is var value and >= 0 && c != zero + value;

    /// <summary>Marks that are written or left out at will: diacritics, kashida, half-space, the lone hamza.</summary>
    private static bool IsSilent(Rune rune) =>
        rune.Value is 'ـ' or 'ء' or Zwnj or '\u200D'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark;

    private static void Append(StringBuilder key, Rune rune)
    {
        if (rune.IsBmp)
        {
            var letter = PersianCleaning.Letter((char)rune.Value);
            if (TypedDigits.ValueOf(letter) is var digit and >= 0)
                key.Append((char)('0' + digit));
            else
                key.Append(letter is 'ة' ? 'ه' : char.ToLowerInvariant(letter));
        }
        else
        {
            key.Append(Rune.ToLowerInvariant(rune).ToString());
        }
    }
}
