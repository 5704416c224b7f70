using System.Net;

namespace Shahr.Partners.Tests;

public sealed class MachineTokenTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    internal const string Machine = "openid profile registration.read";

    [Theory]
    [InlineData("openid")]
    [InlineData("registration.read openid")]
    [InlineData("registration.read profile")]
    [InlineData("phone")]
    [InlineData("cases.read")]
    [InlineData(null)]
    public async Task A_machine_is_never_given_what_belongs_to_people(string? scope)
    {
        var refused = await house.AloneAsync(await house.PartnerAsync(scopes: Machine), scope);
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("invalid_scope", refused.Text("error"));
    }

    [Fact]
    public async Task A_machine_gets_a_token_of_a_quarter_hour_that_renews_nothing()
    {
        var given = await house.AloneAsync(await house.PartnerAsync(scopes: Machine));
        Assert.Equal(HttpStatusCode.OK, given.Status);
        Assert.InRange(given.Body.GetProperty("expires_in").GetInt32(), 890, 900);
        Assert.Null(given.Text("refresh_token"));
        Assert.Null(given.Text("id_token"));
    }

    [Fact]
    public async Task Only_a_partner_that_was_approved_for_it_and_knows_its_secret_comes_in_alone()
    {
        var asksPeopleOnly = await house.PartnerAsync(scopes: "openid profile");
        Assert.Equal("unauthorized_client", (await house.AloneAsync(asksPeopleOnly)).Text("error"));
        var waits = await house.PartnerAsync(scopes: Machine, approve: false);
        Assert.NotEqual(HttpStatusCode.OK, (await house.AloneAsync(waits)).Status);
        var open = await house.PartnerAsync(scopes: Machine);
        var guesses = await house.AloneAsync(open with { Secret = "shahr-" + new string('0', 64) });
        Assert.Equal("invalid_client", guesses.Text("error"));
        Assert.NotEqual(HttpStatusCode.OK, (await house.AloneAsync(open with { Secret = null })).Status);
    }

    [Fact]
    public async Task What_a_machine_may_ask_is_not_asked_of_a_person()
    {
        var journey = new Journey(await house.PartnerAsync(scopes: Machine), "openid registration.read");
        var seen = await house.Person("مریم احمدی").GetAsync(journey.Address());
        Assert.Equal(HttpStatusCode.BadRequest, seen.Status);
        Assert.Contains(PartnersProblems.AsksTooMuch.Fa, seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_never_keeps_its_token_waits()
    {
        var partner = await house.PartnerAsync(scopes: Machine);
        for (var i = 0; i < MachineToken.MostAnHour; i++)
            Assert.Equal(HttpStatusCode.OK, (await house.AloneAsync(partner)).Status);
        Assert.Equal("slow_down", (await house.AloneAsync(partner)).Text("error"));
        // Another partner is not held up by it.
        Assert.Equal(HttpStatusCode.OK, (await house.AloneAsync(await house.PartnerAsync(scopes: Machine))).Status);
    }
}
