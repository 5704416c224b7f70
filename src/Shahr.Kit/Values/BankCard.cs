namespace Shahr.Kit.Values;

/// <summary>The sixteen-digit number of an Iranian bank card, checked by Luhn (ISO/IEC 7812-1).</summary>
public readonly record struct BankCard : ITextValue<BankCard>
{
    private readonly string? _digits;

    private BankCard(string digits) => _digits = digits;

    /// <inheritdoc/>
    public static string Hint => "شمارهٔ کارت شانزده رقم است؛ رقم‌های روی کارت را از چپ به راست بنویسید.";

    /// <summary>The real sixteen digits. Personal: keep them out of logs and addresses.</summary>
    public string Value => _digits ?? "";

    /// <summary>«بانک پارسیان» by the first six digits; null when our table does not know them.</summary>
    public string? BankName => _digits is null ? null : Banks.ByCardPrefix(_digits.AsSpan(0, 6));

    /// <summary>Reads sixteen digits in any grouping.</summary>
    public static bool TryParse(string? text, out BankCard value)
    {
        value = default;
        Span<char> digits = stackalloc char[16];
        if (TypedDigits.Read(text, digits) != 16 || digits[0] == '0' || !PassesLuhn(digits))
            return false;

        value = new BankCard(digits.ToString());
        return true;
    }

    /// <summary>Reads a number known to be right.</summary>
    /// <exception cref="FormatException">The text is no card number.</exception>
    public static BankCard Parse(string text) => TextValue.Parse<BankCard>(text);

    private static bool PassesLuhn(ReadOnlySpan<char> digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[i] - '0';
            if (i % 2 == 0)
                digit = digit * 2 > 9 ? (digit * 2) - 9 : digit * 2;
            sum += digit;
        }

        return sum % 10 == 0;
    }

    /// <summary>Masked as the central bank asks of receipts: <c>622106******8670</c>.</summary>
    public override string ToString() =>
        _digits is null ? "" : string.Concat(_digits.AsSpan(0, 6), "******", _digits.AsSpan(12));
}
