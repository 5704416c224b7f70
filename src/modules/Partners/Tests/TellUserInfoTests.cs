using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Partners.Tests;

public sealed class TellUserInfoTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    [Fact]
    public async Task A_partner_reads_what_was_allowed_as_it_is_today_and_nothing_after_it_was_taken_back()
    {
        var person = PersonId.New();
        house.People.Reachable[person] = new Reach("+989121234567", "maryam@example.ir", "fa");
        house.People.Named[person] = "مریم احمدی";
        var maryam = house.Person("مریم احمدی", person);
        var journey = new Journey(await house.PartnerAsync(), "openid profile phone");
        var tokens = await house.ExchangeAsync(journey, await PartnersCity.CodeAsync(maryam, journey));
        house.People.Named[person] = "مریم احمدی‌نیا";

        var (status, told) = await AskAsync(tokens.Text("access_token"));
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("مریم احمدی‌نیا", told?.GetProperty("name").GetString());
        Assert.Equal("+989121234567", told?.GetProperty("phone_number").GetString());
        Assert.False(told?.TryGetProperty("email", out _));
        var subject = (await house.ReadAsync(tokens.Text("id_token"), journey.Partner)).Claims["sub"];
        Assert.Equal(subject, told?.GetProperty("sub").GetString());

        await maryam.SubmitAsync(await maryam.GetAsync("/me/partners"), "form[action$='/revocation']");
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(tokens.Text("access_token"))).Status);
    }

    [Fact]
    public async Task Late_forged_and_other_tokens_open_nothing()
    {
        var journey = new Journey(await house.PartnerAsync(), "openid offline_access");
        var maryam = house.Person("مریم احمدی");
        var tokens = await house.ExchangeAsync(journey, await PartnersCity.CodeAsync(maryam, journey));
        var access = tokens.Text("access_token") ?? "";
        var parts = access.Split('.');
        foreach (
            var wrong in new[]
            {
                tokens.Text("id_token"),
                tokens.Text("refresh_token"),
                "eyJhbGciOiJub25lIn0." + parts[1] + ".",
                parts[0] + "." + parts[1] + ".AAAA",
                null,
            }
        )
        {
            var (status, _) = await AskAsync(wrong);
            Assert.True(status is HttpStatusCode.Unauthorized or HttpStatusCode.BadRequest, wrong);
        }

        Assert.Equal(HttpStatusCode.OK, (await AskAsync(access)).Status);
        house.City.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(access)).Status);
    }

    private async Task<(HttpStatusCode Status, JsonElement? Told)> AskAsync(string? token)
    {
        using var partner = house.City.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/connect/userinfo");
        if (token is not null)
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await partner.Http.SendAsync(request);
        var body = await response.Content.ReadAsStringAsync();
        return (response.StatusCode, response.IsSuccessStatusCode ? JsonDocument.Parse(body).RootElement : null);
    }
}
