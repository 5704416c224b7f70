using System.Text.Json;
using Shahr.Web.Host;

namespace Shahr.Web.Tests;

/// <summary><c>shahr mail record</c>.</summary>
public sealed class MailTests : IDisposable
{
    private readonly ScratchFolder _folder = new();

    private CityOptions City => new() { Data = _folder.Path };

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_record_is_the_same_each_time_and_fits_into_strings_of_dns()
    {
        var said = await RunAsync("--from", "city@city.example");
        Assert.Equal(0, said.Code);
        Assert.Contains(
            "shahr._domainkey.city.example. IN TXT \"v=DKIM1; k=rsa; p=",
            said.Out,
            StringComparison.Ordinal
        );
        Assert.All(said.Out.Split('"').Where((_, i) => i % 2 == 1), text => Assert.InRange(text.Length, 1, 255));
        Assert.Equal(said.Out, (await RunAsync("--from", "city@city.example")).Out);

        var json = JsonDocument.Parse((await RunAsync("--from", "city@city.example", "--json")).Out).RootElement;
        Assert.Equal("shahr._domainkey.city.example", json.GetProperty("name").GetString());
        Assert.Equal(
            json.GetProperty("text").GetString(),
            string.Concat(said.Out.Split('"').Where((_, i) => i % 2 == 1))
        );
    }

    [Theory]
    [InlineData("--from", "nobody")]
    [InlineData("--from", "city@city.example", "--selector", "../root")]
    [InlineData("--selector", "shahr")]
    public async Task Without_an_address_or_with_a_wrong_name_of_a_key_it_says_what_to_write(params string[] words) =>
        (await RunAsync(words)).IsOneClearRefusal("از چه نشانی");

    private Task<Said> RunAsync(params string[] words) => CommandLine.RunAsync(City, ["mail", "record", .. words]);
}
