using System.Collections.Frozen;
using Shahr.Kit.Values;

namespace Shahr.Identity;

/// <summary>
/// What everybody tries first, known without any list from outside: the passwords that come with the house
/// (<c>common-passwords.txt</c>), walks over the keyboard, repetitions, days, telephone numbers, and a common name or
/// word with a number behind it.
/// </summary>
internal static class CommonPasswords
{
    private static readonly Lazy<FrozenSet<string>> _list = new(() => Lines("common-passwords.txt"));
    private static readonly Lazy<FrozenSet<string>> _words = new(() => Lines("common-words.txt"));

    // Rows of the Latin and of the Persian keyboard, and the alphabet.
    private static readonly string[] _rows =
    [
        "1234567890",
        "qwertyuiop",
        "asdfghjkl",
        "zxcvbnm",
        "ضصثقفغعهخحجچ",
        "شسیبلاتنمکگ",
        "ظطزرذدپو",
        "abcdefghijklmnopqrstuvwxyz",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
    ];

    /// <summary>True for a password that is soon guessed; it is plain already.</summary>
    public static bool Holds(string password)
    {
        var low = password.ToLowerInvariant();
        return _list.Value.Contains(low)
            || IsRepeated(low)
            || IsWalk(low)
            || IsNumberOfPeople(low)
            || _words.Value.Contains(WithoutTail(low));
    }

    // One to four characters over and over: «aaaaaaaa», «12341234».
    private static bool IsRepeated(string text) =>
        Enumerable.Range(1, 4).Any(length => text.Skip(length).Zip(text).All(pair => pair.First == pair.Second));

    // Pieces of three and more of a row, forwards or backwards, and nothing else: «qwer4321».
    private static bool IsWalk(string text)
    {
        var at = 0;
        while (at < text.Length)
        {
            var length = _rows.Max(row => Math.Max(Follows(text, at, row, 1), Follows(text, at, row, -1)));
            if (length < 3)
                return false;
            at += length;
        }

        return true;
    }

    private static int Follows(string text, int at, string row, int step)
    {
        var place = row.IndexOf(text[at], StringComparison.Ordinal);
        if (place < 0)
            return 0;
        var length = 1;
        while (
            at + length < text.Length
            && place + (step * length) is var next
            && next >= 0
            && next < row.Length
            && row[next] == text[at + length]
        )
            length++;
        return length;
    }

    // A day with its month and year in any order, a telephone, a national code.
    private static bool IsNumberOfPeople(string text)
    {
        var digits = string.Concat(text.Where(c => c is not ('/' or '-' or '.' or ' ')));
        if (!digits.All(char.IsAsciiDigit))
            return false;
        if (digits.Length == 8)
            return IsDay(digits[..4], digits[4..6], digits[6..])
                || IsDay(digits[4..], digits[2..4], digits[..2])
                || IsDay(digits[4..], digits[..2], digits[2..4]);
        return Mobile.TryParse(digits, out _) || NationalCode.TryParse(digits, out _);
    }

    private static bool IsDay(string year, string month, string day) =>
        int.Parse(year, null) is (>= 1290 and <= 1450) or (>= 1910 and <= 2070)
        && int.Parse(month, null) is >= 1 and <= 12
        && int.Parse(day, null) is >= 1 and <= 31;

    // «maryam1370», «Ali@123»: the word before its number and signs.
    private static string WithoutTail(string text) => text.TrimEnd("0123456789 !@#$%&*?._-+=".ToCharArray());

    private static FrozenSet<string> Lines(string name)
    {
        using var stream =
            typeof(CommonPasswords).Assembly.GetManifestResourceStream("Shahr.Identity.Passwords." + name)
            ?? throw new InvalidOperationException($"{name} is missing from the assembly.");
        using var text = new StreamReader(stream);
        return text.ReadToEnd()
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(line => line[0] != '#')
            .ToFrozenSet(StringComparer.Ordinal);
    }
}
