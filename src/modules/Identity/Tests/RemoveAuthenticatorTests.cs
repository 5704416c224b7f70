using System.Net;

namespace Shahr.Identity.Tests;

public sealed class RemoveAuthenticatorTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    private const string Removal = "form[action='/me/authenticator/removal']";

    [Fact]
    public async Task Once_removed_it_is_no_longer_asked_for_and_its_recovery_codes_are_gone()
    {
        var who = Citizen.New();
        var maryam = await house.SignUpAsync(who);
        await new SoftAuthenticator(house).AddAsync(maryam);
        var page = await maryam.GetAsync("/me/authenticator/removal");
        page = await maryam.SubmitAsync(page, Removal);
        Assert.Contains("برداشته شد", page.Text, StringComparison.Ordinal);
        Assert.NotNull(page.Page.QuerySelector("svg.qr"));
        var person = await house.FindAsync(who);
        var sql = "select count(*) from identity_recovery_codes where person_id = @v";
        Assert.Equal(0, await Database.CountAsync(house.City, sql, person?.Value));
        sql = "select count(*) from kit_audit_entries where subject_id = @v and action like '%authenticator_removed'";
        Assert.Equal(1, await Database.CountAsync(house.City, sql, person?.ToString()));

        string[] told = [FactorChange.AppAdded.Fa, FactorChange.AppRemoved.Fa];
        Assert.Equal(told, house.Telephones.ToldOf(person, "factor_changed").Select(l => l.Values["what"]));
        Assert.NotNull(page.Page.QuerySelector("main a[href='/me/sessions']"));

        house.City.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal("/", (await house.SignInAsync(who)).At);
    }

    [Fact]
    public async Task Removing_four_times_at_once_removes_once()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        await new SoftAuthenticator(house).AddAsync(maryam);
        var page = await maryam.GetAsync("/me/authenticator/removal");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => maryam.SubmitAsync(page, Removal)))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.NotFound));
    }

    [Fact]
    public async Task Who_has_none_is_told_so()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        Assert.Equal(HttpStatusCode.NotFound, (await maryam.GetAsync("/me/authenticator/removal")).Status);
    }
}
