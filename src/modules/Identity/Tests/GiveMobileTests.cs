using System.Net;
using Shahr.Testing;

namespace Shahr.Identity.Tests;

public sealed class GiveMobileTests(IdentityCity house) : IClassFixture<IdentityCity>
{
    [Fact]
    public async Task The_second_question_comes_only_after_the_first()
    {
        var visitor = house.City.Visitor();
        Assert.Equal("/sign-up", (await visitor.GetAsync("/sign-up/mobile")).Address);
        var page = await visitor.GetAsync("/sign-up");
        page.Page.QuerySelector(Forms.SignUp)?.SetAttribute("action", "/sign-up/mobile");
        var answer = await visitor.SubmitAsync(page, Forms.Mobile, ("Mobile", "09121234567"));
        Assert.Equal("/sign-up", answer.Address);
    }

    [Fact]
    public async Task A_flow_of_sign_in_does_not_open_the_questions_of_sign_up()
    {
        var visitor = house.City.Visitor();
        await IdentityCity.AskSignInAsync(visitor, Citizen.New().NationalCode);
        Assert.Equal("/sign-up", (await visitor.GetAsync("/sign-up/mobile")).Address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("02112345678")]
    [InlineData("0912345678")]
    [InlineData("<script>alert(1)</script>")]
    public async Task A_wrong_mobile_is_refused_at_the_field_and_nothing_is_sent(string typed)
    {
        var visitor = house.City.Visitor();
        var page = await visitor.SubmitAsync(
            await visitor.GetAsync("/sign-up"),
            Forms.SignUp,
            ("NationalCode", Citizen.New().NationalCode)
        );
        var answer = await visitor.SubmitAsync(page, Forms.Mobile, ("Mobile", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("شمارهٔ همراه درست نیست", answer.ProblemAt("Mobile"), StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", answer.Body, StringComparison.Ordinal);
        Assert.Equal("/sign-up/mobile", (await visitor.GetAsync("/sign-up/name")).Address);
    }

    [Fact]
    public async Task A_mobile_written_abroads_way_receives_the_code()
    {
        var who = Citizen.New();
        Visitor visitor = house.City.Visitor();
        var page = await visitor.GetAsync("/sign-up");
        page = await visitor.SubmitAsync(page, Forms.SignUp, ("NationalCode", who.NationalCode));
        page = await visitor.SubmitAsync(
            page,
            Forms.Mobile,
            ("Mobile", "0098 " + who.Mobile[3..6] + "-" + who.Mobile[6..])
        );
        await visitor.SubmitAsync(page, Forms.Name, ("GivenName", "مریم"), ("FamilyName", "احمدی"));
        Assert.Equal("sign_up_code", (await house.Telephones.ReadAsync(who.Mobile)).Template);
    }
}
