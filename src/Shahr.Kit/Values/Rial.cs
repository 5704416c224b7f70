using System.Globalization;
using System.Numerics;

namespace Shahr.Kit.Values;

/// <summary>
/// An amount of money in whole Iranian rials. All arithmetic is checked: it never wraps around silently.
/// </summary>
/// <param name="Amount">The amount in rials; negative for what is owed the other way.</param>
public readonly record struct Rial(long Amount)
    : IParsable<Rial>,
        IComparable<Rial>,
        IAdditionOperators<Rial, Rial, Rial>,
        ISubtractionOperators<Rial, Rial, Rial>,
        IAdditiveIdentity<Rial, Rial>,
        IComparisonOperators<Rial, Rial, bool>
{
    /// <summary>The Persian thousands separator «٬» (U+066C).</summary>
    public const char Separator = '٬';

    /// <summary>No money.</summary>
    public static Rial Zero => default;

    /// <inheritdoc/>
    public static Rial AdditiveIdentity => default;

    /// <summary>One Persian sentence that tells a person how to write an amount.</summary>
    public static string Hint => "مبلغ را به ریال و تنها با رقم بنویسید؛ مانند ۱٬۲۵۰٬۰۰۰.";

    /// <summary>The amount of so many tomans (one toman is ten rials).</summary>
    /// <exception cref="OverflowException">The amount does not fit.</exception>
    public static Rial FromToman(long toman) => new(checked(toman * 10));

    /// <summary>Whole tomans, towards zero; see <see cref="ToTomanString"/> for showing the odd rials too.</summary>
    public long WholeTomans => Amount / 10;

    /// <exception cref="OverflowException">The result does not fit.</exception>
    public static Rial operator +(Rial a, Rial b) => new(checked(a.Amount + b.Amount));

    /// <exception cref="OverflowException">The result does not fit.</exception>
    public static Rial operator -(Rial a, Rial b) => new(checked(a.Amount - b.Amount));

    /// <exception cref="OverflowException">The result does not fit.</exception>
    public static Rial operator -(Rial a) => new(checked(-a.Amount));

    /// <exception cref="OverflowException">The result does not fit.</exception>
    public static Rial operator *(Rial a, long times) => new(checked(a.Amount * times));

    /// <inheritdoc/>
    public static bool operator <(Rial a, Rial b) => a.Amount < b.Amount;

    /// <inheritdoc/>
    public static bool operator >(Rial a, Rial b) => a.Amount > b.Amount;

    /// <inheritdoc/>
    public static bool operator <=(Rial a, Rial b) => a.Amount <= b.Amount;

    /// <inheritdoc/>
    public static bool operator >=(Rial a, Rial b) => a.Amount >= b.Amount;

    /// <summary>The sum; zero for none.</summary>
    /// <exception cref="OverflowException">The sum does not fit.</exception>
    public static Rial Sum(IEnumerable<Rial> amounts)
    {
        var sum = 0L;
        foreach (var amount in amounts)
            sum = checked(sum + amount.Amount);
        return new(sum);
    }

    /// <summary>
    /// A share in basis points (10 % is 1,000), rounded to the nearest rial, halves away from zero. The product is
    /// reckoned in 128 bits, so only the result has to fit.
    /// </summary>
    /// <exception cref="OverflowException">The result does not fit.</exception>
    public Rial Percent(int basisPoints)
    {
        var product = (Int128)Amount * basisPoints;
        var half = product < 0 ? -5_000 : 5_000;
        return new(checked((long)((product + half) / 10_000)));
    }

    /// <summary>
    /// Splits the amount into parts that differ by at most one rial and add up exactly; the odd rials go to the first.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">There must be at least one part.</exception>
    public Rial[] Split(int parts)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(parts, 1);
        var (share, rest) = Math.DivRem(Amount, parts);
        var split = new Rial[parts];
        for (var i = 0; i < parts; i++)
            split[i] = new(share + (i < Math.Abs(rest) ? Math.Sign(rest) : 0));
        return split;
    }

    /// <summary>
    /// Reads an amount in rials: digits of any script with «٬», comma, «،» or blanks as separators, a minus before
    /// it, the word «ریال» after it. With the word «تومان» the amount is in tomans. Fractions are refused.
    /// </summary>
    public static bool TryParse(string? text, out Rial value) => RialText.TryParse(text, out value);

    /// <summary>Reads an amount known to be right.</summary>
    /// <exception cref="FormatException">The text is no amount.</exception>
    public static Rial Parse(string text) => TryParse(text, out var value) ? value : throw new FormatException(Hint);

    static Rial IParsable<Rial>.Parse(string s, IFormatProvider? provider) => Parse(s);

    static bool IParsable<Rial>.TryParse(string? s, IFormatProvider? provider, out Rial result) =>
        TryParse(s, out result);

    /// <inheritdoc/>
    public int CompareTo(Rial other) => Amount.CompareTo(other.Amount);

    /// <summary>«۱٬۲۵۰٬۰۰۰ ریال».</summary>
    public override string ToString() => RialText.Grouped(Amount) + " ریال";

    /// <summary>«۱٬۲۵۰٬۰۰۰», for a column whose heading names the unit.</summary>
    public string ToNumberString() => RialText.Grouped(Amount);

    /// <summary>«۱۲۵٬۰۰۰ تومان», and with odd rials «۱۲۵٬۰۰۰ تومان و ۵ ریال».</summary>
    public string ToTomanString() => RialText.Toman(Amount);

    /// <summary>مبلغ به حروف: «یک میلیون و دویست و پنجاه هزار ریال».</summary>
    public string ToWords() => PersianWords.Of(Amount) + " ریال";

    /// <summary>The bare number for machines: <c>1250000</c>.</summary>
    public string ToInvariantString() => Amount.ToString(CultureInfo.InvariantCulture);
}
