using System.Net;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class DecideGuardianshipTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task An_officer_who_saw_the_papers_confirms_and_the_guardian_sees_that_look()
    {
        var (davoud, _, _) = await OfficerAsync();
        var (family, claim) = await ClaimAsync();
        var page = await davoud.GetAsync($"/guardianships/{claim.Id}");
        Assert.Contains("مریم احمدی", page.Text, StringComparison.Ordinal);
        Assert.Contains("آوا احمدی", page.Text, StringComparison.Ordinal);
        var without = await davoud.SubmitAsync(page, "#confirm", ("Note", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        var done = await davoud.SubmitAsync(page, "#confirm", ("Note", "حکم قیمومت ۱۴۰۴"));
        Assert.Equal("/guardianships?done=confirmed", done.Address);
        Assert.Contains("آوا احمدی", await Family.ActAsync(family.Maryam), StringComparison.Ordinal);
        await family.Maryam.SubmitAsync(await family.Maryam.GetAsync("/me/acting"), "main form");
        var looks = await family.Maryam.GetAsync("/me/looks");
        Assert.Contains("سنجش سرپرستی فرزند", looks.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_read_with_its_reason_and_confirming_at_once_is_one_decision()
    {
        var (davoud, _, _) = await OfficerAsync();
        var (family, claim) = await ClaimAsync();
        var page = await davoud.GetAsync($"/guardianships/{claim.Id}");
        var without = await davoud.SubmitAsync(page, "#refuse", ("Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, without.Status);
        var answers = await Task.WhenAll(
            Task.Run(() => davoud.SubmitAsync(page, "#refuse", ("Reason", "نام شما در شناسنامه نیست"))),
            Task.Run(() => davoud.SubmitAsync(page, "#confirm", ("Note", "شناسنامهٔ هر دو")))
        );
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.OK));
        var refused = answers[0].Status == HttpStatusCode.OK;
        var mine = (await family.Maryam.GetAsync(Family.Mine)).Text;
        Assert.Equal(refused, mine.Contains("نام شما در شناسنامه نیست", StringComparison.Ordinal));
        Assert.Equal(!refused, mine.Contains("تا پایان", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_decides_about_their_own_and_citizens_not_at_all()
    {
        var (davoud, _, card) = await OfficerAsync();
        var family = await Family.OfAsync(house);
        await family.RegisterAsync(davoud, ("NationalCode", Family.CodeOfAnothers()));
        var own = await family.ClaimOfAsync(card);
        Assert.Equal(HttpStatusCode.Forbidden, (await davoud.GetAsync($"/guardianships/{own.Id}")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await family.Maryam.GetAsync($"/guardianships/{own.Id}")).Status);
    }

    private Task<(Visitor Visitor, PersonId Person, Citizen Citizen)> OfficerAsync() =>
        house.OfficerAsync("registry", IdentityModule.ConfirmGuardians);

    // One the civil registry does not confirm.
    private async Task<(Family Family, Guardianship Claim)> ClaimAsync()
    {
        var family = await Family.OfAsync(house);
        await family.RegisterAsync(family.Maryam, ("NationalCode", Family.CodeOfAnothers()));
        await Family.RoundAsync(house);
        return (family, await family.ClaimOfAsync(family.MaryamCard));
    }
}
