using System.Net;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Partners.Tests;

public sealed class DecidePartnerTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    [Fact]
    public async Task Another_officer_approves_the_secret_is_shown_once_and_with_it_the_partner_signs_Maryam_in()
    {
        var kaveh = house.Officer("کاوه نوری");
        var form = await kaveh.GetAsync("/partners/new");
        var waiting = await kaveh.SubmitAsync(form, PartnersCity.Register, PartnersCity.GoodForm);
        Assert.Null(waiting.Page.QuerySelector("#approve"));

        var parvin = house.Officer("پروین صالحی");
        var page = await parvin.GetAsync(waiting.Address);
        var approved = await parvin.SubmitAsync(page, "#approve");
        Assert.Equal(HttpStatusCode.OK, approved.Status);
        Assert.Contains("no-store", approved.Response.Headers.CacheControl?.ToString(), StringComparison.Ordinal);
        var (client, secret) = PartnersCity.Shown(approved);
        Assert.StartsWith("shahr-", secret, StringComparison.Ordinal);
        var later = await parvin.GetAsync(waiting.Address);
        Assert.DoesNotContain(secret ?? "", later.Body, StringComparison.Ordinal);

        var pool = new KnownPartner(Guid.Empty, client, secret, "https://pool.example/back");
        var journey = new Journey(pool, "openid profile");
        var code = await PartnersCity.CodeAsync(house.Person("مریم احمدی"), journey);
        Assert.Equal(HttpStatusCode.OK, (await house.ExchangeAsync(journey, code)).Status);
    }

    [Fact]
    public async Task Nobody_approves_what_they_registered_themselves()
    {
        var kaveh = house.Officer("کاوه نوری");
        var form = await kaveh.GetAsync("/partners/new");
        var mine = await kaveh.SubmitAsync(form, PartnersCity.Register, PartnersCity.GoodForm);
        var theirs = await house.Officer("پروین صالحی").GetAsync(mine.Address);
        // The button is not there for them; the rule is, for whoever sends the form all the same.
        var own = (await kaveh.GetAsync(mine.Address)).Page.QuerySelector("[name='__RequestVerificationToken']");
        var token = ("__RequestVerificationToken", own?.GetAttribute("value"));
        var seen = await kaveh.SubmitAsync(theirs, "#approve", token);
        Assert.Equal(HttpStatusCode.Forbidden, seen.Status);
        Assert.Contains(PartnersProblems.FourEyes.Fa, seen.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_who_decide_at_once_one_decides()
    {
        var waiting = await house.PartnerAsync("race.example", approve: false);
        var (davoud, parvin) = (house.Officer("داوود رضایی"), house.Officer("پروین صالحی"));
        var (one, two) = (await davoud.GetAsync(waiting.Page), await parvin.GetAsync(waiting.Page));
        var both = await Task.WhenAll(
            davoud.SubmitAsync(one, "#approve"),
            parvin.SubmitAsync(two, "#refuse", ("Reason", "نشناختیم"))
        );
        Assert.Single(both, s => s.Status == HttpStatusCode.OK);
        Assert.Single(both, s => s.Status == HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_refusal_needs_its_reason_and_nothing_opens()
    {
        var waiting = await house.PartnerAsync("no.example", approve: false);
        var parvin = house.Officer("پروین صالحی");
        var page = await parvin.GetAsync(waiting.Page);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await parvin.SubmitAsync(page, "#refuse", ("Reason", " "))).Status
        );
        var refused = await parvin.SubmitAsync(page, "#refuse", ("Reason", "نشناختیم"));
        Assert.Contains("پذیرفته نشد", refused.Body, StringComparison.Ordinal);
        var seen = await house.Person("مریم احمدی").GetAsync(new Journey(waiting, "openid").Address());
        Assert.Equal(HttpStatusCode.BadRequest, seen.Status);
    }

    [Fact]
    public async Task A_new_secret_ends_the_one_before()
    {
        var partner = await house.PartnerAsync("secret.example");
        var parvin = house.Officer("پروین صالحی");
        var renewed = await parvin.SubmitAsync(await parvin.GetAsync(partner.Page), "#renew");
        var fresh = partner with { Secret = PartnersCity.Shown(renewed).Secret };
        Assert.NotEqual(partner.Secret, fresh.Secret);
        var maryam = house.Person("مریم احمدی");
        var (old, now) = (new Journey(partner, "openid"), new Journey(fresh, "openid"));
        var refused = await house.ExchangeAsync(old, await PartnersCity.CodeAsync(maryam, old));
        Assert.Equal("invalid_client", refused.Text("error"));
        Assert.Equal(
            HttpStatusCode.OK,
            (await house.ExchangeAsync(now, await PartnersCity.CodeAsync(maryam, now))).Status
        );
    }

    [Fact]
    public async Task A_closed_partner_loses_everything_at_once()
    {
        var partner = await house.PartnerAsync("closing.example");
        var maryam = house.Person("مریم احمدی");
        var journey = new Journey(partner, "openid offline_access");
        var tokens = await house.ExchangeAsync(journey, await PartnersCity.CodeAsync(maryam, journey));
        var parvin = house.Officer("پروین صالحی");
        var page = await parvin.GetAsync(partner.Page);
        var closed = await parvin.SubmitAsync(page, "#close", ("Reason", "قرارداد پایان یافت"));
        Assert.Contains("بسته", closed.Body, StringComparison.Ordinal);

        Assert.NotEqual(HttpStatusCode.OK, (await house.RefreshAsync(journey, tokens.Text("refresh_token"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await maryam.GetAsync(journey.Address())).Status);
        Assert.DoesNotContain("کتابخانهٔ باغ", (await maryam.GetAsync("/me/partners")).Text, StringComparison.Ordinal);
        var again = await parvin.SubmitAsync(page, "#close", ("Reason", "دوباره"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
    }

    [Fact]
    public async Task No_secret_is_plain_in_the_database()
    {
        var partner = await house.PartnerAsync("hash.example");
        var kept = await house.City.InScopeAsync(async scope =>
        {
            var found = await PartnersCity.FindAsync(scope, partner.Id);
            return found.ClientSecret;
        });
        Assert.NotNull(kept);
        Assert.DoesNotContain(partner.Secret ?? "", kept, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_that_was_never_registered_has_no_page()
    {
        var seen = await house.Officer("پروین صالحی").GetAsync("/partners/" + PersonId.New().Value);
        Assert.Equal(HttpStatusCode.NotFound, seen.Status);
        Assert.Contains(PartnersProblems.Unknown.Fa, seen.Text, StringComparison.Ordinal);
    }
}
