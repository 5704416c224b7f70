using System.Globalization;
using System.Text;

namespace Shahr.Kit.Values;

/// <summary>The passes of <see cref="PersianText.Clean"/>.</summary>
internal static class PersianCleaning
{
    private const char Zwnj = PersianText.Zwnj;

    internal static string Clean(string? text, bool keepLines)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        if (IsPlain(text))
            return text;

        var cleaned = Tidy(DropInvisible(text, keepLines).Normalize(NormalizationForm.FormC));

        // Taking out a character can bring a letter and its mark together, which form C writes as one.
        return cleaned.IsNormalized(NormalizationForm.FormC) ? cleaned : Clean(cleaned.Normalize(), keepLines);
    }

    /// <summary>One code point for each Persian letter, whatever keyboard wrote it; other characters stay.</summary>
    internal static char Letter(char c) =>
        c switch
        {
            'ي' or 'ى' or 'ۍ' or 'ې' => 'ی',
            'ك' or 'ڪ' => 'ک',
            'ہ' or 'ھ' or 'ە' or 'ۂ' => 'ه',
            'ۃ' => 'ة',
            >= '٠' and <= '٩' => (char)('۰' + (c - '٠')),
            _ => c,
        };

    /// <summary>
    /// Most fields are already clean: Persian letters, digits and single blanks. They cost no allocation.
    /// </summary>
    private static bool IsPlain(string text)
    {
        var previous = ' ';
        foreach (var c in text)
        {
            var plain = c is ' ' ? previous is not ' ' : c is >= '!' and <= '~' || IsPlainPersian(c);
            if (!plain)
                return false;
            previous = c;
        }

        return previous is not ' ';
    }

    private static bool IsPlainPersian(char c) =>
        c
            is (>= 'ء' and <= 'غ')
                or (>= 'ف' and <= 'و')
                or 'پ'
                or 'چ'
                or 'ژ'
                or 'ک'
                or 'گ'
                or 'ی'
                or '،'
                or '؟'
                or '؛'
                or (>= '۰' and <= '۹')
        && c is not 'ك';

    private static string DropInvisible(string text, bool keepLines)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!Rune.TryGetRuneAt(text, i, out var rune))
                continue;
            if (!rune.IsBmp)
                i++;
            if (rune.Value is '\r' && i + 1 < text.Length && text[i + 1] is '\n')
                continue;
            AppendVisible(kept, rune, keepLines);
        }

        return kept.ToString();
    }

    private static void AppendVisible(StringBuilder kept, Rune rune, bool keepLines)
    {
        switch (rune.Value)
        {
            case '\r' or '\n' or '\v' or '\f' or '\u0085' or '\u2028' or '\u2029':
                kept.Append(keepLines ? '\n' : ' ');
                break;
            case Zwnj or '\u200D' or '\t':
                kept.Append((char)rune.Value);
                break;

            // A zero-width space and the old web's "not sign" were the half-spaces of their day; ¬ is left alone,
            // because it also is a sign of its own.
            case '\u200B':
                kept.Append(Zwnj);
                break;
            case (>= 0xFB50 and <= 0xFDCF) or (>= 0xFE70 and <= 0xFEFC):
                kept.Append(rune.ToString().Normalize(NormalizationForm.FormKC));
                break;
            default:
                if (!IsInvisible(rune))
                    kept.Append(rune.ToString());
                break;
        }
    }

    /// <summary>
    /// Controls, direction marks and overrides, soft hyphens, tags, private and unassigned code points.
    /// </summary>
    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.Surrogate;

    private static string Tidy(string text)
    {
        var tidy = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (c is '\n')
                EndLine(tidy);
            else if (char.IsWhiteSpace(c))
                AppendBlank(tidy);
            else if (c is Zwnj)
                AppendHalfSpace(tidy);
            else
                AppendLetter(tidy, c);
        }

        TrimEnd(tidy);
        while (tidy.Length > 0 && tidy[^1] is '\n')
            tidy.Length--;
        return tidy.ToString();
    }

    private static void AppendLetter(StringBuilder tidy, char c)
    {
        // A half-space means something only between two letters or digits of a word.
        if (tidy.Length > 0 && tidy[^1] is Zwnj && !IsWordPart(c))
            tidy.Length--;
        if (c is 'ۀ' or 'ۂ')
            tidy.Append("هٔ");
        else
            tidy.Append(Letter(c));
    }

    private static void AppendHalfSpace(StringBuilder tidy)
    {
        if (tidy.Length > 0 && IsWordPart(tidy[^1]))
            tidy.Append(Zwnj);
    }

    private static void AppendBlank(StringBuilder tidy)
    {
        if (tidy.Length > 0 && tidy[^1] is Zwnj)
            tidy.Length--;
        if (tidy.Length > 0 && tidy[^1] is not (' ' or '\n'))
            tidy.Append(' ');
    }

    private static void EndLine(StringBuilder tidy)
    {
        TrimEnd(tidy);
        var twice = tidy.Length > 1 && tidy[^1] is '\n' && tidy[^2] is '\n';
        if (tidy.Length > 0 && !twice)
            tidy.Append('\n');
    }

    private static void TrimEnd(StringBuilder tidy)
    {
        while (tidy.Length > 0 && tidy[^1] is ' ' or Zwnj)
            tidy.Length--;
    }

    private static bool IsWordPart(char c) =>
        char.IsLetterOrDigit(c)
        || char.IsSurrogate(c)
        || (char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);
}
