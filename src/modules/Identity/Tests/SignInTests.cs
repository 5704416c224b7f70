using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class SignInTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task Maryam_comes_back_with_her_national_code_and_goes_on_to_where_she_wanted()
    {
        var maryam = Citizen.New();
        await house.SignUpAsync(maryam);
        var visitor = house.City.Visitor();
        var door = await visitor.GetAsync("/me/looks?before=");
        Assert.StartsWith("/sign-in?next=", door.Address, StringComparison.Ordinal);
        var page = await visitor.SubmitAsync(door, Forms.SignIn, ("NationalCode", maryam.NationalCode));
        var sms = await house.Telephones.ReadAsync(maryam.Mobile, 2);
        Assert.Equal("sign_in_code", sms.Template);
        var there = await visitor.SubmitAsync(page, Forms.Code, ("Code", sms.Code));
        Assert.StartsWith("/me/looks", there.Address, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, there.Status);
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/a\r\nSet-Cookie: x=1")]
    public async Task Next_never_leads_out_of_the_city(string next)
    {
        var who = Citizen.New();
        await house.SignUpAsync(who);
        var visitor = house.City.Visitor(followRedirects: false);
        var page = await visitor.GetAsync("/sign-in?next=" + Uri.EscapeDataString(next));
        await visitor.SubmitAsync(page, Forms.SignIn, ("NationalCode", who.NationalCode), ("Next", next));
        page = await visitor.GetAsync("/sign-in/code");
        var sms = await house.Telephones.ReadAsync(who.Mobile, 2);
        var done = await visitor.SubmitAsync(page, Forms.Code, ("Code", sms.Code));
        Assert.Equal(HttpStatusCode.SeeOther, done.Status);
        Assert.Equal("/", done.Location);
    }

    [Fact]
    public async Task A_code_works_once_only_in_its_own_browser_and_not_after_three_minutes()
    {
        var who = Citizen.New();
        await house.SignUpAsync(who);
        var visitor = house.City.Visitor();
        var page = await IdentityCity.AskSignInAsync(visitor, who.NationalCode);
        var sms = await house.Telephones.ReadAsync(who.Mobile, 2);

        var other = house.City.Visitor();
        var otherPage = await IdentityCity.AskSignInAsync(other, Citizen.New().NationalCode);
        Assert.Equal(
            HttpStatusCode.UnprocessableEntity,
            (await other.SubmitAsync(otherPage, Forms.Code, ("Code", sms.Code))).Status
        );

        await visitor.SubmitAsync(page, Forms.Code, ("Code", sms.Code));
        var replayed = await visitor.SubmitAsync(page, Forms.Code, ("Code", sms.Code));
        Assert.NotEqual(HttpStatusCode.SeeOther, replayed.Status);
        Assert.True((int)replayed.Status >= 400);

        house.City.Clock.Advance(TimeSpan.FromMinutes(16));
        var late = house.City.Visitor();
        page = await IdentityCity.AskSignInAsync(late, who.NationalCode);
        sms = await house.Telephones.ReadAsync(who.Mobile, 3);
        house.City.Clock.Advance(TimeSpan.FromMinutes(4));
        var expired = await late.SubmitAsync(page, Forms.Code, ("Code", sms.Code));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, expired.Status);
        Assert.Contains("زمانش گذشته", expired.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_who_race_with_one_code_open_one_session()
    {
        var who = Citizen.New();
        await house.SignUpAsync(who);
        var visitor = house.City.Visitor(followRedirects: false);
        var page = await visitor.GetAsync("/sign-in");
        await visitor.SubmitAsync(page, Forms.SignIn, ("NationalCode", who.NationalCode));
        page = await visitor.GetAsync("/sign-in/code");
        var sms = await house.Telephones.ReadAsync(who.Mobile, 2);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ => Task.Run(() => visitor.SubmitAsync(page, Forms.Code, ("Code", sms.Code))))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Five_wrong_codes_use_the_code_up_and_a_new_one_comes_after_a_pause()
    {
        var who = Citizen.New();
        await house.SignUpAsync(who);
        var visitor = house.City.Visitor();
        var page = await IdentityCity.AskSignInAsync(visitor, who.NationalCode);
        var sms = await house.Telephones.ReadAsync(who.Mobile, 2);
        for (var i = 0; i < 5; i++)
        {
            var wrong = await visitor.SubmitAsync(page, Forms.Code, ("Code", Other(sms.Code)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        }

        var used = await visitor.SubmitAsync(page, Forms.Code, ("Code", sms.Code));
        Assert.Contains("پنج بار", used.Text, StringComparison.Ordinal);

        var soon = await visitor.SubmitAsync(page, Forms.Resend);
        Assert.Equal(HttpStatusCode.TooManyRequests, soon.Status);
        Assert.NotNull(soon.Response.Headers.RetryAfter);
        house.City.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(HttpStatusCode.OK, (await visitor.SubmitAsync(page, Forms.Resend)).Status);
        sms = await house.Telephones.ReadAsync(who.Mobile, 3);
        Assert.Equal("/", (await visitor.SubmitAsync(page, Forms.Code, ("Code", sms.Code))).Address);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var visitor = house.City.Visitor();
        var page = await visitor.GetAsync("/sign-in");
        var answer = await visitor.SubmitAsync(
            page,
            Forms.SignIn,
            ("NationalCode", Citizen.New().NationalCode),
            ("__RequestVerificationToken", null)
        );
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task A_forged_or_foreign_cookie_is_nobody()
    {
        var visitor = house.City.Visitor(followRedirects: false);
        var forged = new[]
        {
            "x",
            Guid.CreateVersion7().ToString("N"),
            new string('A', 3000),
            "CfDJ8" + new string('B', 200),
        };
        foreach (var cookie in forged)
        {
            var answer = await visitor.SendAsync(() =>
            {
                var request = new HttpRequestMessage(HttpMethod.Get, "/me");
                request.Headers.Add("Cookie", "shahr.session=" + cookie);
                return request;
            });
            Assert.StartsWith("/sign-in", answer.Location, StringComparison.Ordinal);
        }
    }

    private static string Other(string? code) => code == "123456" ? "654321" : "123456";
}
