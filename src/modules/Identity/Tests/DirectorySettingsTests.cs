using System.Formats.Asn1;
using Microsoft.Extensions.Configuration;

namespace Shahr.Identity.Tests;

/// <summary>Wrong settings of the staff directory stop the start and are named, without the password.</summary>
public sealed class DirectorySettingsTests
{
    private const string Secret = "not-to-be-told";

    private static readonly KeyValuePair<string, string?>[] _usual =
    [
        new("Identity:Directory:Host", "dc1.city.example"),
        new("Identity:Directory:BaseDn", "dc=city,dc=example"),
        new("Identity:Directory:BindDn", "cn=shahr,dc=city,dc=example"),
        new("Identity:Directory:BindPassword", Secret),
    ];

    [Fact]
    public void What_is_usual_need_not_be_set_and_without_a_host_there_is_none()
    {
        var settings = DirectorySettings.Read(Section(_usual));
        Assert.Equal((636, DirectorySecurity.Ldaps), (settings?.Port, settings?.Security));
        Assert.Equal("employeeNumber", settings?.CodeAttribute);
        Assert.DoesNotContain(Secret, $"{settings}", StringComparison.Ordinal);
        Assert.Null(DirectorySettings.Read(Section([])));
    }

    [Theory]
    [InlineData("Host", "", "Host")]
    [InlineData("Port", "0", "Port")]
    [InlineData("Port", "ldap", "Port")]
    [InlineData("Security", "none", "Security")]
    [InlineData("Security", "7", "Security")]
    [InlineData("BaseDn", "", "BaseDn")]
    [InlineData("BindDn", "", "BindDn")]
    [InlineData("BindPassword", "", "BindPassword")]
    [InlineData("BindPasswordFile", "/no/such/file", "BindPasswordFile")]
    [InlineData("CaFile", "/no/such/file", "CaFile")]
    [InlineData("Filter", "(uid=maryam)", "Filter")]
    [InlineData("Filter", "uid={0}", "Filter")]
    [InlineData("Filter", "(&(uid={0})", "Filter")]
    [InlineData("Filter", "(uid={0}))", "Filter")]
    [InlineData("Filter", "(uid={0}*)", "Filter")]
    [InlineData("Filter", "(uid~={0})", "Filter")]
    [InlineData("Filter", "(!(uid={0})(cn=a))", "Filter")]
    [InlineData("Filter", "(uid={0}\\2)", "Filter")]
    [InlineData("Filter", "(={0})", "Filter")]
    public async Task A_wrong_one_is_named(string name, string value, string says)
    {
        var section = Section([.. _usual, new("Identity:Directory:" + name, value)]);
        var wrong = Assert.Throws<InvalidOperationException>(() => DirectorySettings.Read(section));
        Assert.Contains("Identity:Directory:" + says, wrong.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, wrong.Message, StringComparison.Ordinal);
        var told = await DirectoryCheck.LookAsync(section, TestContext.Current.CancellationToken);
        Assert.Contains(says, told?.En, StringComparison.Ordinal);
    }

    [Fact]
    public void A_filter_becomes_the_bytes_of_the_standard_and_a_name_never_its_brackets()
    {
        var filter = DirectoryFilter.Parse("(&(objectClass=*)(!(a=\\2a{0}x)))");
        var writer = new AsnWriter(AsnEncodingRules.BER);
        filter.Write(writer, ")(b=*");
        var and = new AsnReader(writer.Encode(), AsnEncodingRules.BER).ReadSetOf(
            skipSortOrderValidation: true,
            new Asn1Tag(TagClass.ContextSpecific, 0)
        );
        Assert.Equal("objectClass"u8.ToArray(), and.ReadOctetString(new Asn1Tag(TagClass.ContextSpecific, 7)));
        var equal = and.ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 2))
            .ReadSequence(new Asn1Tag(TagClass.ContextSpecific, 3));
        Assert.Equal("a"u8.ToArray(), equal.ReadOctetString());
        Assert.Equal("*)(b=*x"u8.ToArray(), equal.ReadOctetString());
        Assert.False(and.HasData);
    }

    [Fact]
    public async Task The_doctor_names_a_directory_that_does_not_answer_and_says_nothing_where_none_is_set()
    {
        var ct = TestContext.Current.CancellationToken;
        Assert.Null(await DirectoryCheck.LookAsync(Section([]), ct));
        KeyValuePair<string, string?>[] nobody =
        [
            .. _usual,
            new("Identity:Directory:Host", "127.0.0.1"),
            new("Identity:Directory:Port", $"{StaffServer.FreePort()}"),
        ];
        Assert.Contains(
            "127.0.0.1",
            (await DirectoryCheck.LookAsync(Section(nobody), ct))?.En,
            StringComparison.Ordinal
        );
    }

    private static IConfigurationSection Section(IEnumerable<KeyValuePair<string, string?>> settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(settings.GroupBy(s => s.Key).Select(same => same.Last()))
            .Build()
            .GetSection("Identity:Directory");
}
