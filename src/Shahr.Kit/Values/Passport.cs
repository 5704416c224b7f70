namespace Shahr.Kit.Values;

/// <summary>
/// A passport's number with who issued it: <c>DEU:C01X00T47</c>. Personal: <see cref="ToString"/> masks it.
/// </summary>
public readonly record struct Passport : ITextValue<Passport>
{
    private const int Shortest = 5;

    /// <summary>The machine-readable line holds nine; a longer one goes on behind it (ICAO Doc 9303 part 4).</summary>
    private const int Longest = 20;

    private readonly string? _text;

    private Passport(string country, string number) => _text = $"{country}:{number}";

    /// <inheritdoc/>
    public static string Hint => "گذرنامه را با سه حرف کشور و شماره‌اش بنویسید؛ مانند DEU C01X00T47.";

    /// <summary>Country and number with a colon; empty for <c>default</c>.</summary>
    public string Value => _text ?? "";

    /// <summary>Three letters; see <see cref="CountryCode"/>.</summary>
    public string Country => Value.Split(':')[0];

    /// <summary>Letters and digits in capitals.</summary>
    public string Number => Value.Length > 4 ? Value[4..] : "";

    /// <summary>For showing to its owner: <c>DEU C01X00T47</c>.</summary>
    public string Display => Value.Replace(':', ' ');

    /// <summary>Reads country and number as they stand on the page.</summary>
    public static bool TryParse(string? country, string? number, out Passport value)
    {
        value = default;
        if (CountryCode.Read(country) is not { } code || number is null or { Length: > 100 })
            return false;
        var letters = new System.Text.StringBuilder();
        foreach (var c in number)
        {
            if (TypedDigits.ValueOf(c) is var digit and >= 0)
                letters.Append((char)('0' + digit));
            else if (char.IsAsciiLetter(c))
                letters.Append(char.ToUpperInvariant(c));
            else if (!TypedDigits.IsSeparator(c) && c is not ' ' and not '<')
                return false;
        }

        if (letters.Length is < Shortest or > Longest || !letters.ToString().Any(char.IsAsciiDigit))
            return false;
        value = new Passport(code, letters.ToString());
        return true;
    }

    /// <summary>Reads both in one text, the country first.</summary>
    public static bool TryParse(string? text, out Passport value)
    {
        var typed = text is { Length: <= 100 } ? text.Trim() : "";
        if (typed.Length > 4 && (char.IsWhiteSpace(typed[3]) || typed[3] is ':' or '-'))
            return TryParse(typed[..3], typed[4..], out value);
        value = default;
        return false;
    }

    /// <summary>Reads a passport known to be right.</summary>
    /// <exception cref="FormatException">The text is none.</exception>
    public static Passport Parse(string text) => TextValue.Parse<Passport>(text);

    /// <summary>Masked for logs and screens: <c>DEU C0***47</c>.</summary>
    public override string ToString() => _text is null ? "" : $"{Country} {Number[..2]}***{Number[^2..]}";
}
