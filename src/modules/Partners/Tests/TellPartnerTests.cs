using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace Shahr.Partners.Tests;

public sealed class TellPartnerTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    private const string Address = "/api/v1/partner";

    [Fact]
    public async Task A_partners_server_reads_how_it_stands_and_how_many_agreed_but_not_who()
    {
        var partner = await house.PartnerAsync(scopes: MachineTokenTests.Machine);
        await PartnersCity.CodeAsync(house.Person("مریم احمدی"), new Journey(partner, "openid profile"));
        await PartnersCity.CodeAsync(house.Person("بهرام جعفری"), new Journey(partner, "openid"));
        var (status, text) = await AskAsync((await house.AloneAsync(partner)).Text("access_token"));
        Assert.Equal(HttpStatusCode.OK, status);
        var told = JsonDocument.Parse(text).RootElement;
        Assert.Equal(partner.ClientId, told.GetProperty("clientId").GetString());
        Assert.Equal("Open", told.GetProperty("state").GetString());
        Assert.Equal(2, told.GetProperty("people").GetInt32());
        Assert.Equal(told.GetProperty("approvedAt").GetDateTime(), told.GetProperty("secretSince").GetDateTime());
        Assert.DoesNotContain("مریم", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_of_a_person_or_none_or_a_forged_one_opens_nothing()
    {
        var journey = new Journey(await house.PartnerAsync(scopes: MachineTokenTests.Machine), "openid profile");
        var code = await PartnersCity.CodeAsync(house.Person("مریم احمدی"), journey);
        var hers = (await house.ExchangeAsync(journey, code)).Text("access_token");
        var machines = (await house.AloneAsync(journey.Partner)).Text("access_token") ?? "";
        var forged = machines[..^8] + (machines[^8] == 'A' ? 'B' : 'A') + machines[^7..];
        foreach (var token in new[] { hers, forged, "", null, "shahr_nothing" })
        {
            var (status, text) = await AskAsync(token);
            Assert.Equal(HttpStatusCode.Unauthorized, status);
            Assert.Contains(PartnersProblems.MachineTokenNeeded.Code, text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_machines_token_opens_nothing_that_is_a_persons()
    {
        var partner = await house.PartnerAsync(scopes: MachineTokenTests.Machine);
        var token = (await house.AloneAsync(partner)).Text("access_token");
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(token, Protocol.UserInfoAddress)).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(token, "/api/v1/cases")).Status);
    }

    [Fact]
    public async Task A_partner_that_was_closed_is_told_nothing_from_that_moment_on()
    {
        var partner = await house.PartnerAsync(scopes: MachineTokenTests.Machine);
        var token = (await house.AloneAsync(partner)).Text("access_token");
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(token)).Status);
        var parvin = house.Officer("پروین صالحی");
        var page = await parvin.GetAsync(partner.Page);
        Assert.Contains(MachineScope.All[0].Fa, page.Text, StringComparison.Ordinal);
        await parvin.SubmitAsync(page, "#close", ("Reason", "دیگر به کار نمی‌آید"));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(token)).Status);
        Assert.NotEqual(HttpStatusCode.OK, (await house.AloneAsync(partner)).Status);
    }

    [Fact]
    public async Task A_token_that_was_given_back_opens_nothing_any_more()
    {
        var partner = await house.PartnerAsync(scopes: MachineTokenTests.Machine);
        var token = (await house.AloneAsync(partner)).Text("access_token");
        using var server = house.City.Visitor();
        using var body = new FormUrlEncodedContent([
            KeyValuePair.Create("token", token),
            KeyValuePair.Create<string, string?>("client_id", partner.ClientId),
            KeyValuePair.Create("client_secret", partner.Secret),
        ]);
        using var given = await server.Http.PostAsync(Protocol.RevocationAddress, body);
        Assert.Equal(HttpStatusCode.OK, given.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(token)).Status);
    }

    private async Task<(HttpStatusCode Status, string Text)> AskAsync(string? token, string address = Address)
    {
        using var server = house.City.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await server.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }
}
