namespace Shahr.Kit.Values;

/// <summary>
/// شناسهٔ ملی اشخاص حقوقی: the eleven-digit code of a company or institution, the last digit a check modulo 11.
/// It is public (every letterhead carries it), so it is not masked.
/// </summary>
public readonly record struct LegalEntityCode : ITextValue<LegalEntityCode>
{
    private readonly string? _digits;

    private LegalEntityCode(string digits) => _digits = digits;

    /// <inheritdoc/>
    public static string Hint => "شناسهٔ ملی شرکت یا مؤسسه یازده رقم است؛ آن را از روی آگهی ثبت یا سربرگ بنویسید.";

    /// <summary>The eleven Latin digits.</summary>
    public string Value => _digits ?? "";

    /// <summary>Reads eleven digits whose check digit is right and whose serial (digits 4–9) is not all zero.</summary>
    public static bool TryParse(string? text, out LegalEntityCode value)
    {
        value = default;
        Span<char> digits = stackalloc char[11];
        if (TypedDigits.Read(text, digits) != 11)
            return false;
        if (digits[3..9].IndexOfAnyExcept('0') < 0 || CheckDigit(digits[..10]) != digits[10])
            return false;

        value = new LegalEntityCode(digits.ToString());
        return true;
    }

    /// <summary>Reads a code known to be right.</summary>
    /// <exception cref="FormatException">The text is no legal-entity code.</exception>
    public static LegalEntityCode Parse(string text) => TextValue.Parse<LegalEntityCode>(text);

    /// <summary>
    /// Σ (dᵢ + d₁₀ + 2)·wᵢ mod 11 over ten digits with the weights 29, 27, 23, 19, 17 twice; ten counts as zero.
    /// </summary>
    internal static char CheckDigit(ReadOnlySpan<char> ten)
    {
        ReadOnlySpan<int> weights = [29, 27, 23, 19, 17];
        var shift = ten[9] - '0' + 2;
        var sum = 0;
        for (var i = 0; i < 10; i++)
            sum += (ten[i] - '0' + shift) * weights[i % 5];
        return (char)('0' + (sum % 11 % 10));
    }

    /// <summary>The eleven digits.</summary>
    public override string ToString() => Value;
}
