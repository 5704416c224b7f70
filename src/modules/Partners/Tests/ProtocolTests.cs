using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shahr.Testing;
using Shahr.Web.Host;

namespace Shahr.Partners.Tests;

public sealed class ProtocolTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    [Fact]
    public async Task What_the_city_offers_is_published_and_nothing_looser_than_it()
    {
        using var anybody = house.City.Visitor();
        var text = await anybody.Http.GetStringAsync("/.well-known/openid-configuration");
        var offered = JsonDocument.Parse(text).RootElement;
        Assert.Equal("http://localhost:5080/", offered.GetProperty("issuer").GetString());
        Assert.Equal(["code"], Words("response_types_supported"));
        Assert.Equal(["query"], Words("response_modes_supported"));
        Assert.Equal(["S256"], Words("code_challenge_methods_supported"));
        Assert.Equal(["pairwise"], Words("subject_types_supported"));
        Assert.Equal(["ES256"], Words("id_token_signing_alg_values_supported"));
        Assert.Equal(
            ["authorization_code", "client_credentials", "refresh_token", DeviceGrant],
            Words("grant_types_supported").Order()
        );

        string?[] Words(string name) => [.. offered.GetProperty(name).EnumerateArray().Select(v => v.GetString())];
    }

    private const string DeviceGrant = "urn:ietf:params:oauth:grant-type:device_code";

    [Fact]
    public async Task A_token_that_its_partner_gives_back_is_refused_from_then_on()
    {
        var journey = new Journey(await house.PartnerAsync(), "openid offline_access");
        var tokens = await house.ExchangeAsync(
            journey,
            await PartnersCity.CodeAsync(house.Person("مریم احمدی"), journey)
        );
        using var partner = house.City.Visitor();
        using var body = new FormUrlEncodedContent([
            KeyValuePair.Create("token", tokens.Text("refresh_token")),
            KeyValuePair.Create<string, string?>("client_id", journey.Partner.ClientId),
            KeyValuePair.Create("client_secret", journey.Partner.Secret),
        ]);
        using var given = await partner.Http.PostAsync("/connect/revocation", body);
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        Assert.Equal("invalid_grant", (await house.RefreshAsync(journey, tokens.Text("refresh_token"))).Text("error"));
    }

    [Fact]
    public async Task Whoever_asks_for_tokens_too_often_waits()
    {
        await using var city = await CityHost.StartAsync(services =>
            services.Replace(ServiceDescriptor.Singleton(new LimitSettings()))
        );
        using var anybody = city.Visitor();
        using var empty = new StringContent("");
        for (var i = 0; i < 600; i++)
            (await anybody.Http.PostAsync("/connect/token", empty)).Dispose();
        using var more = await anybody.Http.PostAsync("/connect/token", empty);
        Assert.Equal(HttpStatusCode.TooManyRequests, more.StatusCode);
        Assert.NotNull(more.Headers.RetryAfter);
    }
}
