namespace Shahr.Kit.Values;

/// <summary>
/// A small immutable value that people type and read as text (a national code, a mobile number, a Sheba …).
/// One pattern for all of them, so that EF conversion, JSON and route binding are written once.
/// </summary>
/// <typeparam name="TSelf">The value itself.</typeparam>
/// <remarks>
/// Parsing never throws on what a person typed: Persian, Arabic and Latin digits, surrounding blanks and the usual
/// separators are accepted. <see cref="Value"/> is the one canonical form that is stored and compared.
/// </remarks>
public interface ITextValue<TSelf> : IParsable<TSelf>
    where TSelf : struct, ITextValue<TSelf>
{
    /// <summary>The canonical text, in Latin digits without separators; empty for <c>default</c>.</summary>
    string Value { get; }

    /// <summary>One Persian sentence that tells a person how to write this value.</summary>
    static abstract string Hint { get; }

    /// <summary>Reads what a person typed; false (and <c>default</c>) when it is not such a value.</summary>
    static abstract bool TryParse(string? text, out TSelf value);

    static TSelf IParsable<TSelf>.Parse(string s, IFormatProvider? provider) => TextValue.Parse<TSelf>(s);

    static bool IParsable<TSelf>.TryParse(string? s, IFormatProvider? provider, out TSelf result) =>
        TSelf.TryParse(s, out result);
}

/// <summary>What every <see cref="ITextValue{TSelf}"/> shares.</summary>
public static class TextValue
{
    /// <summary>Reads a value that is known to be right, for example from our own database.</summary>
    /// <exception cref="FormatException">
    /// The text is no such value. The message says how it is written and never repeats the text, which may be personal.
    /// </exception>
    public static T Parse<T>(string? text)
        where T : struct, ITextValue<T> => T.TryParse(text, out var value) ? value : throw new FormatException(T.Hint);

    /// <summary>The value, or null when the text is empty or no such value.</summary>
    public static T? ParseOrNull<T>(string? text)
        where T : struct, ITextValue<T> => T.TryParse(text, out var value) ? value : null;
}
