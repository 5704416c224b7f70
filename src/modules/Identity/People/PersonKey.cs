using Shahr.Kit.Values;
using Shahr.Ui;

namespace Shahr.Identity;

/// <summary>
/// By what number a person is known to the city: the national code, or a passport where somebody has none. Sealed and
/// indexed in the same columns; their canonical texts never meet, for only a passport's has a colon.
/// </summary>
internal readonly record struct PersonKey
{
    private PersonKey(NationalCode? national, Passport? passport) => (National, Passport) = (national, passport);

    public NationalCode? National { get; }

    public Passport? Passport { get; }

    /// <summary>The canonical text. Personal.</summary>
    public string Value => National?.Value ?? Passport?.Value ?? "";

    public static implicit operator PersonKey(NationalCode code) => new(code, null);

    public static implicit operator PersonKey(Passport passport) => new(null, passport);

    /// <summary>Reads what was typed: ten digits, or country and passport number.</summary>
    public static bool TryTyped(string? text, out PersonKey key)
    {
        key = default;
        if (NationalCode.TryParse(text, out var code))
            key = code;
        else if (Kit.Values.Passport.TryParse(text, out var passport))
            key = passport;
        return key.Value.Length > 0;
    }

    /// <summary>Reads a canonical text.</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static PersonKey Kept(string text) =>
        text.Contains(':', StringComparison.Ordinal) ? Kit.Values.Passport.Parse(text) : NationalCode.Parse(text);

    /// <summary>What the number is called.</summary>
    public string Name(UiContext ui) =>
        Passport is null ? ui.Say("کد ملی", "National code") : ui.Say("گذرنامه", "Passport");

    /// <summary>The number in full, as the reader's script writes it; a passport's as it is printed.</summary>
    public string Whole(UiContext ui) => Passport?.Display ?? ui.Digits(Value);

    /// <summary>The same, masked.</summary>
    public string Masked(UiContext ui) => Passport is null ? ui.Digits(ToString()) : ToString();

    public override string ToString() => National?.ToString() ?? Passport?.ToString() ?? "";
}
