using System.Net;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Shahr.Kit;

namespace Shahr.Partners.Tests;

public sealed class SpendOnceTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    [Fact]
    public async Task A_code_that_comes_again_is_refused_and_takes_back_what_it_gave()
    {
        var journey = await LastingAsync();
        var code = await PartnersCity.CodeAsync(house.Person("مریم احمدی"), journey);
        var first = await house.ExchangeAsync(journey, code);
        Assert.Equal(HttpStatusCode.OK, first.Status);
        var again = await house.ExchangeAsync(journey, code);
        Assert.Equal(HttpStatusCode.BadRequest, again.Status);
        Assert.Equal("invalid_grant", again.Text("error"));
        var refresh = await house.RefreshAsync(journey, first.Text("refresh_token"));
        Assert.Equal("invalid_grant", refresh.Text("error"));
    }

    [Fact]
    public async Task The_same_code_sent_many_times_at_once_works_at_most_once()
    {
        var journey = await LastingAsync();
        var code = await PartnersCity.CodeAsync(house.Person("مریم احمدی"), journey);
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => house.ExchangeAsync(journey, code)));
        Assert.Single(all, a => a.Status == HttpStatusCode.OK);
        Assert.All(all.Where(a => a.Status != HttpStatusCode.OK), a => Assert.Equal("invalid_grant", a.Text("error")));
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_its_reuse_ends_the_whole_chain()
    {
        var journey = await LastingAsync();
        var code = await PartnersCity.CodeAsync(house.Person("مریم احمدی"), journey);
        var first = await house.ExchangeAsync(journey, code);
        var second = await house.RefreshAsync(journey, first.Text("refresh_token"));
        Assert.Equal(HttpStatusCode.OK, second.Status);
        Assert.NotEqual(first.Text("refresh_token"), second.Text("refresh_token"));
        Assert.Equal("مریم احمدی", (await house.ReadAsync(second.Text("id_token"), journey.Partner)).Claims["name"]);

        var stolen = await house.RefreshAsync(journey, first.Text("refresh_token"));
        Assert.Equal("invalid_grant", stolen.Text("error"));
        var owner = await house.RefreshAsync(journey, second.Text("refresh_token"));
        Assert.Equal("invalid_grant", owner.Text("error"));
    }

    [Fact]
    public async Task The_same_refresh_token_sent_many_times_at_once_works_at_most_once()
    {
        var journey = await LastingAsync();
        var code = await PartnersCity.CodeAsync(house.Person("مریم احمدی"), journey);
        var token = (await house.ExchangeAsync(journey, code)).Text("refresh_token");
        var all = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => house.RefreshAsync(journey, token)));
        Assert.Single(all, a => a.Status == HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_code_is_nothing_without_its_verifier_its_address_its_partner_or_its_minute()
    {
        var maryam = house.Person("مریم احمدی");
        var journey = await LastingAsync();
        (string, string?)[] right =
        [
            ("grant_type", "authorization_code"),
            ("redirect_uri", journey.Partner.Redirect),
            ("code_verifier", journey.Verifier),
        ];
        foreach (var (name, value) in WrongFields())
        {
            var code = await PartnersCity.CodeAsync(maryam, journey);
            var fields = right.Where(f => f.Item1 != name).Append((name, value)).Append(("code", code));
            var wrong = await house.TokensAsync(journey, [.. fields]);
            Assert.True(wrong.Status is HttpStatusCode.BadRequest or HttpStatusCode.Unauthorized, name);
            Assert.Null(wrong.Text("access_token"));
        }

        var other = new Journey(await house.PartnerAsync("thief.example"), "openid");
        var given = await PartnersCity.CodeAsync(maryam, journey);
        var thief = await house.TokensAsync(other, [.. right, ("code", given)]);
        Assert.Equal("invalid_grant", thief.Text("error"));

        var late = await PartnersCity.CodeAsync(maryam, journey);
        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("invalid_grant", (await house.ExchangeAsync(journey, late)).Text("error"));

        static IEnumerable<(string, string?)> WrongFields() =>
            [
                ("code_verifier", new string('x', 43)),
                ("code_verifier", null),
                ("redirect_uri", "https://thief.example/"),
                ("client_secret", "shahr-guessed"),
            ];
    }

    [Fact]
    public async Task Forged_tokens_and_those_of_no_algorithm_are_refused()
    {
        var journey = await LastingAsync();
        var code = await PartnersCity.CodeAsync(house.Person("مریم احمدی"), journey);
        var token = (await house.ExchangeAsync(journey, code)).Text("id_token") ?? "";
        var parts = token.Split('.');
        var none = WebEncoders.Base64UrlEncode(Encoding.UTF8.GetBytes("""{"alg":"none","typ":"JWT"}"""));
        foreach (var forged in new[] { $"{none}.{parts[1]}.", token, parts[0] + "." + parts[1] + ".AAAA", "x" })
        {
            Assert.Equal("invalid_grant", (await house.RefreshAsync(journey, forged)).Text("error"));
            Assert.Equal("invalid_grant", (await house.ExchangeAsync(journey, forged)).Text("error"));
        }
    }

    [Fact]
    public async Task A_refresh_token_outlives_neither_its_month_nor_its_consent()
    {
        var maryam = house.Person("مریم احمدی");
        var journey = await LastingAsync();
        var old = await house.ExchangeAsync(journey, await PartnersCity.CodeAsync(maryam, journey));
        house.City.Clock.Advance(Protocol.LongestLife + TimeSpan.FromMinutes(1));
        Assert.Equal("invalid_grant", (await house.RefreshAsync(journey, old.Text("refresh_token"))).Text("error"));
    }

    private async Task<Journey> LastingAsync() => new(await house.PartnerAsync(), "openid profile offline_access");
}
