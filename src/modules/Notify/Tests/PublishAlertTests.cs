using System.Net;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Notify.Tests;

/// <summary>Telling everybody something on the home page.</summary>
public sealed class PublishAlertTests(CityFixture city) : IClassFixture<CityFixture>
{
    private const string Water = "آب خیابان سعدی تا ساعت ۱۶ بسته است.";

    private Visitor Kaveh => city.City.SignedIn("کاوه نوری", new Grant(NotifyModule.Alert, OfficeId.New()));

    [Fact]
    public async Task An_alert_stands_on_everybodys_home_page_until_it_is_ended()
    {
        var kaveh = Kaveh;
        var page = await PublishAsync(
            kaveh,
            ("fa", Water),
            ("en", "Water is off."),
            ("hours", "12"),
            ("urgent", "yes")
        );
        Assert.Contains(Water, page.Text, StringComparison.Ordinal);
        Assert.Contains(Water, await HomeAsync(), StringComparison.Ordinal);

        var id = page.Page.QuerySelectorAll(".card").Single(c => c.TextContent.Contains(Water));
        var action = id.QuerySelector("form")?.GetAttribute("action");
        await kaveh.SubmitAsync(page, $"form[action='{action}']");
        Assert.DoesNotContain(Water, await HomeAsync(), StringComparison.Ordinal);
        var twice = await kaveh.SubmitAsync(page, $"form[action='{action}']");
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
    }

    [Fact]
    public async Task An_alert_ends_by_itself_when_its_time_is_over()
    {
        const string text = "جشن نیمهٔ شعبان در بوستان لاله.";
        await PublishAsync(Kaveh, ("fa", text), ("hours", "3"), ("urgent", "no"));
        Assert.Contains(text, await HomeAsync(), StringComparison.Ordinal);
        city.City.Clock.Advance(TimeSpan.FromHours(3));
        Assert.DoesNotContain(text, await HomeAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "12")]
    [InlineData("متن", "13")]
    [InlineData("متن", "هرگز")]
    [InlineData("متن", "")]
    public async Task An_alert_without_words_or_an_offered_length_is_refused_and_what_was_typed_stays(
        string fa,
        string hours
    )
    {
        var page = await PublishAsync(Kaveh, ("fa", fa), ("en", "kept words"), ("hours", hours), ("urgent", "no"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.Page.QuerySelectorAll(".error-summary"));
        Assert.Contains("kept words", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Too_many_words_are_refused_and_markup_stays_text()
    {
        var kaveh = Kaveh;
        var page = await PublishAsync(kaveh, ("fa", new string('ب', Alert.LongestText + 1)), ("hours", "3"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        await PublishAsync(kaveh, ("fa", "<b id=x>آب</b>"), ("hours", "3"), ("urgent", "no"));
        var home = await city.City.Visitor().GetAsync("/");
        Assert.Null(home.Page.QuerySelector("#x"));
    }

    [Fact]
    public async Task Nobody_publishes_without_the_permission()
    {
        var maryam = await city.City.SignedIn("مریم احمدی").GetAsync("/alerts");
        Assert.Equal(HttpStatusCode.Forbidden, maryam.Status);
        var guest = await city.City.Visitor(followRedirects: false).GetAsync("/alerts");
        Assert.StartsWith("/sign-in", guest.Location, StringComparison.Ordinal);
    }

    private static async Task<Seen> PublishAsync(Visitor officer, params (string, string?)[] values) =>
        await officer.SubmitAsync(await officer.GetAsync("/alerts"), "#alert-form", values);

    private async Task<string> HomeAsync() => (await city.City.Visitor().GetAsync("/")).Text;
}
