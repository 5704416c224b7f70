using System.Net;

namespace Shahr.Identity.Tests;

public sealed class MySessionsTests(IdentityCity house) : IClassFixture<IdentityCity>
{
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
    public async Task One_device_closed_four_times_at_once_is_closed_once_and_the_rest_are_told_so()
    {
        var who = Citizen.New();
        var telephone = await house.SignUpAsync(who);
        var library = await house.SignInAsync(who);
        var own = (await library.GetAsync("/me/sessions")).Page;
        var here = own.QuerySelector(".answers:has(h2) + form")?.GetAttribute("action");
        var page = await telephone.GetAsync("/me/sessions");
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => telephone.SubmitAsync(page, $"form[action='{here}']")))
        );
        Assert.Single(answers, a => a.Status == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(a => a.Status == HttpStatusCode.NotFound));
        Assert.StartsWith("/sign-in", (await library.GetAsync("/me")).Address, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/me/sessions/00000000-0000-0000-0000-000000000000/revocation", HttpStatusCode.NotFound)]
    [InlineData("/me/sessions/not-an-id/revocation", HttpStatusCode.NotFound)]
    public async Task A_session_that_never_was_is_refused_and_nothing_is_closed(string action, HttpStatusCode status)
    {
        var visitor = await house.SignUpAsync(Citizen.New());
        var page = await visitor.GetAsync("/me/sessions");
        page.Page.QuerySelector("form[action$='/revocation']")?.SetAttribute("action", action);
        Assert.Equal(status, (await visitor.SubmitAsync(page, $"form[action='{action}']")).Status);
        Assert.Equal("/me", (await visitor.GetAsync("/me")).Address);
    }

    [Fact]
    public async Task A_visitor_without_a_session_is_led_to_sign_in_and_back()
    {
        var visitor = house.City.Visitor(followRedirects: false);
        var page = await visitor.GetAsync("/me/sessions");
        Assert.Equal("/sign-in?next=%2Fme%2Fsessions", page.Location);
    }
}
