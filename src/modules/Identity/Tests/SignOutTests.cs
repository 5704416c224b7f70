using System.Net;

namespace Shahr.Identity.Tests;

public sealed class SignOutTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Signing_out_needs_a_form_and_ends_the_session_for_its_old_cookie_too()
    {
        var who = Citizen.New();
        var visitor = await house.SignUpAsync(who);
        var page = await visitor.GetAsync("/sign-out");
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/me")).Status);
        await visitor.SubmitAsync(page, Forms.SignOut);
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/me")).Address, StringComparison.Ordinal);
        var id = (await house.FindAsync(who))?.Value;
        Assert.Equal(
            0,
            await Database.CountAsync(
                house.City,
                "select count(*) from identity_sessions where revoked_at is null and person_id = @v",
                id
            )
        );
    }

    [Fact]
    public async Task Who_is_not_signed_in_has_nothing_to_sign_out_of()
    {
        var visitor = house.City.Visitor(followRedirects: false);
        Assert.Equal("/", (await visitor.GetAsync("/sign-out")).Location);
        var page = await visitor.GetAsync("/sign-in");
        page.Page.QuerySelector(Forms.SignIn)?.SetAttribute("action", "/sign-out");
        Assert.Equal("/", (await visitor.SubmitAsync(page, Forms.SignOut)).Location);
    }

    [Fact]
    public async Task A_foreign_form_signs_nobody_out()
    {
        var visitor = await house.SignUpAsync(Citizen.New());
        var page = await visitor.GetAsync("/sign-out");
        var answer = await visitor.SubmitAsync(page, Forms.SignOut, ("__RequestVerificationToken", null));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Equal("/me", (await visitor.GetAsync("/me")).Address);
    }

    [Fact]
    public async Task Signing_out_four_times_at_once_is_one_act_in_the_history_and_told_once()
    {
        var who = Citizen.New();
        var visitor = await house.SignUpAsync(who);
        var page = await visitor.GetAsync("/sign-out");
        await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => visitor.SubmitAsync(page, Forms.SignOut)))
        );
        var sql =
            "select count(*) from kit_audit_entries where action = 'identity.session_revoked' and subject_id = @v";
        var id = (await house.FindAsync(who))?.ToString();
        Assert.Equal(1, await Database.CountAsync(house.City, sql, id));
        var told = "select count(*) from kit_outbox_events where type = 'SessionsEnded' and stream = @v";
        Assert.Equal(1, await Database.CountAsync(house.City, told, id));
    }
}
