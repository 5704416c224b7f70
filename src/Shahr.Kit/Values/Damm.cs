namespace Shahr.Kit.Values;

/// <summary>
/// The check digit of H. Michael Damm (Marburg, 2004): a weakly totally anti-symmetric quasigroup of order 10, which
/// finds all single-digit errors and all adjacent transpositions, without a letter as eleventh digit.
/// </summary>
internal static class Damm
{
    private const string Table =
        "0317598642"
        + "7092154863"
        + "4206871359"
        + "1750983426"
        + "6123045978"
        + "3674209581"
        + "5869720134"
        + "8945362017"
        + "9438617205"
        + "2581436790";

    internal static char CheckDigit(ReadOnlySpan<char> digits)
    {
        var interim = 0;
        foreach (var digit in digits)
            interim = Table[(interim * 10) + digit - '0'] - '0';
        return (char)('0' + interim);
    }

    /// <summary>True when the last digit is the check digit of those before it.</summary>
    internal static bool IsValid(ReadOnlySpan<char> digits) => CheckDigit(digits) == '0';
}
