namespace Shahr.Kit.Values;

/// <summary>
/// شبا: the Iranian bank account number, IR and 24 digits, checked modulo 97 (ISO 13616). The first three digits after
/// the check digits name the bank.
/// </summary>
public readonly record struct Sheba : ITextValue<Sheba>
{
    private readonly string? _iban;

    private Sheba(string iban) => _iban = iban;

    /// <inheritdoc/>
    public static string Hint =>
        "شمارهٔ شبا با IR آغاز می‌شود و ۲۴ رقم دارد؛ آن را از دفترچه یا برنامهٔ بانک خود بردارید.";

    /// <summary>The canonical form: <c>IR</c> and 24 Latin digits.</summary>
    public string Value => _iban ?? "";

    /// <summary>The three-digit code of the bank, for example <c>017</c>; empty for <c>default</c>.</summary>
    public string BankCode => _iban is null ? "" : _iban.Substring(4, 3);

    /// <summary>
    /// «بانک ملی ایران»; null when the code is not in our table, which does not make the number wrong.
    /// </summary>
    public string? BankName => Banks.ByShebaCode(BankCode);

    /// <summary>In the printed groups of four: <c>IR82 0540 1026 8002 0817 9090 02</c>.</summary>
    public string Display => string.Join(' ', Value.Chunk(4).Select(static group => new string(group)));

    /// <summary>Reads the number with or without IR, in any letter case and grouping.</summary>
    public static bool TryParse(string? text, out Sheba value)
    {
        value = default;
        var typed = (text ?? "").AsSpan().Trim();
        while (typed.Length > 0 && TypedDigits.IsSeparator(typed[0]))
            typed = typed[1..];
        if (typed.StartsWith("IR", StringComparison.OrdinalIgnoreCase))
            typed = typed[2..];

        Span<char> digits = stackalloc char[24];
        if (TypedDigits.Read(typed, digits) != 24 || Remainder(digits) != 1)
            return false;

        value = new Sheba(string.Concat("IR", digits));
        return true;
    }

    /// <summary>Reads a number known to be right.</summary>
    /// <exception cref="FormatException">The text is no Sheba.</exception>
    public static Sheba Parse(string text) => TextValue.Parse<Sheba>(text);

    /// <summary>
    /// The remainder by 97 of account + "1827" (I is 18, R is 27) + check digits; 1 when all is right.
    /// </summary>
    private static int Remainder(ReadOnlySpan<char> digits)
    {
        var rest = 0;
        foreach (var digit in digits[2..])
            rest = ((rest * 10) + digit - '0') % 97;
        foreach (var digit in "1827")
            rest = ((rest * 10) + digit - '0') % 97;
        foreach (var digit in digits[..2])
            rest = ((rest * 10) + digit - '0') % 97;
        return rest;
    }

    /// <summary>Masked for logs and screens: <c>IR82 054 *** 9002</c>.</summary>
    public override string ToString() => _iban is null ? "" : $"{_iban[..4]} {BankCode} *** {_iban[^4..]}";
}
