using System.Net;
using Shahr.Kit.Modules;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class LeadToSecondFactorTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task An_officer_with_the_code_alone_is_led_to_a_second_factor_and_works_once_it_is_set_up()
    {
        var (davoud, _) = await DavoudAsync();
        var page = await davoud.GetAsync("/offices");
        Assert.Equal("/me/second-factor?next=%2Foffices", page.Address);
        Assert.NotNull(page.Page.QuerySelector("a[href='/me/passkeys']"));

        // Their own things still work, and the menu shows what waits.
        Assert.Equal("/me/looks", (await davoud.GetAsync("/me/looks")).Address);
        Assert.NotNull((await davoud.GetAsync("/me")).Page.QuerySelector("a[href='/offices']"));
        await new SoftAuthenticator(house).AddAsync(davoud);
        Assert.Equal("/offices", (await davoud.GetAsync("/offices")).Address);
        Assert.Equal("/offices", (await davoud.GetAsync("/me/second-factor?next=/offices")).Address);
    }

    [Fact]
    public async Task After_the_code_by_message_an_officer_is_led_there_at_once_and_a_citizen_is_not()
    {
        var (_, who) = await DavoudAsync();
        Assert.StartsWith("/me/second-factor", (await house.SignInAsync(who)).At, StringComparison.Ordinal);
        var maryam = Citizen.New();
        await house.SignUpAsync(maryam);
        Assert.Equal("/", (await house.SignInAsync(maryam)).At);
    }

    [Fact]
    public async Task A_changing_request_of_the_office_does_not_act_either()
    {
        var (davoud, _) = await DavoudAsync();
        var page = await davoud.GetAsync("/me");
        page.Page.QuerySelector("form[action='/me/language']")?.SetAttribute("action", "/offices/roads/officers");
        var answer = await davoud.SubmitAsync(
            page,
            "form[action='/offices/roads/officers']",
            ("NationalCode", Citizen.New().NationalCode),
            ("Permissions", IdentityModule.ManageOffices),
            ("Reason", "بی گام دوم")
        );
        Assert.StartsWith("/me/second-factor", answer.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_passkey_made_in_the_session_opens_it_and_one_shown_later_opens_another()
    {
        var (davoud, who) = await DavoudAsync();
        using var telephone = new SoftPasskey();
        await telephone.AddAsync(davoud);
        Assert.Equal("/offices", (await davoud.GetAsync("/offices")).Address);
        var alone = house.City.Visitor();
        await telephone.SignInAsync(alone);
        Assert.Equal("/offices", (await alone.GetAsync("/offices")).Address);

        // By the code first: the page asks for the passkey, and goes on to where they were going.
        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        var byCode = await house.SignInAsync(who);
        var page = await byCode.GetAsync("/offices");
        page = await byCode.SubmitAsync(page, "form[action='/me/second-factor']");
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        const string Passkey = "form[data-passkey='prove']";
        page = await byCode.SubmitAsync(page, Passkey, ("ProofCredential", telephone.Get(page, Passkey)));
        Assert.Equal("/offices", page.Address);
    }

    [Fact]
    public async Task With_a_stolen_sim_card_nobody_adds_a_second_factor_beside_an_officers_own()
    {
        var (davoud, who) = await DavoudAsync();
        using var telephone = new SoftPasskey();
        await telephone.AddAsync(davoud);
        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        var thief = await house.SignInAsync(who);
        var page = await thief.GetAsync("/me/authenticator");
        var app = new SoftAuthenticator(house);
        app.Read(page);
        page = await thief.SubmitAsync(page, Forms.Authenticator, ("Code", app.Code()));
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Null(page.Page.QuerySelector("[name=ProofCode]"));
        Assert.DoesNotContain(house.Telephones.To(who.Mobile), sms => sms.Template == "proof_code");
        using var own = new SoftPasskey();
        Assert.Equal(HttpStatusCode.Forbidden, (await own.AddAsync(thief)).Status);
        Assert.StartsWith("/me/second-factor", (await thief.GetAsync("/offices")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_demo_shows_what_authenticators_show()
    {
        var (real, demo) = (new Slots(), new Slots());
        new IdentityModule("https://city.example").AddSlots(real);
        new IdentityModule("https://city.example", demo: true).AddSlots(demo);
        Assert.Empty(real.In(Slots.DevOutbox));
        Assert.Single(demo.In(Slots.DevOutbox));
    }

    // An officer who signed in before they had a second factor.
    private async Task<(Visitor Visitor, Citizen Who)> DavoudAsync()
    {
        var who = Citizen.New("داوود", "رضایی");
        var visitor = await house.SignUpAsync(who);
        var person = await house.FindAsync(who) ?? throw new InvalidOperationException("Nobody.");
        await house.Seed.GrantAsync(person, "mayor", [IdentityModule.ManageOffices], "حکم آزمون");
        return (visitor, who);
    }
}
