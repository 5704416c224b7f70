using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class ProveAgainTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Within_ten_minutes_nobody_is_asked_again_and_after_them_for_every_dangerous_act()
    {
        var (kaveh, _, who) = await house.OfficerAsync("mayor", IdentityModule.ManageOffices, "کاوه", "دانش");
        var davoud = await CitizenAsync("داوود");
        var page = await AppointAsync(kaveh, davoud);
        Assert.Equal("/offices/lighting?done=1", page.Address);

        house.City.Clock.Advance(ProveAgain.Fresh);
        page = await AppointAsync(kaveh, await CitizenAsync("شیرین"));
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Equal("خودتان هستید؟", page.Heading);
        page = await kaveh.SubmitAsync(page, Forms.Proof, ("ProofCode", await house.CodeOfAsync(who)));
        Assert.Contains("شیرین", page.Text, StringComparison.Ordinal);
        var again = await AppointAsync(kaveh, await CitizenAsync("بهرام"));
        Assert.Equal("/offices/lighting?done=1", again.Address);
    }

    [Fact]
    public async Task The_page_says_what_for_and_carries_every_field_that_was_typed()
    {
        var (kaveh, _, who) = await house.OfficerAsync("mayor", IdentityModule.ManageOffices, "کاوه", "دانش");
        var davoud = await CitizenAsync("داوود");
        house.City.Clock.Advance(ProveAgain.Fresh);
        var page = await AppointAsync(kaveh, davoud, "<b>حکم ۱۲</b> {Permissions}");
        Assert.Contains(
            Shahr.Kit.Values.PersianText.ToPersianDigits(davoud.NationalCode),
            page.Text,
            StringComparison.Ordinal
        );
        Assert.Contains("<b>حکم ۱۲</b>", page.Text, StringComparison.Ordinal);
        Assert.Equal(2, page.Page.QuerySelectorAll(Forms.Proof + " [name=Permissions]").Length);
        Assert.Null(page.Page.QuerySelector("main b"));
        page = await kaveh.SubmitAsync(page, Forms.Proof, ("ProofCode", await house.CodeOfAsync(who)));
        Assert.Equal("/offices/lighting?done=1", page.Address);
        var person = await house.FindAsync(davoud);
        var sql = "select count(*) from identity_grants where person_id = @v";
        Assert.Equal(2, await Database.CountAsync(house.City, sql, person?.Value));
    }

    [Fact]
    public async Task A_wrong_code_is_refused_at_the_field_nothing_is_done_and_the_tries_are_counted()
    {
        var (kaveh, _, who) = await house.OfficerAsync("mayor", IdentityModule.ManageOffices);
        var davoud = await CitizenAsync("داوود");
        house.City.Clock.Advance(ProveAgain.Fresh);
        var page = await AppointAsync(kaveh, davoud);
        for (var i = 0; i < AuthenticatorDesk.MostTries; i++)
        {
            page = await kaveh.SubmitAsync(page, Forms.Proof, ("ProofCode", "000000"));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.NotNull(page.ProblemAt("ProofCode"));
        }

        page = await kaveh.SubmitAsync(page, Forms.Proof, ("ProofCode", await house.CodeOfAsync(who)));
        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        var sql = "select count(*) from identity_officers where person_id = @v";
        Assert.Equal(0, await Database.CountAsync(house.City, sql, (await house.FindAsync(davoud))?.Value));
    }

    [Fact]
    public async Task Who_has_nothing_else_proves_by_a_code_to_their_mobile_which_signs_nobody_in()
    {
        var who = Citizen.New();
        var maryam = await house.SignUpAsync(who);
        house.City.Clock.Advance(ProveAgain.Fresh);
        var page = await maryam.GetAsync("/me/authenticator");
        var app = new SoftAuthenticator(house);
        app.Read(page);
        page = await maryam.SubmitAsync(page, Forms.Authenticator, ("Code", app.Code()));
        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        var wrong = await maryam.SubmitAsync(page, Forms.Proof, ("ProofCode", "12"));
        Assert.NotNull(wrong.ProblemAt("ProofCode"));
        // The page of sign-in does not know this code: it leads to its own beginning, and from there home.
        Assert.Equal("/", (await maryam.GetAsync("/sign-in/code")).Address);
        page = await house.ProveByMessageAsync(maryam, page, who);
        Assert.Equal(10, SoftAuthenticator.CodesOn(page).Count);
        Assert.Single(house.Telephones.To(who.Mobile), sms => sms.Template == "proof_code");
    }

    [Fact]
    public async Task Another_code_by_message_comes_after_a_pause_only()
    {
        var who = Citizen.New();
        var maryam = await house.SignUpAsync(who);
        house.City.Clock.Advance(ProveAgain.Fresh);
        var page = await maryam.GetAsync("/me/authenticator");
        page = await maryam.SubmitAsync(page, Forms.Authenticator, ("Code", "1"));
        const string Again = "form:has([name='ProofAgain'])";
        var soon = await maryam.SubmitAsync(page, Again);
        Assert.Equal(HttpStatusCode.TooManyRequests, soon.Status);
        house.City.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.Forbidden, (await maryam.SubmitAsync(page, Again)).Status);
        await CityHost.EventuallyAsync(
            () => Task.FromResult(house.Telephones.To(who.Mobile).Count(sms => sms.Template == "proof_code") == 2),
            "another code",
            60
        );
    }

    [Fact]
    public async Task A_passkey_of_another_person_proves_nothing()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        using var hers = new SoftPasskey();
        using var his = new SoftPasskey();
        await hers.AddAsync(maryam);
        await his.AddAsync(farhad);
        house.City.Clock.Advance(ProveAgain.Fresh);
        using var more = new SoftPasskey();
        var page = await more.AddAsync(maryam, "دومی");
        Assert.Contains("«دومی»", page.Text, StringComparison.Ordinal);
        const string Passkey = "form[data-passkey='prove']";
        var refused = await maryam.SubmitAsync(page, Passkey, ("ProofCredential", his.Get(page, Passkey)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        page = await maryam.SubmitAsync(refused, Passkey, ("ProofCredential", hers.Get(refused, Passkey)));
        Assert.Contains("گذرکلید ساخته شد", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_citizen_whose_passkeys_device_is_lost_proves_by_a_code_and_removes_it()
    {
        var who = Citizen.New();
        var maryam = await house.SignUpAsync(who);
        using var lost = new SoftPasskey();
        var list = await lost.AddAsync(maryam);
        house.City.Clock.Advance(ProveAgain.Fresh);
        var address = list.Page.QuerySelector("main a[href^='/me/passkeys/']")?.GetAttribute("href") ?? "";
        var page = await maryam.SubmitAsync(await maryam.GetAsync(address), "form[action$='/removal']");
        page = await house.ProveByMessageAsync(maryam, page, who);
        Assert.Contains("برداشته شد", page.Text, StringComparison.Ordinal);
    }

    private async Task<Citizen> CitizenAsync(string given)
    {
        var who = Citizen.New(given, "آزمونی");
        await house.Seed.SignUpAsync(IdentityCity.Seeded(who));
        return who;
    }

    private static async Task<Seen> AppointAsync(Visitor kaveh, Citizen whom, string reason = "حکم ۱۲")
    {
        var page = await kaveh.GetAsync("/offices/lighting");
        var add = page.Page.QuerySelector("#add");
        foreach (var permission in add?.QuerySelectorAll("[name=Permissions]").Take(2) ?? [])
            permission.SetAttribute("checked", "");
        return await kaveh.SubmitAsync(page, "#add", ("NationalCode", whom.NationalCode), ("Reason", reason));
    }
}
