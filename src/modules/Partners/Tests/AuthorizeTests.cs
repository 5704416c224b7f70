using System.Net;
using Shahr.Contracts;
using Shahr.Kit;

namespace Shahr.Partners.Tests;

public sealed class AuthorizeTests(PartnersCity house) : IClassFixture<PartnersCity>
{
    [Fact]
    public async Task Maryam_reads_who_asks_what_and_why_and_the_partner_learns_only_that()
    {
        var person = PersonId.New();
        house.People.Reachable[person] = new Reach("+989121234567", null, "fa");
        var maryam = house.Person("مریم احمدی", person, a => a with { Assurance = Assurance.Checked });
        var journey = new Journey(await house.PartnerAsync(), "openid profile phone");

        var page = await maryam.GetAsync(journey.Address());
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("کتابخانهٔ باغ", page.Heading, StringComparison.Ordinal);
        Assert.Contains("تا کارت عضویت شما را بی فرم تازه بسازد", page.Text, StringComparison.Ordinal);
        Assert.Contains("library.example", page.Text, StringComparison.Ordinal);
        Assert.Contains("مریم احمدی", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("نشانی ایمیل", page.Text, StringComparison.Ordinal);
        Assert.Contains(
            "form-action 'self' https://library.example;",
            page.Response.Headers.GetValues("Content-Security-Policy").Single(),
            StringComparison.Ordinal
        );

        var back = PartnersCity.Back(await maryam.SubmitAsync(page, PartnersCity.Allow, ("Decision", "allow")));
        Assert.Equal("راه-۱", back["state"]);
        Assert.Equal("http://localhost:5080/", back["iss"]);
        var tokens = await house.ExchangeAsync(journey, back["code"]);
        Assert.Equal(HttpStatusCode.OK, tokens.Status);
        Assert.Null(tokens.Text("refresh_token"));
        var read = await house.ReadAsync(tokens.Text("id_token"), journey.Partner);
        Assert.True(read.IsValid, read.Exception?.Message);
        Assert.Equal("مریم احمدی", read.Claims["name"]);
        Assert.Equal("+989121234567", read.Claims["phone_number"]);
        Assert.Equal("urn:shahr:assurance:checked", read.Claims["acr"]);
        Assert.Equal("n-1", read.Claims["nonce"]);
        Assert.DoesNotContain("email", read.Claims.Keys);
        Assert.DoesNotContain(person.ToString(), tokens.Body.GetRawText(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(person.Value.ToString("N"), read.Claims["sub"].ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_partners_know_the_same_person_by_two_words_and_one_partner_always_by_one()
    {
        var person = PersonId.New();
        var library = new Journey(await house.PartnerAsync("one.example"), "openid");
        var pool = new Journey(await house.PartnerAsync("two.example"), "openid");
        var first = await SubjectAsync(library, person);
        Assert.Equal(first, await SubjectAsync(library, person));
        Assert.NotEqual(first, await SubjectAsync(pool, person));
        Assert.NotEqual(first, await SubjectAsync(library, PersonId.New()));
    }

    [Fact]
    public async Task What_was_allowed_is_not_asked_again_but_more_is_and_so_is_a_wish_to_ask()
    {
        var maryam = house.Person("مریم احمدی");
        var partner = await house.PartnerAsync();
        await PartnersCity.CodeAsync(maryam, new Journey(partner, "openid profile"));

        var again = await maryam.GetAsync(new Journey(partner, "openid").Address());
        Assert.NotEmpty(PartnersCity.Back(again)["code"]);
        var more = await maryam.GetAsync(new Journey(partner, "openid profile email").Address());
        Assert.Equal(HttpStatusCode.OK, more.Status);
        var asked = await maryam.GetAsync(new Journey(partner, "openid").Address(("prompt", "consent")));
        Assert.Equal(HttpStatusCode.OK, asked.Status);
    }

    [Fact]
    public async Task Whoever_does_not_agree_goes_back_with_nothing_and_is_asked_again_next_time()
    {
        var maryam = house.Person("مریم احمدی");
        var journey = new Journey(await house.PartnerAsync(), "openid profile");
        var page = await maryam.GetAsync(journey.Address());
        var back = PartnersCity.Back(await maryam.SubmitAsync(page, PartnersCity.Allow, ("Decision", "refuse")));
        Assert.Equal("access_denied", back["error"]);
        Assert.DoesNotContain("code", back.Keys);
        Assert.Equal(HttpStatusCode.OK, (await maryam.GetAsync(journey.Address())).Status);
    }

    [Fact]
    public async Task A_consent_that_does_not_come_from_our_own_page_is_refused()
    {
        var maryam = house.Person("مریم احمدی");
        var journey = new Journey(await house.PartnerAsync(), "openid");
        var page = await maryam.GetAsync(journey.Address());
        var forged = await maryam.SubmitAsync(
            page,
            PartnersCity.Allow,
            ("Decision", "allow"),
            ("__RequestVerificationToken", null)
        );
        Assert.Equal(HttpStatusCode.BadRequest, forged.Status);
        Assert.Null(forged.Location);
    }

    [Fact]
    public async Task A_guest_signs_in_first_and_comes_back_to_the_same_request()
    {
        var guest = house.City.Visitor(followRedirects: false);
        var journey = new Journey(await house.PartnerAsync(), "openid profile");
        var seen = await guest.GetAsync(journey.Address());
        Assert.StartsWith("/sign-in?next=%2Fconnect%2Fauthorize", seen.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_acts_for_another_is_asked_to_act_in_their_own_name_first()
    {
        var other = PersonId.New();
        var bahram = house.Person(
            "بهرام جعفری",
            change: a => a with { For = other, Mandate = new Mandate(new Principal(other, "مریم احمدی"), ["*"], []) }
        );
        var journey = new Journey(await house.PartnerAsync(), "openid");
        var seen = await bahram.GetAsync(journey.Address());
        Assert.StartsWith("/me/acting?next=", seen.Location, StringComparison.Ordinal);
        var silent = PartnersCity.Back(await bahram.GetAsync(journey.Address(("prompt", "none"))));
        Assert.Equal("interaction_required", silent["error"]);
    }

    [Fact]
    public async Task A_partner_that_wants_no_page_hears_that_there_is_something_to_ask()
    {
        var journey = new Journey(await house.PartnerAsync(), "openid");
        var silent = journey.Address(("prompt", "none"));
        var guest = house.City.Visitor(followRedirects: false);
        Assert.Equal("login_required", PartnersCity.Back(await guest.GetAsync(silent))["error"]);
        var maryam = house.Person("مریم احمدی");
        Assert.Equal("consent_required", PartnersCity.Back(await maryam.GetAsync(silent))["error"]);
        await PartnersCity.CodeAsync(maryam, journey);
        Assert.NotEmpty(PartnersCity.Back(await maryam.GetAsync(silent))["code"]);
    }

    [Fact]
    public async Task A_browser_that_comes_from_a_form_of_ours_gets_a_page_since_its_redirect_could_not_leave()
    {
        var maryam = house.Person("مریم احمدی");
        var journey = new Journey(await house.PartnerAsync(), "openid");
        await PartnersCity.CodeAsync(maryam, journey);
        var fromSignIn = await maryam.SendAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Get, journey.Address());
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            return request;
        });
        Assert.Equal(HttpStatusCode.OK, fromSignIn.Status);
        Assert.Contains("پیش‌تر پذیرفته‌اید", fromSignIn.Text, StringComparison.Ordinal);
        var back = PartnersCity.Back(await maryam.SubmitAsync(fromSignIn, PartnersCity.Allow, ("Decision", "allow")));
        Assert.NotEmpty(back["code"]);
    }

    [Fact]
    public async Task Two_tabs_that_agree_at_once_make_one_consent()
    {
        var maryam = house.Person("مریم احمدی");
        var partner = await house.PartnerAsync();
        var page = await maryam.GetAsync(new Journey(partner, "openid profile").Address());
        var other = await maryam.GetAsync(new Journey(partner, "openid email").Address());
        var both = await Task.WhenAll(
            maryam.SubmitAsync(page, PartnersCity.Allow, ("Decision", "allow")),
            maryam.SubmitAsync(other, PartnersCity.Allow, ("Decision", "allow"))
        );
        Assert.All(both, seen => Assert.NotEmpty(PartnersCity.Back(seen)["code"]));
        var mine = await maryam.GetAsync("/me/partners");
        Assert.Single(mine.Page.QuerySelectorAll("form[action$='/revocation']"));
        Assert.Contains("نام و نام خانوادگی", mine.Text, StringComparison.Ordinal);
        Assert.Contains("نشانی ایمیل", mine.Text, StringComparison.Ordinal);
    }

    private async Task<object> SubjectAsync(Journey journey, PersonId person)
    {
        var code = await PartnersCity.CodeAsync(house.Person("مریم احمدی", person), journey);
        var fresh = await house.ExchangeAsync(journey, code);
        return (await house.ReadAsync(fresh.Text("id_token"), journey.Partner)).Claims["sub"];
    }
}
