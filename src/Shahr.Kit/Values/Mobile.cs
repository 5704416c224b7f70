namespace Shahr.Kit.Values;

/// <summary>
/// An Iranian mobile number: +98 and ten digits that begin with 9. The operator is not derived from it, because
/// numbers are portable between operators and new ranges open every few years. A foreign one is read only where a page
/// asks for it (<see cref="TryParseForeign"/>): texts to abroad are what swindlers pump for money.
/// </summary>
public readonly record struct Mobile : ITextValue<Mobile>
{
    private readonly string? _international;

    private Mobile(string international) => _international = international;

    /// <inheritdoc/>
    public static string Hint => "شمارهٔ همراه را با ۰۹ و در یازده رقم بنویسید؛ مانند ۰۹۱۲۳۴۵۶۷۸۹.";

    /// <summary>The canonical E.164 form, <c>+989123456789</c>.</summary>
    public string Value => _international ?? "";

    /// <summary>True for a number of another country.</summary>
    public bool IsForeign => _international is not null && !_international.StartsWith("+98", StringComparison.Ordinal);

    /// <summary>The form people use at home, <c>09123456789</c>; of a foreign one the whole.</summary>
    public string National =>
        _international is null ? ""
        : IsForeign ? _international
        : string.Concat("0", _international.AsSpan(3));

    /// <summary>For showing to its owner, in Persian digits and groups: «۰۹۱۲ ۳۴۵ ۶۷۸۹».</summary>
    public string Display =>
        _international is null ? ""
        : IsForeign ? _international
        : PersianText.ToPersianDigits($"0{_international[3..6]} {_international[6..9]} {_international[9..]}");

    /// <summary>
    /// Reads +98…, 0098…, 98…, 09… and 9…, with blanks, dashes and brackets wherever people put them.
    /// </summary>
    public static bool TryParse(string? text, out Mobile value)
    {
        value = default;
        Span<char> buffer = stackalloc char[15];

        // Right-to-left keyboards often leave the plus at the wrong end, so its place says nothing.
        var count = TypedDigits.Read(text, buffer, "+＋()");
        if (count < 10)
            return false;

        ReadOnlySpan<char> digits = buffer[..count];
        if (digits.StartsWith("00"))
            digits = digits[2..];
        if (digits.Length > 11 && digits.StartsWith("98"))
            digits = digits[2..];
        if (digits.Length == 11 && digits[0] == '0')
            digits = digits[1..];
        if (digits.Length != 10 || digits[0] != '9')
            return false;

        value = new Mobile(string.Concat("+98", digits));
        return true;
    }

    /// <summary>Reads a number of another country in the international form, + or 00 and its country first.</summary>
    public static bool TryParseForeign(string? text, out Mobile value)
    {
        value = default;
        Span<char> buffer = stackalloc char[20];
        var count = TypedDigits.Read(text, buffer, "+＋()");
        if (count < 0)
            return false;
        ReadOnlySpan<char> digits = buffer[..count];
        var isMarked = text?.AsSpan().IndexOfAny('+', '＋') >= 0;
        if (digits.StartsWith("00"))
        {
            digits = digits[2..];
            isMarked = true;
        }

        // E.164: at most fifteen digits, and no country begins with 0.
        if (!isMarked || digits.Length is < 8 or > 15 || digits[0] == '0' || digits.StartsWith("98"))
            return false;
        value = new Mobile(string.Concat("+", digits));
        return true;
    }

    /// <summary>Reads a number known to be right, of whichever country.</summary>
    /// <exception cref="FormatException">The text is no mobile number.</exception>
    public static Mobile Parse(string text) =>
        TryParseForeign(text, out var foreign) ? foreign : TextValue.Parse<Mobile>(text);

    /// <summary>Masked for logs and screens: <c>0935***4655</c>.</summary>
    public override string ToString() =>
        _international is null ? ""
        : IsForeign
            ? string.Concat(_international.AsSpan(0, 4), "***", _international.AsSpan(_international.Length - 3))
        : string.Concat("0", _international.AsSpan(3, 3), "***", _international.AsSpan(9));
}
