using CsCheck;
using Shahr.Kit.Values;

namespace Shahr.Kit.Tests.Values;

public class RialTests
{
    [Fact]
    public void An_amount_is_shown_in_Persian_digits_groups_tomans_and_words()
    {
        var fee = new Rial(1_250_000);
        Assert.Equal("۱٬۲۵۰٬۰۰۰ ریال", fee.ToString());
        Assert.Equal("۱٬۲۵۰٬۰۰۰", fee.ToNumberString());
        Assert.Equal("۱۲۵٬۰۰۰ تومان", fee.ToTomanString());
        Assert.Equal("یک میلیون و دویست و پنجاه هزار ریال", fee.ToWords());
        Assert.Equal("۱۲ تومان و ۵ ریال", new Rial(125).ToTomanString());
        Assert.Equal("۵ ریال", new Rial(5).ToTomanString());
        Assert.Equal("۰ تومان", Rial.Zero.ToTomanString());
        Assert.Equal("\u200E−۱٬۰۰۰ ریال", new Rial(-1000).ToString());
    }

    [Theory]
    [InlineData(0, "صفر")]
    [InlineData(7, "هفت")]
    [InlineData(-7, "منفی هفت")]
    [InlineData(19, "نوزده")]
    [InlineData(20, "بیست")]
    [InlineData(21, "بیست و یک")]
    [InlineData(100, "یکصد")]
    [InlineData(110, "یکصد و ده")]
    [InlineData(999, "نهصد و نود و نه")]
    [InlineData(1_000, "هزار")]
    [InlineData(1_500, "هزار و پانصد")]
    [InlineData(21_000, "بیست و یک هزار")]
    [InlineData(1_001_001, "یک میلیون و هزار و یک")]
    [InlineData(1_000_000_000, "یک میلیارد")]
    [InlineData(2_500_000_000_000, "دو هزار و پانصد میلیارد")]
    [InlineData(1_000_000_000_000_000_000, "یک میلیارد میلیارد")]
    public void Numbers_are_written_in_words(long number, string words) => Assert.Equal(words, PersianWords.Of(number));

    [Fact]
    public void Arithmetic_refuses_to_overflow()
    {
        Assert.Equal(new Rial(30), new Rial(10) + new Rial(20));
        Assert.Equal(new Rial(60), Rial.Sum([new(10), new(20), new(30)]));
        Assert.Throws<OverflowException>(() => new Rial(long.MaxValue) + new Rial(1));
        Assert.Throws<OverflowException>(() => -new Rial(long.MinValue));
        Assert.Throws<OverflowException>(() => new Rial(long.MaxValue) * 2);
        Assert.Throws<OverflowException>(() => new Rial(long.MaxValue).Percent(10_001));
        Assert.Throws<OverflowException>(() => Rial.FromToman(long.MaxValue));
        Assert.Throws<OverflowException>(() => Rial.Sum([new(long.MaxValue), new(1)]));
    }

    [Theory]
    [InlineData(1000, 1000, 100)]
    [InlineData(15, 1000, 2)]
    [InlineData(14, 1000, 1)]
    [InlineData(-15, 1000, -2)]
    [InlineData(9, 900, 1)]
    [InlineData(long.MaxValue, 10_000, long.MaxValue)]
    public void Percentages_round_to_the_nearest_rial_and_halves_away_from_zero(long of, int points, long expected) =>
        Assert.Equal(expected, new Rial(of).Percent(points).Amount);

    [Theory]
    [InlineData("۱٬۲۵۰٬۰۰۰", 1_250_000)]
    [InlineData("1,250,000 ريال", 1_250_000)]
    [InlineData("۱۲۵ ۰۰۰ تومان", 1_250_000)]
    [InlineData("١٢٥،٠٠٠تومن", 1_250_000)]
    [InlineData("-5", -5)]
    [InlineData("-9223372036854775808", long.MinValue)]
    public void People_write_amounts_in_many_ways(string text, long expected)
    {
        Assert.True(Rial.TryParse(text, out var amount));
        Assert.Equal(expected, amount.Amount);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("ریال")]
    [InlineData("12.5")]
    [InlineData("۱٫۵")]
    [InlineData("9223372036854775808")]
    [InlineData("922337203685477581 تومان")]
    [InlineData("ده هزار")]
    public void What_is_no_amount_is_refused(string? text) => Assert.False(Rial.TryParse(text, out _));

    [Fact]
    public void Every_amount_reads_back_from_what_is_shown() =>
        Gen.Long.Sample(static amount => Rial.Parse(new Rial(amount).ToString()).Amount == amount);

    [Fact]
    public void Parts_add_up_and_differ_by_one_at_most() =>
        Gen.Select(Gen.Long, Gen.Int[1, 50])
            .Sample(
                (amount, n) =>
                {
                    var parts = new Rial(amount).Split(n);
                    return parts.Length == n
                        && Rial.Sum(parts).Amount == amount
                        && (Int128)parts.Max().Amount - parts.Min().Amount <= 1;
                }
            );
}
