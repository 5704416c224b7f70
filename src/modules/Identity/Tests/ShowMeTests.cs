using System.Net;

namespace Shahr.Identity.Tests;

public sealed class ShowMeTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Language_is_kept_with_the_person_and_an_unknown_one_is_refused()
    {
        var visitor = await house.SignUpAsync(Citizen.New());
        var page = await visitor.GetAsync("/me");
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await visitor.SubmitAsync(page, "form[action='/me/language']", ("Language", "xx"))).Status
        );
        page = await visitor.SubmitAsync(page, "form[action='/me/language']", ("Language", "en"));
        Assert.Equal("My account", page.Heading);
    }

    [Fact]
    public async Task Only_the_signed_in_see_their_account_and_only_their_own()
    {
        var stranger = house.City.Visitor(followRedirects: false);
        Assert.Equal("/sign-in?next=%2Fme", (await stranger.GetAsync("/me")).Location);
        var maryam = await house.SignUpAsync(Citizen.New());
        var niloofar = await house.SignUpAsync(Citizen.New("نیلوفر", "یزدانی"));
        Assert.Equal("/me", (await maryam.GetAsync("/me")).Address);
        var page = await niloofar.GetAsync("/me");
        Assert.Contains("نیلوفر یزدانی", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("مریم احمدی", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_officer_reads_where_they_work_and_a_citizen_reads_of_no_office()
    {
        var (davoud, _, _) = await house.OfficerAsync("lighting", IdentityModule.ManageOffices);
        Assert.Contains("ادارهٔ روشنایی", (await davoud.GetAsync("/me")).Text, StringComparison.Ordinal);
        var maryam = await house.SignUpAsync(Citizen.New());
        Assert.DoesNotContain("ادارهٔ", (await maryam.GetAsync("/me")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Choosing_the_language_one_has_already_leaves_no_line_in_the_history()
    {
        var who = Citizen.New();
        var visitor = await house.SignUpAsync(who);
        var page = await visitor.GetAsync("/me");
        foreach (var language in new[] { "fa", "en", "en" })
            await visitor.SubmitAsync(page, "form[action='/me/language']", ("Language", language));
        var sql =
            "select count(*) from kit_audit_entries where action = 'identity.language_chosen' and subject_id = @v";
        Assert.Equal(1, await Database.CountAsync(house.City, sql, (await house.FindAsync(who))?.ToString()));
    }
}
