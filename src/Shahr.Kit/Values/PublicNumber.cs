using System.Security.Cryptography;

namespace Shahr.Kit.Values;

/// <summary>
/// The short number of a request that a person can note down and read aloud over a phone: nine digits in groups of
/// three («۴۷۲-۹۱۸-۳۰۵»), or twelve where there are too many for nine. The last digit is a Damm check digit, which
/// catches every single wrong digit and every swap of two neighbours.
/// </summary>
/// <remarks>
/// The number reveals neither order nor volume, but it is short: whoever may try many numbers will hit some. A page
/// that answers to it must limit the rate and show nothing personal.
/// Source of the check: H. M. Damm, Total anti-symmetrische Quasigruppen, Marburg 2004.
/// </remarks>
public readonly record struct PublicNumber : ITextValue<PublicNumber>
{
    /// <summary>How many numbers of nine digits there are, and so where a sequence goes over to twelve.</summary>
    public const long ShortCapacity = 100_000_000;

    /// <summary>How many different numbers a sequence can give: nine digits first, then twelve.</summary>
    public const long Capacity = ShortCapacity + LongCapacity;

    private const long LongCapacity = 100_000_000_000;

    private static readonly string[] _words = ["صفر", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه"];

    private readonly string? _digits;

    private PublicNumber(string digits) => _digits = digits;

    /// <inheritdoc/>
    public static string Hint => "شمارهٔ پیگیری نه رقم است؛ رقم‌ها را سه‌تا سه‌تا از روی رسید بنویسید.";

    /// <summary>The nine or twelve Latin digits without separators. It is text: it may begin with zero.</summary>
    public string Value => _digits ?? "";

    /// <summary>For people: Persian digits in groups, «۴۷۲-۹۱۸-۳۰۵».</summary>
    public string Display => InGroups('۰');

    /// <summary>For English pages: <c>472-918-305</c>.</summary>
    public string Grouped => InGroups('0');

    /// <summary>For screen readers and the phone: «چهار هفت دو، نه یک هشت، سه صفر پنج».</summary>
    public string Spoken =>
        string.Join(
            '،' + " ",
            Value.Chunk(3).Select(static group => string.Join(' ', group.Select(static digit => _words[digit - '0'])))
        );

    /// <summary>
    /// A random nine-digit number. That it is not taken yet is for the caller to guard (a unique index).
    /// </summary>
    public static PublicNumber Random() => Build(RandomNumberGenerator.GetInt32((int)ShortCapacity), 8);

    /// <summary>
    /// A random twelve-digit number, for what a city has millions of: of ten million of them that are given out, the
    /// next meets one in ten thousand times; of nine digits it would one in ten.
    /// </summary>
    public static PublicNumber RandomLong()
    {
        Span<byte> bytes = stackalloc byte[8];
        RandomNumberGenerator.Fill(bytes);
        return Build((long)(BitConverter.ToUInt64(bytes) % LongCapacity), 11);
    }

    /// <summary>
    /// The number of the <paramref name="sequence"/>-th request, by a permutation that only the holder of the key can
    /// undo: no two requests share a number, and numbers do not tell how many there are.
    /// </summary>
    /// <param name="sequence">From 0 to <see cref="Capacity"/> − 1.</param>
    /// <param name="key">The city's secret for numbers, at least 16 bytes; it must never change for one
    /// sequence.</param>
    /// <exception cref="ArgumentOutOfRangeException">The sequence is outside the range.</exception>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    public static PublicNumber FromSequence(long sequence, ReadOnlySpan<byte> key)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(sequence, Capacity);
        return sequence < ShortCapacity
            ? Build(DigitPermutation.Forward(sequence, 8, key), 8)
            : Build(DigitPermutation.Forward(sequence - ShortCapacity, 11, key), 11);
    }

    /// <summary>Which place in the sequence the number has; the inverse of <see cref="FromSequence"/>.</summary>
    /// <exception cref="ArgumentException">The key is too short.</exception>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>, no number.</exception>
    public long ToSequence(ReadOnlySpan<byte> key)
    {
        if (_digits is null)
            throw new InvalidOperationException("An empty public number has no place in a sequence.");
        var payload = long.Parse(_digits.AsSpan(0, _digits.Length - 1), provider: null);
        return _digits.Length == 9
            ? DigitPermutation.Backward(payload, 8, key)
            : ShortCapacity + DigitPermutation.Backward(payload, 11, key);
    }

    /// <summary>Reads nine or twelve digits, grouped in any way, whose check digit is right.</summary>
    public static bool TryParse(string? text, out PublicNumber value)
    {
        Span<char> digits = stackalloc char[12];
        var count = TypedDigits.Read(text, digits);
        var valid = count is 9 or 12 && Damm.IsValid(digits[..count]);
        value = valid ? new PublicNumber(digits[..count].ToString()) : default;
        return valid;
    }

    /// <summary>Reads a number known to be right.</summary>
    /// <exception cref="FormatException">The text is no public number.</exception>
    public static PublicNumber Parse(string text) => TextValue.Parse<PublicNumber>(text);

    private string InGroups(char zero) =>
        Value.Length == 0
            ? ""
            : string.Create(
                Value.Length + (Value.Length / 3) - 1,
                (Value, zero),
                static (span, state) =>
                {
                    for (int i = 0, at = 0; i < state.Value.Length; i++)
                    {
                        if (i > 0 && i % 3 == 0)
                            span[at++] = '-';
                        span[at++] = (char)(state.zero + state.Value[i] - '0');
                    }
                }
            );

    private static PublicNumber Build(long payload, int length)
    {
        Span<char> digits = stackalloc char[length + 1];
        for (var i = length - 1; i >= 0; i--, payload /= 10)
            digits[i] = (char)('0' + (payload % 10));
        digits[length] = Damm.CheckDigit(digits[..length]);
        return new PublicNumber(digits.ToString());
    }

    /// <summary>The grouped Latin form, which is safe in a log.</summary>
    public override string ToString() => Grouped;
}
