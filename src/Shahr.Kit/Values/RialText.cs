namespace Shahr.Kit.Values;

/// <summary>Reading and writing of amounts for <see cref="Rial"/>.</summary>
internal static class RialText
{
    internal static bool TryParse(string? text, out Rial value)
    {
        value = default;
        if (string.IsNullOrWhiteSpace(text) || text.Length > 64)
            return false;

        var typed = PersianText.CleanLine(text).AsSpan();
        var factor = 1;
        if (TryDropUnit(ref typed, "تومان") || TryDropUnit(ref typed, "تومن"))
            factor = 10;
        else
            TryDropUnit(ref typed, "ریال");

        var negative = typed.Length > 0 && typed[0] is '-' or '−';
        if (negative)
            typed = typed[1..];
        if (!TryReadNumber(typed, out var number))
            return false;

        // Reckoned in 128 bits so that the most negative amount reads back too.
        var rials = number * factor * (negative ? -1 : 1);
        if (rials < long.MinValue || rials > long.MaxValue)
            return false;
        value = new Rial((long)rials);
        return true;
    }

    internal static string Grouped(long amount)
    {
        Span<char> buffer = stackalloc char[28];
        var at = buffer.Length;
        var rest = (UInt128)Int128.Abs(amount);
        var written = 0;
        do
        {
            if (written > 0 && written % 3 == 0)
                buffer[--at] = Rial.Separator;
            buffer[--at] = (char)('۰' + (int)(rest % 10));
            rest /= 10;
            written++;
        } while (rest > 0);

        // The true minus, with a left-to-right mark so that it stays before its number in a Persian line.
        return amount < 0 ? string.Concat("\u200E−", buffer[at..]) : buffer[at..].ToString();
    }

    internal static string Toman(long amount)
    {
        var (tomans, rials) = Math.DivRem(amount, 10);
        if (rials == 0)
            return Grouped(tomans) + " تومان";
        if (tomans == 0)
            return Grouped(rials) + " ریال";
        return $"{Grouped(tomans)} تومان و {Grouped(Math.Abs(rials))} ریال";
    }

    private static bool TryDropUnit(ref ReadOnlySpan<char> typed, string unit)
    {
        if (!typed.EndsWith(unit, StringComparison.Ordinal))
            return false;
        typed = typed[..^unit.Length].TrimEnd();
        return true;
    }

    private static bool TryReadNumber(ReadOnlySpan<char> typed, out Int128 number)
    {
        number = 0;
        var digits = 0;
        foreach (var c in typed)
        {
            if (TypedDigits.ValueOf(c) is var value and >= 0)
            {
                if (++digits > 19)
                    return false;
                number = (number * 10) + value;
            }
            else if (c is not (Rial.Separator or ',' or '،' or ' ' or '\'' or '’'))
            {
                return false;
            }
        }

        return digits > 0;
    }
}
