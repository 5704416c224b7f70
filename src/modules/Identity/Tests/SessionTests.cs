using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class SessionTests(IdentityCity house) : IClassFixture<IdentityCity>
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
    public async Task A_session_closed_from_another_device_stops_at_once()
    {
        var who = Citizen.New();
        var telephone = await house.SignUpAsync(who);
        var library = await house.SignInAsync(who);
        Assert.Equal("/me", (await library.GetAsync("/me")).Address);

        var page = await telephone.GetAsync("/me/sessions");
        Assert.Equal(2, page.Page.QuerySelectorAll("form[action$='/revocation']").Length - 1);
        Assert.Equal(HttpStatusCode.OK, (await telephone.SubmitAsync(page, "#others")).Status);
        Assert.StartsWith("/sign-in", (await library.GetAsync("/me")).Address, StringComparison.Ordinal);
        Assert.Equal("/me", (await telephone.GetAsync("/me")).Address);
    }

    [Fact]
    public async Task Nobody_closes_the_session_of_another()
    {
        var maryam = Citizen.New();
        var maryams = await house.SignUpAsync(maryam);
        var stranger = await house.SignUpAsync(Citizen.New());
        var page = await maryams.GetAsync("/me/sessions");
        var action = page.Page.QuerySelector("form[action$='/revocation']")?.GetAttribute("action") ?? "";
        var own = await stranger.GetAsync("/me/sessions");
        own.Page.QuerySelector("form[action$='/revocation']")?.SetAttribute("action", action);
        var answer = await stranger.SubmitAsync(own, $"form[action='{action}']");
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Equal("/me", (await maryams.GetAsync("/me")).Address);
    }

    [Fact]
    public async Task A_session_ends_after_fourteen_days_without_a_visit()
    {
        var visitor = await house.SignUpAsync(Citizen.New());
        house.City.Clock.Advance(TimeSpan.FromDays(15));
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/me")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visit_is_remembered_by_the_hour_and_keeps_the_session_open()
    {
        var who = Citizen.New();
        var visitor = await house.SignUpAsync(who);
        house.City.Clock.Advance(TimeSpan.FromHours(2));
        await visitor.GetAsync("/me");
        await house.City.InScopeAsync(scope => SeenSessions.WriteAsync(scope, CancellationToken.None));
        var id = new Shahr.Kit.PersonId((await house.FindAsync(who))?.Value ?? Guid.Empty);
        var session = await house.City.InScopeAsync(scope =>
            scope.GetRequiredService<IdentityDb>().Sessions.AsNoTracking().SingleAsync(s => s.PersonId == id)
        );
        Assert.True(session.SeenAt - session.CreatedAt >= TimeSpan.FromHours(2));
    }

    [Fact]
    public async Task The_cookie_is_closed_to_scripts_and_signing_in_again_changes_it()
    {
        var who = Citizen.New();
        await house.SignUpAsync(who);
        var (first, second) = (await CookieAsync(who, 2), await CookieAsync(who, 3));
        Assert.Contains("httponly", first, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", first, StringComparison.OrdinalIgnoreCase);
        Assert.NotEqual(first.Split(';')[0], second.Split(';')[0]);
    }

    [Fact]
    public async Task A_visitor_without_a_session_is_led_to_sign_in_and_back()
    {
        var visitor = house.City.Visitor(followRedirects: false);
        var page = await visitor.GetAsync("/me/sessions");
        Assert.Equal("/sign-in?next=%2Fme%2Fsessions", page.Location);
    }

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

    [Theory]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36",
        "Chrome — Android"
    )]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0) Version/18.0 Mobile/15E148 Safari/604.1", "Safari — iPhone")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0", "Firefox — Windows")]
    [InlineData("<script>", "")]
    [InlineData(null, "")]
    public void Devices_are_named_as_people_know_them(string? userAgent, string name) =>
        Assert.Equal(name, DeviceLabel.Of(userAgent));

    private async Task<string> CookieAsync(Citizen who, int nth)
    {
        house.City.Clock.Advance(TimeSpan.FromMinutes(16));
        var visitor = house.City.Visitor(followRedirects: false);
        await visitor.SubmitAsync(await visitor.GetAsync("/sign-in"), Forms.SignIn, ("NationalCode", who.NationalCode));
        var page = await visitor.GetAsync("/sign-in/code");
        var done = await visitor.SubmitAsync(
            page,
            Forms.Code,
            ("Code", (await house.Telephones.ReadAsync(who.Mobile, nth)).Code)
        );
        return done
            .Response.Headers.GetValues("Set-Cookie")
            .Single(c => c.StartsWith("shahr.session=", StringComparison.Ordinal));
    }
}
