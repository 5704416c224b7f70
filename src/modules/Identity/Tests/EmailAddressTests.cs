namespace Shahr.Identity.Tests;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("maryam@example.ir", "maryam@example.ir")]
    [InlineData("  Maryam.A+city@Example.IR\u200f ", "Maryam.A+city@example.ir")]
    [InlineData("\u202amaryam@example.ir\u202c", "maryam@example.ir")]
    [InlineData("ali۱۳۷۰@mail۲.ir", "ali1370@mail2.ir")]
    [InlineData("o'neil_{x}@a.b-c.co.uk", "o'neil_{x}@a.b-c.co.uk")]
    [InlineData("maryam@شهر.ایران", "maryam@xn--wgbf1d.xn--mgba3a4f16a")]
    [InlineData("maryam@XN--MGBA3A4F16A.ir", "maryam@xn--mgba3a4f16a.ir")]
    [InlineData("maryam@xn--mnchen-3ya.de", "maryam@xn--mnchen-3ya.de")]
    public void What_a_mail_server_takes_is_read_however_it_was_pasted(string typed, string kept) =>
        Assert.Equal(kept, EmailAddress.Read(typed).Value.Value);

    [Theory]
    [InlineData("maryam@شهر.ایران", "maryam@شهر.ایران")]
    [InlineData("maryam@xn--mnchen-3ya.de", "maryam@xn--mnchen-3ya.de")]
    [InlineData("maryam@xn--80ak6aa92e.com", "maryam@xn--80ak6aa92e.com")]
    public void Persian_hosts_are_shown_in_letters_and_those_that_could_pass_for_others_are_not(
        string typed,
        string shown
    ) => Assert.Equal(shown, EmailAddress.Read(typed).Value.Display);

    [Theory]
    [InlineData("mаryam@example.ir")] // а is Cyrillic
    [InlineData("maryam@exаmple.ir")]
    [InlineData("maryam@аррӏе.com")] // all of it Cyrillic
    [InlineData("maryam@exampleشهر.ir")]
    [InlineData("مریم@example.ir")]
    [InlineData("maryam@münchen.de")]
    [InlineData("maryam@ｅxample.ir")] // full width
    public void Letters_that_pass_for_others_are_refused(string typed) =>
        Assert.Equal("identity.email_strange_letters", EmailAddress.Read(typed).Problem?.Code);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("maryam")]
    [InlineData("@example.ir")]
    [InlineData("maryam@")]
    [InlineData("maryam@localhost")]
    [InlineData("maryam@127.0.0.1")]
    [InlineData("maryam@[127.0.0.1]")]
    [InlineData("maryam@example..ir")]
    [InlineData("maryam@example.ir.")]
    [InlineData("maryam@-example.ir")]
    [InlineData("maryam@exa mple.ir")]
    [InlineData("maryam@exa_mple.ir")]
    [InlineData("maryam@xn--a.ir")]
    [InlineData(".maryam@example.ir")]
    [InlineData("mar..yam@example.ir")]
    [InlineData("mar yam@example.ir")]
    [InlineData("\"mar yam\"@example.ir")]
    [InlineData("مریم <maryam@example.ir>")]
    [InlineData("a@example.ir, b@example.ir")]
    [InlineData("a@example.ir\r\nBcc: b@example.ir")]
    [InlineData("a@b@example.ir")]
    [InlineData("maryam\0@example.ir")]
    [InlineData("mary\u202eam@example.ir")]
    [InlineData("maryam@exa\u200bmple.ir")]
    public void What_is_no_address_is_refused(string? typed) =>
        Assert.StartsWith("identity.email_", EmailAddress.Read(typed).Problem?.Code, StringComparison.Ordinal);

    [Fact]
    public void Length_ends_where_mail_ends()
    {
        var host = string.Join('.', Enumerable.Repeat(new string('a', 60), 3)) + ".ir";
        Assert.True(EmailAddress.Read(new string('m', 64) + "@" + host).IsOk);
        Assert.Equal("identity.email_wrong", EmailAddress.Read(new string('m', 65) + "@example.ir").Problem?.Code);
        Assert.Equal("identity.email_wrong", EmailAddress.Read("m@" + new string('a', 64) + ".ir").Problem?.Code);
        var longer = EmailAddress.Read(new string('m', 64) + "@" + new string('a', 12) + "." + host);
        Assert.Equal("identity.email_too_long", longer.Problem?.Code);
        // Short as it is typed, too long as it is sent.
        const string Letters = "ابپتثجچحخدذرزژسشصضطظعغف";
        var persian = string.Join('.', Enumerable.Repeat(Letters, 7)) + ".ir";
        Assert.Equal("identity.email_too_long", EmailAddress.Read(new string('m', 20) + "@" + persian).Problem?.Code);
        Assert.Equal("identity.email_too_long", EmailAddress.Read(new string('م', 100_000)).Problem?.Code);
    }
}
