using CsCheck;
using Shahr.Kit.Values;

namespace Shahr.Kit.Tests.Values;

/// <summary>Passports and their machine-readable lines, on the example of ICAO Doc 9303 part 4, appendix A.</summary>
public sealed class PassportTests
{
    private const string Upper = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<";
    private const string Lower = "L898902C36UTO7408122F1204159ZE184226B<<<<<10";

    // The example's country is nobody's; with a real one no digit changes, for the country is under none of them.
    private static readonly string _upper = Upper.Replace("UTO", "D<<", StringComparison.Ordinal);
    private static readonly string _lower = Lower.Replace("UTO", "D<<", StringComparison.Ordinal);
    private static readonly DateOnly _today = new(2012, 1, 1);

    [Fact]
    public void The_standards_own_example_has_its_check_digits()
    {
        Assert.Equal('6', PassportLines.Check(Lower[..9]));
        Assert.Equal('2', PassportLines.Check(Lower[13..19]));
        Assert.Equal('9', PassportLines.Check(Lower[21..27]));
        Assert.Equal('1', PassportLines.Check(Lower[28..42]));
        Assert.Equal('0', PassportLines.Check(Lower[..10] + Lower[13..20] + Lower[21..43]));
    }

    [Fact]
    public void The_lines_are_read_with_what_people_and_telephones_do_to_them()
    {
        foreach (var typed in new[] { _upper + "\n" + _lower, $" {_upper.ToLowerInvariant()} \r\n{_lower} " })
        {
            var lines = PassportLines.Read(typed, _today);
            Assert.Equal("DEU:L898902C3", lines?.Passport.Value);
            Assert.Equal(("ERIKSSON", "ANNA MARIA"), (lines?.FamilyName, lines?.GivenName));
            Assert.Equal(new DateOnly(1974, 8, 12), lines?.BornOn);
            Assert.Equal(new DateOnly(2012, 4, 15), lines?.ExpiresOn);
        }

        var quoted = (_upper + _lower).Replace("<<", "«", StringComparison.Ordinal);
        Assert.Equal("DEU:L898902C3", PassportLines.Read(quoted, _today)?.Passport.Value);
    }

    [Fact]
    public void A_country_that_does_not_exist_is_none() => Assert.Null(PassportLines.Read(Upper + Lower, _today));

    [Fact]
    public void Any_one_digit_or_letter_changed_under_a_check_is_seen()
    {
        foreach (var at in Enumerable.Range(0, 10).Concat(Enumerable.Range(13, 7)).Concat(Enumerable.Range(21, 7)))
        {
            var changed = _lower.ToCharArray();
            changed[at] = changed[at] == '7' ? '8' : '7';
            Assert.Null(PassportLines.Read(_upper + new string(changed), _today));
        }
    }

    [Fact]
    public void Whatever_is_typed_nothing_is_thrown() =>
        Gen.String.Sample(text =>
        {
            _ = PassportLines.Read(text, _today);
            _ = PassportLines.Read(_upper + text + _lower, _today);
            _ = Passport.TryParse(text, out _);
        });

    [Theory]
    [InlineData("DEU C01X00T47", "DEU:C01X00T47")]
    [InlineData("deu c01x-00t47", "DEU:C01X00T47")]
    [InlineData("AFG:P۰۱۲۳۴۵۶", "AFG:P0123456")]
    [InlineData("XXB 1234567", "XXB:1234567")]
    public void Country_and_number_are_read(string typed, string value)
    {
        Assert.True(Passport.TryParse(typed, out var passport));
        Assert.Equal(value, passport.Value);
        Assert.Equal(value, Passport.Parse(passport.Value).Value);
        Assert.DoesNotContain(passport.Number, passport.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0499370899")]
    [InlineData("QQQ 1234567")]
    [InlineData("DEU 12")]
    [InlineData("DEU ABCDEFG")]
    [InlineData("DEU <script>1")]
    public void What_is_no_passport_is_refused(string typed) => Assert.False(Passport.TryParse(typed, out _));

    [Theory]
    [InlineData("+49 171 1234567", "+491711234567")]
    [InlineData("0049 (171) 1234567", "+491711234567")]
    public void A_foreign_number_is_read_only_where_it_is_asked_for(string typed, string value)
    {
        Assert.False(Mobile.TryParse(typed, out _));
        Assert.True(Mobile.TryParseForeign(typed, out var mobile));
        Assert.Equal((value, true), (mobile.Value, mobile.IsForeign));
        Assert.Equal(value, Mobile.Parse(value).Value);
        Assert.Equal("+491***567", mobile.ToString());
    }

    [Theory]
    [InlineData("01711234567")]
    [InlineData("+0171")]
    [InlineData("+12345678901234567")]
    [InlineData("+989121234567")]
    public void What_is_no_foreign_number_is_refused(string typed) =>
        Assert.False(Mobile.TryParseForeign(typed, out _));
}
