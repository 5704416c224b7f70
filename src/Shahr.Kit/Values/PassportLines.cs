using System.Globalization;

namespace Shahr.Kit.Values;

/// <summary>
/// The two machine-readable lines at the foot of a passport's page, as somebody copied them: size TD3, two times 44
/// (ICAO Doc 9303 part 4, section 4.2).
/// </summary>
/// <param name="Passport">Issuing country and number.</param>
/// <param name="FamilyName">In Latin capitals, its parts with blanks; empty for who has one name only.</param>
/// <param name="GivenName">The same.</param>
/// <param name="BornOn">Null where the day or month is not known.</param>
/// <param name="ExpiresOn">The last day.</param>
public sealed record PassportLines(
    Passport Passport,
    string FamilyName,
    string GivenName,
    DateOnly? BornOn,
    DateOnly ExpiresOn
)
{
    private const int Width = 44;

    /// <summary>
    /// Reads the lines; null when they are none or a check digit is wrong. Blanks, small letters and the « that some
    /// telephones make of two signs are put right.
    /// </summary>
    /// <param name="typed">Both lines, with or without a break between them.</param>
    /// <param name="today">Years have two digits: nobody is born later, and no passport is a hundred years old.</param>
    public static PassportLines? Read(string? typed, DateOnly today)
    {
        if (typed is null or { Length: > 400 })
            return null;
        var text = typed.Replace("«", "<<", StringComparison.Ordinal).ToUpperInvariant();
        text = string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
        if (text.Length != 2 * Width || text[0] != 'P' || !text.All(c => char.IsAsciiLetterOrDigit(c) || c == '<'))
            return null;
        var (upper, lower) = (text[..Width], text[Width..]);
        // Number, day of birth and expiry have their digits, and all of it together, with the optional part, another.
        var whole = string.Concat(lower.AsSpan(0, 10), lower.AsSpan(13, 7), lower.AsSpan(21, 22));
        var isRight =
            Check(lower[..9]) == lower[9]
            && Check(lower[13..19]) == lower[19]
            && Check(lower[21..27]) == lower[27]
            && (Check(lower[28..42]) == lower[42] || (lower[42] == '<' && lower[28..42].All(c => c == '<')))
            && Check(whole) == lower[43];
        if (
            !isRight
            || !Passport.TryParse(upper[2..5], lower[..9].Replace("<", "", StringComparison.Ordinal), out var id)
        )
            return null;
        if (Day(lower[21..27], today.Year + 20) is not { } expires)
            return null;
        var names = upper[5..].TrimEnd('<').Split("<<", 2);
        return new PassportLines(
            id,
            Words(names[0]),
            names.Length > 1 ? Words(names[1]) : "",
            Day(lower[13..19], today.Year) is { } born && born <= today ? born : null,
            expires
        );
    }

    /// <summary>
    /// The check digit: weights 7, 3, 1 over values 0–9 and A = 10 to Z = 35, modulo 10 (part 3, section 4.9).
    /// </summary>
    internal static char Check(string text)
    {
        ReadOnlySpan<int> weights = [7, 3, 1];
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var value =
                char.IsAsciiDigit(text[i]) ? text[i] - '0'
                : text[i] == '<' ? 0
                : text[i] - 'A' + 10;
            sum += value * weights[i % 3];
        }

        return (char)('0' + (sum % 10));
    }

    private static string Words(string names) =>
        string.Join(' ', names.Split('<', StringSplitOptions.RemoveEmptyEntries));

    private static DateOnly? Day(string six, int lastYear)
    {
        var century = lastYear / 100 * 100;
        if (!int.TryParse(six[..2], NumberStyles.None, CultureInfo.InvariantCulture, out var short2))
            return null;
        var year = century + short2 > lastYear ? century + short2 - 100 : century + short2;
        return DateOnly.TryParseExact(
            year.ToString("D4", CultureInfo.InvariantCulture) + six[2..],
            "yyyyMMdd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
    }
}
