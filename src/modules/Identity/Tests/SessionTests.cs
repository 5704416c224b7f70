using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Identity.Tests;

public sealed class SessionTests(IdentityCity house) : IClassFixture<IdentityCity>
{
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
    public async Task A_fresh_proof_gives_another_token_and_the_old_one_opens_nothing()
    {
        var maryam = await house.SignUpAsync(Citizen.New());
        var before = maryam.CookieHeader;
        await new SoftAuthenticator(house).AddAsync(maryam);
        Assert.Equal("/me", (await maryam.GetAsync("/me")).Address);
        Assert.NotEqual(before, maryam.CookieHeader);
        Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(before));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(maryam.CookieHeader));
    }

    [Fact]
    public async Task The_right_id_with_a_wrong_secret_opens_nothing_and_secrets_hold_128_random_bits()
    {
        var who = Citizen.New();
        await house.SignUpAsync(who);
        var id = new Shahr.Kit.PersonId((await house.FindAsync(who))?.Value ?? Guid.Empty);
        var session = await house.City.InScopeAsync(scope =>
            scope.GetRequiredService<IdentityDb>().Sessions.AsNoTracking().SingleAsync(s => s.PersonId == id)
        );
        var cookies = house.City.Services.GetRequiredService<SessionCookie>();
        foreach (var secret in new[] { SessionToken.New(session.Id).Secret, session.SecretHash, "x" })
        {
            var header = cookies.Header(new SessionToken(session.Id, secret));
            Assert.Equal(HttpStatusCode.Redirect, await StatusAsync(header));
        }

        Assert.Equal(16, System.Buffers.Text.Base64Url.DecodeFromChars(SessionToken.New(session.Id).Secret).Length);
    }

    [Fact]
    public async Task A_session_ends_after_thirty_days_at_the_latest()
    {
        var who = Citizen.New();
        var visitor = await house.SignUpAsync(who);
        for (var day = 0; day < 29; day += 10)
        {
            house.City.Clock.Advance(TimeSpan.FromDays(9.9));
            await visitor.GetAsync("/me");
            await house.City.InScopeAsync(scope => SeenSessions.WriteAsync(scope, CancellationToken.None));
        }

        Assert.Equal("/me", (await visitor.GetAsync("/me")).Address);
        house.City.Clock.Advance(TimeSpan.FromDays(1));
        Assert.StartsWith("/sign-in", (await visitor.GetAsync("/me")).Address, StringComparison.Ordinal);
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

    private async Task<HttpStatusCode> StatusAsync(string cookies)
    {
        using var visitor = house.City.Visitor(followRedirects: false);
        visitor.Http.DefaultRequestHeaders.Add("Cookie", cookies);
        return (await visitor.GetAsync("/me")).Status;
    }

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
