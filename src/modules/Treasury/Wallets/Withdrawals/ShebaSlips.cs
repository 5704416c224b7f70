using Shahr.Kit;
using Shahr.Kit.Values;

namespace Shahr.Treasury;

/// <summary>
/// What is wrong with a typed Sheba, as near to the digit as its check digits (ISO 13616, modulo 97) tell: every single
/// change and every swap of neighbours that would make it right is tried. Nothing is put right by itself: two numbers
/// may be one slip apart, and only one of them is the account.
/// </summary>
internal static class ShebaSlips
{
    private const int Digits = 24;

    // More suspects than that are no help.
    private const int MostNamed = 4;

    /// <summary>The refusal of a text that is no Sheba.</summary>
    public static Problem Of(string? typed)
    {
        var text = new string([.. PersianText.ToLatinDigits(typed).Where(c => !IsBetween(c))]).ToUpperInvariant();
        if (text.StartsWith("IR", StringComparison.Ordinal))
            text = text[2..];
        if (text.Length == 0)
            return WithdrawalsProblems.ShebaNeeded;
        if (text.FirstOrDefault(c => !char.IsAsciiDigit(c)) is var letter and not '\0')
            return WithdrawalsProblems.ShebaLetter.With(letter.ToString());
        if (text.Length < Digits)
            return WithdrawalsProblems.ShebaShort.With(text.Length, Digits - text.Length);
        return text.Length > Digits
            ? WithdrawalsProblems.ShebaLong.With(text.Length, text.Length - Digits)
            : Suspects(text);
    }

    private static Problem Suspects(string digits)
    {
        for (var i = 0; i < Digits - 1; i++)
        {
            if (digits[i] != digits[i + 1] && IsRight(Changed(digits, i, digits[i + 1], digits[i])))
                return WithdrawalsProblems.ShebaSwapped.With(i + 1, i + 2, Shown(digits[i..(i + 2)]));
        }

        var places = Enumerable
            .Range(0, Digits)
            .Where(i => "0123456789".Any(d => IsRight(Changed(digits, i, d))))
            .ToList();
        if (places.Count is 0 or > MostNamed)
            return WithdrawalsProblems.ShebaWrong.With(Shown(digits[..2]));
        return WithdrawalsProblems.ShebaDigits with
        {
            Fa = Filled(
                WithdrawalsProblems.ShebaDigits.Fa,
                places,
                i => $"رقم {Shown($"{i + 1}")} («{Shown(digits[i..(i + 1)])}»)",
                "، "
            ),
            En = Filled(WithdrawalsProblems.ShebaDigits.En, places, i => $"digit {i + 1} (“{digits[i]}”)", ", "),
        };
    }

    private static string Filled(string sentence, List<int> places, Func<int, string> name, string between) =>
        sentence.Replace("{0}", string.Join(between, places.Select(name)), StringComparison.Ordinal);

    private static string Changed(string digits, int at, params ReadOnlySpan<char> by) =>
        string.Concat(digits.AsSpan(0, at), by, digits.AsSpan(at + by.Length));

    private static bool IsRight(string digits) => Sheba.TryParse(digits, out _);

    private static string Shown(string digits) => PersianText.ToPersianDigits(digits);

    private static bool IsBetween(char c) =>
        char.IsWhiteSpace(c) || c is '-' or '_' or '.' or '\u200c' or '\u200e' or '\u200f';
}
