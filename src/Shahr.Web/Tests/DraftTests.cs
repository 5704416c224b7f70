using System.Net;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Web.Tests;

/// <summary>A draft is the person's, not the browser's: it outlives device and session.</summary>
public sealed class DraftTests(CityFixture city) : IClassFixture<CityFixture>
{
    private const string Question = "form[action*='/questions/']";

    private readonly Actor _maryam = Somebody();

    [Fact]
    public async Task A_draft_begun_on_one_device_goes_on_on_another()
    {
        var draft = await BeginAsync();
        using var phone = city.City.As(Somebody(_maryam.Person));
        var service = await phone.GetAsync("/services/street-problem");
        Assert.NotNull(service.Page.QuerySelector($"a[href^='{draft}']"));
        var kept = await phone.GetAsync(draft + "/questions/category");
        Assert.NotNull(kept.Page.QuerySelector("input[value='light'][checked]"));
        var next = await phone.SubmitAsync(
            await phone.GetAsync(draft + "/questions/description"),
            Question,
            ("description", "خاموش است.")
        );
        Assert.Equal(HttpStatusCode.OK, next.Status);
        using var desk = city.City.As(_maryam);
        Assert.Contains("خاموش است.", (await desk.GetAsync(draft + "/questions/description")).Text);
    }

    [Fact]
    public async Task Whose_session_ended_over_a_question_comes_back_to_it_and_finds_what_was_kept()
    {
        var draft = await BeginAsync();
        using var desk = city.City.As(_maryam, followRedirects: false);
        var question = await desk.GetAsync(draft + "/questions/description");
        desk.Http.DefaultRequestHeaders.Clear();
        desk.Http.DefaultRequestHeaders.Referrer = new Uri("http://localhost" + question.Address);
        var refused = await desk.SubmitAsync(question, Question, ("description", "خاموش است."));
        Assert.Equal("/sign-in?next=" + Uri.EscapeDataString(question.Address), refused.Location);

        desk.Http.DefaultRequestHeaders.Referrer = new Uri("https://elsewhere.example/drafts");
        refused = await desk.SubmitAsync(question, Question, ("description", "خاموش است."));
        Assert.Equal("/sign-in?next=%2F", refused.Location);
        Assert.Equal("/sign-in?next=%2Fdrafts", (await desk.GetAsync("/drafts")).Location);
    }

    private async Task<string> BeginAsync()
    {
        using var desk = city.City.As(_maryam);
        var page = await desk.SubmitAsync(await desk.GetAsync("/services/street-problem"), "form[action$='/drafts']");
        page = await desk.SubmitAsync(page, Question, ("category", "light"));
        return string.Join('/', page.Address.Split('/')[..3]);
    }

    private static Actor Somebody(PersonId? person = null)
    {
        var who = person ?? PersonId.New();
        return new Actor
        {
            Person = who,
            For = who,
            DisplayName = "مریم احمدی",
            Session = Guid.CreateVersion7(),
            Grants = [],
        };
    }
}
