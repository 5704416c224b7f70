using System.Globalization;
using System.Text;

namespace Shahr.Identity.Tests;

public sealed class TotpTests
{
    // RFC 6238, appendix B, SHA-1; the last six of its eight digits.
    private static readonly byte[] Secret = Encoding.ASCII.GetBytes("12345678901234567890");

    [Theory]
    [InlineData("1970-01-01T00:00:59Z", "287082")]
    [InlineData("2005-03-18T01:58:29Z", "081804")]
    [InlineData("2005-03-18T01:58:31Z", "050471")]
    [InlineData("2009-02-13T23:31:30Z", "005924")]
    [InlineData("2033-05-18T03:33:20Z", "279037")]
    [InlineData("2603-10-11T11:33:20Z", "353130")]
    public void The_codes_are_those_of_RFC_6238(string at, string code)
    {
        var utc = DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal);
        Assert.Equal(code, Totp.CodeAt(Secret, Totp.StepAt(utc)));
        Assert.Equal(Totp.StepAt(utc), Totp.Match(Secret, code, utc));
    }

    [Fact]
    public void A_clock_half_a_minute_off_is_forgiven_and_a_minute_is_not()
    {
        var now = new DateTime(2026, 11, 25, 9, 0, 10, DateTimeKind.Utc);
        var code = Totp.CodeAt(Secret, Totp.StepAt(now));
        foreach (var off in new[] { -30, 0, 30 })
            Assert.Equal(Totp.StepAt(now), Totp.Match(Secret, code, now.AddSeconds(off)));
        foreach (var off in new[] { -60, 60 })
            Assert.Null(Totp.Match(Secret, code, now.AddSeconds(off)));
        Assert.Null(Totp.Match(Secret, "", now));
        Assert.Null(Totp.Match(Secret, code + "0", now));
    }

    // RFC 4648, section 10, without the padding.
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "MY")]
    [InlineData("fo", "MZXQ")]
    [InlineData("foo", "MZXW6")]
    [InlineData("foob", "MZXW6YQ")]
    [InlineData("fooba", "MZXW6YTB")]
    [InlineData("foobar", "MZXW6YTBOI")]
    public void Base32_is_that_of_RFC_4648(string plain, string text)
    {
        Assert.Equal(text, Base32.Encode(Encoding.ASCII.GetBytes(plain)));
        Assert.Equal(plain, Encoding.ASCII.GetString(Base32.Decode(text)));
    }

    [Fact]
    public void Base32_refuses_letters_it_does_not_have() =>
        Assert.Throws<FormatException>(() => Base32.Decode("MZXW1"));
}
