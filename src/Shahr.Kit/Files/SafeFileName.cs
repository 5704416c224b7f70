using System.Globalization;
using System.Text;

namespace Shahr.Kit.Files;

/// <summary>Names of files as people may see them. The store never uses a name: it knows files by their hash.</summary>
public static class SafeFileName
{
    private const int MaxLength = 100;
    private const string Nameless = "پرونده";

    private static readonly HashSet<string> _reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON",
        "PRN",
        "AUX",
        "NUL",
        "COM1",
        "COM2",
        "COM3",
        "COM4",
        "COM5",
        "COM6",
        "COM7",
        "COM8",
        "COM9",
        "LPT1",
        "LPT2",
        "LPT3",
        "LPT4",
        "LPT5",
        "LPT6",
        "LPT7",
        "LPT8",
        "LPT9",
    };

    /// <summary>
    /// A name safe to show and to offer for saving: no path, no control, direction or invisible marks (the half-space
    /// stays), no reserved name, at most 100 letters with the ending kept; never empty.
    /// </summary>
    public static string Clean(string? claimed)
    {
        // A path is cut before the length, so that ten thousand letters of folders do not hide the name.
        var name = (claimed ?? "")[((claimed ?? "").AsSpan().LastIndexOfAny('/', '\\', '\0') + 1)..];
        if (name.Length > MaxLength * 4)
            name = name[..(MaxLength * 2)] + name[^(MaxLength * 2)..];
        var text = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (IsKept(rune))
                text.Append(rune);
            else if (Rune.IsWhiteSpace(rune))
                text.Append(' ');
        }

        var cleaned = Trimmed(text.ToString().Normalize(NormalizationForm.FormC));
        if (cleaned.Length == 0)
            return Nameless;
        var stem = cleaned.Split('.')[0].TrimEnd();
        return _reserved.Contains(stem) ? $"{Nameless}-{cleaned}" : cleaned;
    }

    /// <summary>The cleaned name with the ending that fits what the bytes were found to be.</summary>
    public static string Clean(string? claimed, string mediaType)
    {
        var name = Clean(claimed);
        var ending = mediaType switch
        {
            "image/jpeg" => ".jpg",
            "image/png" => ".png",
            "image/webp" => ".webp",
            "application/pdf" => ".pdf",
            _ => ".bin",
        };
        if (name.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
            return name;
        if (ending == ".jpg" && name.EndsWith(".jpeg", StringComparison.OrdinalIgnoreCase))
            return name;
        return Cut(name, MaxLength - ending.Length) + ending;
    }

    private static bool IsKept(Rune rune)
    {
        // ZWNJ is a letter of Persian spelling; every other format mark may lie about what is read.
        if (rune.Value == 0x200C)
            return true;
        if (rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' or 0xFFFD)
            return false;
        return Rune.GetUnicodeCategory(rune)
            is not (
                UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.Surrogate
                or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator
                or UnicodeCategory.SpaceSeparator
            );
    }

    private static string Trimmed(string text)
    {
        var name = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ', '\u200C');
        if (name.Length <= MaxLength)
            return name;
        var dot = name.LastIndexOf('.');
        var ending = dot > 0 && name.Length - dot <= 10 ? name[dot..] : "";
        return Cut(name[..(name.Length - ending.Length)], MaxLength - ending.Length) + ending;
    }

    private static string Cut(string text, int length)
    {
        if (text.Length <= length)
            return text;
        if (char.IsHighSurrogate(text[length - 1]))
            length--;
        return text[..length].TrimEnd('.', ' ', '\u200C');
    }
}
