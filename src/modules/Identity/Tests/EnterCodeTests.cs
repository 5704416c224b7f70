using System.Net;

namespace Shahr.Identity.Tests;

public sealed class EnterCodeTests(IdentityCity house) : IClassFixture<IdentityCity>
{
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
    public async Task Without_a_flow_of_ones_own_there_is_no_code_to_enter_and_none_to_ask_for()
    {
        var visitor = house.City.Visitor();
        Assert.Equal("/sign-in", (await visitor.GetAsync("/sign-in/code")).Address);
        var page = await visitor.GetAsync("/sign-in");
        page.Page.QuerySelector(Forms.SignIn)?.SetAttribute("action", "/sign-in/code");
        var answer = await visitor.SubmitAsync(page, Forms.Code, ("Code", "123456"));
        Assert.Equal(HttpStatusCode.Conflict, answer.Status);
        Assert.Contains("از آغاز شروع کنید", answer.Text, StringComparison.Ordinal);
        page.Page.QuerySelector(Forms.Code)?.SetAttribute("action", "/sign-in/code/resending");
        Assert.Equal(HttpStatusCode.Conflict, (await visitor.SubmitAsync(page, Forms.Resend)).Status);
    }

    [Theory]
    [InlineData("")]
    [InlineData("۱۲۳")]
    [InlineData("' or 1=1 --")]
    public async Task What_is_no_code_is_refused_at_the_field_and_never_repeated(string typed)
    {
        var visitor = house.City.Visitor();
        var page = await IdentityCity.AskSignInAsync(visitor, Citizen.New().NationalCode);
        var answer = await visitor.SubmitAsync(page, Forms.Code, ("Code", typed));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.NotNull(answer.ProblemAt("Code"));
        Assert.Equal("", answer.Page.QuerySelector("[name=Code]")?.GetAttribute("value") ?? "");
    }

    private static string Other(string? code) => code == "123456" ? "654321" : "123456";
}
