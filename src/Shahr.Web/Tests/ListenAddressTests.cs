using Shahr.Web.Cli;

namespace Shahr.Web.Tests;

public sealed class ListenAddressTests
{
    [Theory]
    [InlineData(null, null, "http://localhost:5080")]
    [InlineData(5090, null, "http://localhost:5090")]
    [InlineData(null, "http://127.0.0.1:5090", "http://localhost:5090")]
    [InlineData(null, "http://0.0.0.0:5090", "http://localhost:5090")]
    [InlineData(null, "http://[::]:5090", "http://localhost:5090")]
    [InlineData(null, "http://*:5090", "http://localhost:5090")]
    [InlineData(null, "http://+:80", "http://localhost")]
    [InlineData(null, "http://city.local:5090/", "http://city.local:5090")]
    [InlineData(null, " http://10.0.0.5:81 ; http://localhost:5090", "http://10.0.0.5:81")]
    public void Links_lead_where_the_city_listens(int? port, string? urls, string link) =>
        Assert.Equal(link, ListenAddress.Link(ListenAddress.Read(port, urls)));

    [Theory]
    [InlineData("https://city.example", true)]
    [InlineData("https://city.example/", true)]
    [InlineData("http://localhost:5090", true)]
    [InlineData("https://city.example/shahr", false)]
    [InlineData("https://city.example/?a=1", false)]
    [InlineData("https://me:secret@city.example", false)]
    [InlineData("ftp://city.example", false)]
    [InlineData("city.example", false)]
    public async Task A_public_address_is_a_host_and_nothing_behind_it(string address, bool isGood)
    {
        using var folder = new ScratchFolder();
        var said = await CommandLine.WithAsync(
            "SHAHR__PublicUrl",
            address,
            () => CommandLine.RunAsync(["schema", "show", "--data", folder.Path])
        );
        if (isGood)
            Assert.Equal(1, said.Code);
        else
            said.IsOneClearRefusal("PublicUrl");
    }
}
