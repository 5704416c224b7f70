namespace Shahr.Kit.Values;

/// <summary>
/// کد ملی: the ten-digit code of an Iranian person, the last digit a weighted check modulo 11 over the first nine.
/// </summary>
/// <remarks>
/// A right check digit does not prove that the person exists; only the civil registry can.
/// The code is personal: <see cref="ToString"/> masks it so that it cannot slip into a log by accident.
/// </remarks>
public readonly record struct NationalCode : ITextValue<NationalCode>
{
    private readonly string? _digits;

    private NationalCode(string digits) => _digits = digits;

    /// <inheritdoc/>
    public static string Hint => "کد ملی ده رقم است؛ آن را همان‌گونه که روی کارت ملی آمده است بنویسید.";

    /// <summary>The real ten digits. Personal: keep them out of logs and addresses.</summary>
    public string Value => _digits ?? "";

    /// <summary>
    /// Reads eight to ten digits; spreadsheets drop up to two leading zeros, and those are put back.
    /// All zeros satisfy the check but are no code.
    /// </summary>
    public static bool TryParse(string? text, out NationalCode value)
    {
        value = default;
        Span<char> buffer = stackalloc char[12];
        var typed = buffer[2..];
        var count = TypedDigits.Read(text, typed);
        if (count < 8)
            return false;

        buffer[..2].Fill('0');
        var code = buffer[(count - 8)..(count + 2)];
        if (code.IndexOfAnyExcept('0') < 0 || CheckDigit(code[..9]) != code[9])
            return false;

        value = new NationalCode(code.ToString());
        return true;
    }

    /// <summary>Reads a code known to be right.</summary>
    /// <exception cref="FormatException">The text is no national code.</exception>
    public static NationalCode Parse(string text) => TextValue.Parse<NationalCode>(text);

    /// <summary>
    /// The check digit of nine Latin digits: Σ dᵢ·(10−i) mod 11, taken as it is below 2, else from 11.
    /// </summary>
    internal static char CheckDigit(ReadOnlySpan<char> nine)
    {
        var sum = 0;
        for (var i = 0; i < 9; i++)
            sum += (nine[i] - '0') * (10 - i);
        var rest = sum % 11;
        return (char)('0' + (rest < 2 ? rest : 11 - rest));
    }

    /// <summary>Masked for logs and screens: <c>007*****16</c>.</summary>
    public override string ToString() =>
        _digits is null ? "" : string.Concat(_digits.AsSpan(0, 3), "*****", _digits.AsSpan(8));
}
