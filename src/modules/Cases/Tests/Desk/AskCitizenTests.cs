using System.Net;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>An officer asks the citizen, and the clock stands.</summary>
[Collection<DeskCollection>]
public sealed class AskCitizenTests(CasesCity city)
{
    [Fact]
    public async Task The_officer_asks_the_clock_stands_the_citizen_answers_and_it_runs_again()
    {
        var (maryam, davoud) = (city.Maryam(), city.Davoud());
        var number = await Journeys.ReportAsync(maryam, "pothole", 35.64);
        var page = await Journeys.ClaimAsync(davoud, number);
        page = await davoud.SubmitAsync(page, "form[action$='/questions']", ("question-0", "کدام سمت خیابان است؟"));
        Assert.Contains("ساعت این گام ایستاده", page.Text);
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseAsked", number));
        Assert.Null(page.Page.QuerySelector("form[action$='/result']"));

        var own = await maryam.GetAsync($"/cases/{number}");
        Assert.Contains("کدام سمت خیابان است؟", own.Text);
        Assert.Contains("منتظر شما", (await maryam.GetAsync("/cases")).Text);
        var empty = await maryam.SubmitAsync(own, "form[action$='/answers']", ("answer", " "));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Contains("«پاسخ شما» را بنویسید", empty.Page.QuerySelector(".field .problem")?.TextContent);
        var answered = await maryam.SubmitAsync(
            own,
            "form[action$='/answers']",
            [("answer", "سمت راست، روبه‌روی نانوایی.")],
            [("files", "side.png", TestFiles.Png)]
        );
        Assert.Equal(HttpStatusCode.OK, answered.Status);
        Assert.Contains("سمت راست، روبه‌روی نانوایی.", answered.Text);
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseAnswered", number));

        var twice = await maryam.SubmitAsync(own, "form[action$='/answers']", ("answer", "دوباره"));
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("پرسشی از شما باز نیست", twice.Text);
        Assert.NotNull((await davoud.GetAsync($"/desk/{number}")).Page.QuerySelector("form[action$='/result']"));
    }

    [Fact]
    public async Task An_empty_or_endless_question_is_refused_at_its_field_and_a_second_one_waits_for_the_answer()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "pothole", 35.77);
        var davoud = city.Davoud();
        var page = await Journeys.ClaimAsync(davoud, number);
        foreach (var bad in new[] { " \u200C ", new string('آ', 30_000) })
        {
            var refused = await davoud.SubmitAsync(page, "form[action$='/questions']", ("question-0", bad));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotNull(refused.Page.QuerySelector("details[open] .field .problem"));
        }

        Assert.Equal(0, await Rows.EventsAsync(city, "CaseAsked", number));
        await davoud.SubmitAsync(page, "form[action$='/questions']", ("question-0", "کدام سمت؟"));
        var second = await davoud.SubmitAsync(page, "form[action$='/questions']", ("question-0", "کدام کوچه؟"));
        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseAsked", number));
    }

    [Fact]
    public async Task Who_does_not_hold_the_step_cannot_ask()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "pothole", 35.765);
        var page = await Journeys.ClaimAsync(city.Davoud(), number);
        var action = page.Page.QuerySelector("form[action$='/questions']")?.GetAttribute("action") ?? "";
        var question = ("question-0", "نشانی کجاست؟");
        Assert.Equal(
            HttpStatusCode.Conflict,
            (await Journeys.PostAsync(city.As(Somebody.Shirin), action, question)).Status
        );
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await Journeys.PostAsync(city.As(Somebody.Nader), action, question)).Status
        );
        Assert.DoesNotContain("نشانی کجاست؟", (await city.Maryam().GetAsync($"/cases/{number}")).Text);
    }
}
