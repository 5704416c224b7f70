using System.Net;

namespace Shahr.Partners.Tests;

public sealed class RefusedRequestTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    [Theory]
    [InlineData("redirect_uri", "https://thief.example/back")]
    [InlineData("redirect_uri", "https://library.example/back/../thief")]
    [InlineData("redirect_uri", "https://library.example/back?next=https://thief.example")]
    [InlineData("redirect_uri", "javascript:alert(1)")]
    [InlineData("client_id", "nobody")]
    [InlineData("client_id", null)]
    [InlineData("response_type", "token")]
    [InlineData("response_type", "code id_token")]
    [InlineData("response_mode", "form_post")]
    [InlineData("response_mode", "fragment")]
    public async Task A_request_that_cannot_be_trusted_gets_a_page_of_the_city_and_leads_nowhere(
        string name,
        string? value
    )
    {
        var maryam = house.Person("مریم احمدی");
        var journey = new Journey(await house.PartnerAsync(), "openid");
        var seen = await maryam.GetAsync(journey.Address((name, value)));
        Assert.Equal(HttpStatusCode.BadRequest, seen.Status);
        Assert.Null(seen.Location);
        Assert.Contains(PartnersProblems.BadRequest.Fa, seen.Text, StringComparison.Ordinal);
        Assert.Contains("مریم احمدی", seen.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("code_challenge", null)]
    [InlineData("code_challenge_method", "plain")]
    [InlineData("code_challenge_method", null)]
    public async Task A_request_without_PKCE_or_with_its_weak_kind_is_refused(string name, string? value)
    {
        var maryam = house.Person("مریم احمدی");
        var journey = new Journey(await house.PartnerAsync(), "openid");
        var seen = await maryam.GetAsync(journey.Address((name, value)));
        Assert.Equal(HttpStatusCode.BadRequest, seen.Status);
        Assert.Null(seen.Location);
    }

    [Fact]
    public async Task A_partner_that_waits_for_its_second_officer_is_answered_nothing()
    {
        var waiting = await house.PartnerAsync(approve: false);
        var seen = await house.Person("مریم احمدی").GetAsync(new Journey(waiting, "openid").Address());
        Assert.Equal(HttpStatusCode.BadRequest, seen.Status);
        Assert.Contains(PartnersProblems.NotOpen.Fa, seen.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("openid phone")]
    [InlineData("openid national_code")]
    public async Task Nobody_is_told_what_their_registration_does_not_allow(string scopes)
    {
        var partner = await house.PartnerAsync(scopes: "openid profile");
        var seen = await house.Person("مریم احمدی").GetAsync(new Journey(partner, scopes).Address());
        Assert.Equal(HttpStatusCode.BadRequest, seen.Status);
        Assert.Contains(PartnersProblems.AsksTooMuch.Fa, seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_installed_program_may_come_back_at_any_port_of_its_own_machine_and_nowhere_else()
    {
        var maryam = house.Person("مریم احمدی");
        var program = await house.PartnerAsync("127.0.0.1", confidential: false);
        var journey = new Journey(program, "openid");
        var page = await maryam.GetAsync(journey.Address(("redirect_uri", "http://127.0.0.1:53124/back")));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(
            "form-action 'self' http://127.0.0.1:53124;",
            page.Response.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );
        var elsewhere = await maryam.GetAsync(journey.Address(("redirect_uri", "http://127.0.0.2:53124/back")));
        Assert.Equal(HttpStatusCode.BadRequest, elsewhere.Status);
    }
}
