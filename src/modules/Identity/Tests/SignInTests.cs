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

    [Fact]
    public async Task Where_no_staff_directory_is_set_no_page_says_that_there_could_be()
    {
        var visitor = house.City.Visitor();
        Assert.DoesNotContain("staff", (await visitor.GetAsync("/sign-in")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(SignInAsStaff.Address)).Status);
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
}
