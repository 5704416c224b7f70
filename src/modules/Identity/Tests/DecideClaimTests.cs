using System.Net;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class DecideClaimTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task An_officer_who_saw_the_gazette_confirms_and_the_founder_sees_that_look()
    {
        var (davoud, _, _) = await OfficerAsync();
        var (farhad, claim) = await ClaimAsync();
        var page = await davoud.GetAsync($"/organisations/{claim.Id}");
        Assert.Contains("سامانهٔ ثبت شرکت‌ها این حق امضا را تأیید نکرد", page.Text, StringComparison.Ordinal);
        Assert.Contains("فرهاد مرادی", page.Text, StringComparison.Ordinal);
        var without = await davoud.SubmitAsync(page, "#confirm", ("Note", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        var done = await davoud.SubmitAsync(without, "#confirm", ("Note", "روزنامهٔ رسمی ۱۴۰۴، نام مدیر"));
        Assert.Equal("/organisations?done=confirmed", done.Address);
        Assert.Contains("سنجش حق امضای سازمان", (await farhad.GetAsync("/me/looks")).Text, StringComparison.Ordinal);
        Assert.NotNull((await farhad.GetAsync("/")).Page.QuerySelector(".drop-form[action='/me/acting']"));
        Assert.Equal(HttpStatusCode.Conflict, (await davoud.SubmitAsync(page, "#confirm", ("Note", "باز"))).Status);
    }

    [Fact]
    public async Task A_refusal_is_read_by_the_founder_with_its_reason()
    {
        var (davoud, _, _) = await OfficerAsync();
        var (farhad, claim) = await ClaimAsync();
        var page = await davoud.GetAsync($"/organisations/{claim.Id}");
        var without = await davoud.SubmitAsync(page, "#refuse", ("Reason", ""));
        Assert.Contains("دلیل", without.ProblemAt("Reason"), StringComparison.Ordinal);
        await davoud.SubmitAsync(page, "#refuse", ("Reason", "نام شما در روزنامه نیست"));
        Assert.Contains("نام شما در روزنامه نیست", (await farhad.GetAsync(Shop.Mine)).Text, StringComparison.Ordinal);
        Assert.Single(house.Telephones.ToldOf(claim.Founder, "organisation_refused"));
        Assert.Equal(ClaimState.Refused, (await Shop.FindAsync(house, claim.Code)).State);
    }

    [Fact]
    public async Task Nobody_decides_about_their_own_and_citizens_not_at_all()
    {
        var (davoud, _, _) = await OfficerAsync();
        var code = Shop.NewCode("998");
        await Shop.RegisterAsync(davoud, code);
        var own = await Shop.FindAsync(house, code);
        var refused = await davoud.GetAsync($"/organisations/{own.Id}");
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
        Assert.Contains("از خود شماست", refused.Text, StringComparison.Ordinal);
        var (farhad, claim) = await ClaimAsync();
        Assert.Equal(HttpStatusCode.Forbidden, (await farhad.GetAsync($"/organisations/{claim.Id}")).Status);
    }

    [Fact]
    public async Task Two_officers_with_two_claims_of_one_national_id_confirm_one_of_them()
    {
        var code = Shop.NewCode("998");
        var ids = new List<PersonId>();
        foreach (var name in new[] { "فرهاد", "نادر" })
        {
            await Shop.RegisterAsync(await house.SignUpAsync(Citizen.New(name, "مرادی")), code);
            ids.Add((await Shop.FindAsync(house, code)).Id);
        }

        var pages = new List<(Visitor Officer, Seen Page)>();
        foreach (var name in new[] { "داوود", "پروین" })
        {
            var (officer, _, _) = await OfficerAsync(name);
            pages.Add((officer, await officer.GetAsync($"/organisations/{ids[pages.Count]}")));
        }

        var answers = await Task.WhenAll(
            pages.Select(p => Task.Run(() => p.Officer.SubmitAsync(p.Page, "#confirm", ("Note", "روزنامهٔ رسمی ۱۴۰۴"))))
        );
        Assert.Equal(1, answers.Count(a => a.Address == "/organisations?done=confirmed"));
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.Conflict));
        Assert.Equal(
            1,
            await Database.CountAsync(
                house.City,
                "select count(*) from identity_organisations where code = @v and state = 'Confirmed'",
                code
            )
        );
    }

    [Fact]
    public async Task Confirming_and_refusing_at_once_is_one_decision()
    {
        var (davoud, _, _) = await OfficerAsync();
        var (_, claim) = await ClaimAsync();
        var page = await davoud.GetAsync($"/organisations/{claim.Id}");
        var answers = await Task.WhenAll(
            Task.Run(() => davoud.SubmitAsync(page, "#confirm", ("Note", "روزنامهٔ رسمی ۱۴۰۴"))),
            Task.Run(() => davoud.SubmitAsync(page, "#refuse", ("Reason", "نام شما در روزنامه نیست")))
        );
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        var told =
            house.Telephones.ToldOf(claim.Founder, "organisation_confirmed").Count
            + house.Telephones.ToldOf(claim.Founder, "organisation_refused").Count;
        Assert.Equal(1, told);
    }

    private Task<(Visitor Visitor, PersonId Person, Citizen Citizen)> OfficerAsync(string given = "داوود") =>
        house.OfficerAsync("registry", IdentityModule.ConfirmOrganisations, given, "رضایی");

    // One the registry of companies does not confirm.
    private async Task<(Visitor Farhad, Organisation Claim)> ClaimAsync()
    {
        var code = Shop.NewCode("998");
        var farhad = await house.SignUpAsync(Citizen.New("فرهاد", "مرادی"));
        await Shop.RegisterAsync(farhad, code);
        await Shop.RoundAsync(house);
        return (farhad, await Shop.FindAsync(house, code));
    }
}
