namespace Shahr.Kit.Values;

/// <summary>
/// The ten-digit Iranian postal code. It has no check digit; what can be told from the form is that the first five
/// digits hold no 0 and no 2, that the first four are not all the same, and that the last five are not all zero.
/// </summary>
public readonly record struct PostalCode : ITextValue<PostalCode>
{
    private readonly string? _digits;

    private PostalCode(string digits) => _digits = digits;

    /// <inheritdoc/>
    public static string Hint => "کد پستی ده رقم است؛ آن را از روی قبض آب، برق یا گاز بنویسید.";

    /// <summary>The ten Latin digits.</summary>
    public string Value => _digits ?? "";

    /// <summary>As it is printed: <c>16197-35744</c>.</summary>
    public string Display => _digits is null ? "" : $"{_digits[..5]}-{_digits[5..]}";

    /// <summary>Reads ten digits, with or without the dash in the middle.</summary>
    public static bool TryParse(string? text, out PostalCode value)
    {
        value = default;
        Span<char> digits = stackalloc char[10];
        if (TypedDigits.Read(text, digits) != 10)
            return false;
        if (digits[..5].IndexOfAny('0', '2') >= 0)
            return false;
        if (digits[..4].IndexOfAnyExcept(digits[0]) < 0 || digits[5..].IndexOfAnyExcept('0') < 0)
            return false;

        value = new PostalCode(digits.ToString());
        return true;
    }

    /// <summary>Reads a code known to be right.</summary>
    /// <exception cref="FormatException">The text is no postal code.</exception>
    public static PostalCode Parse(string text) => TextValue.Parse<PostalCode>(text);

    /// <summary>Masked for logs, down to the district: <c>16197*****</c>.</summary>
    public override string ToString() => _digits is null ? "" : string.Concat(_digits.AsSpan(0, 5), "*****");
}
