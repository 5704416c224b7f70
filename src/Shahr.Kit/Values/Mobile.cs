namespace Shahr.Kit.Values;

/// <summary>
/// An Iranian mobile number: +98 and ten digits that begin with 9. The operator is not derived from it, because
/// numbers are portable between operators and new ranges open every few years.
/// </summary>
public readonly record struct Mobile : ITextValue<Mobile>
{
    private readonly string? _international;

    private Mobile(string international) => _international = international;

    /// <inheritdoc/>
    public static string Hint => "شمارهٔ همراه را با ۰۹ و در یازده رقم بنویسید؛ مانند ۰۹۱۲۳۴۵۶۷۸۹.";

    /// <summary>The canonical E.164 form, <c>+989123456789</c>.</summary>
    public string Value => _international ?? "";

    /// <summary>The form people use at home, <c>09123456789</c>.</summary>
    public string National => _international is null ? "" : string.Concat("0", _international.AsSpan(3));

    /// <summary>For showing to its owner, in Persian digits and groups: «۰۹۱۲ ۳۴۵ ۶۷۸۹».</summary>
    public string Display =>
        _international is null
            ? ""
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

    /// <summary>Reads a number known to be right.</summary>
    /// <exception cref="FormatException">The text is no Iranian mobile number.</exception>
    public static Mobile Parse(string text) => TextValue.Parse<Mobile>(text);

    /// <summary>Masked for logs and screens: <c>0935***4655</c>.</summary>
    public override string ToString() =>
        _international is null ? "" : string.Concat("0", _international.AsSpan(3, 3), "***", _international.AsSpan(9));
}
