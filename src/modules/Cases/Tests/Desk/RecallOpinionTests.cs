using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>What another office was asked is taken back while it is unanswered.</summary>
[Collection<DeskCollection>]
public sealed class RecallOpinionTests(CasesCity city)
{
    private const string Form = "form[action$='/recall']";

    [Fact]
    public async Task Who_asked_takes_the_question_back_and_their_clock_runs_on()
    {
        var (maryam, davoud, nader) = (city.Maryam(), city.Davoud(), city.As(Somebody.Nader));
        var (number, desk) = await AskedAsync(davoud);
        Assert.Contains("پس گرفتن پرسش از ادارهٔ waste", desk.Text);
        Assert.Contains(number, await Journeys.WholeDeskAsync(nader));

        var back = await davoud.SubmitAsync(desk, Form);
        Assert.Equal(HttpStatusCode.OK, back.Status);
        Assert.DoesNotContain("منتظر پاسخ ادارهٔ دیگر است", back.Text);
        Assert.Contains("داوود رضایی پرسش از ادارهٔ دیگر را پس گرفت: نظر ادارهٔ waste", back.Text);
        Assert.Contains("پرسش از ادارهٔ دیگر را پس گرفت", (await maryam.GetAsync($"/cases/{number}")).Text);
        Assert.DoesNotContain(number, await Journeys.WholeDeskAsync(nader));
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.office_recalled", number));

        var again = await davoud.SubmitAsync(desk, Form);
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("پیش‌تر پس گرفته شده است", again.Text);
        await Journeys.CloseAsync(davoud, number, 0, "yes", "پاسخ داده شد.");
        Assert.Contains("پاسخ داده شد.", (await maryam.GetAsync($"/cases/{number}")).Text);
    }

    [Fact]
    public async Task Of_an_answer_and_a_recall_at_the_same_moment_one_stands()
    {
        var (davoud, nader) = (city.Davoud(), city.As(Somebody.Nader));
        var (number, desk) = await AskedAsync(davoud);
        var theirs = await Journeys.ClaimAsync(nader, number);
        var note = theirs.Page.QuerySelector("textarea[name^='note-']")?.GetAttribute("name") ?? "";
        var result = note.Replace("note-", "result-", StringComparison.Ordinal);
        var both = await Task.WhenAll(
            davoud.SubmitAsync(desk, Form),
            nader.SubmitAsync(theirs, "form[action$='/result']", (result, "yes"), (note, "چهار سطل."))
        );
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], both.Select(b => b.Status).Order());
        var history = (await davoud.GetAsync($"/desk/{number}")).Text;
        Assert.NotEqual(
            history.Contains("پس گرفت", StringComparison.Ordinal),
            history.Contains("رسید: موافق", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Nobody_else_takes_it_back_and_what_the_city_asked_by_itself_stays()
    {
        var (davoud, shirin) = (city.Davoud(), city.As(Somebody.Shirin));
        var (_, desk) = await AskedAsync(davoud);
        var action = desk.Page.QuerySelector(Form)?.GetAttribute("action") ?? "";
        Assert.Equal(HttpStatusCode.Conflict, (await Journeys.PostAsync(shirin, action)).Status);

        var asked = await AskedCase.OpenAsync(city, city.As(Somebody.Mina));
        var page = await davoud.GetAsync($"/desk/{asked.Number}");
        Assert.Contains("منتظر پاسخ ادارهٔ دیگر است", page.Text);
        Assert.Null(page.Page.QuerySelector(Form));
        var refused = await Journeys.PostAsync(
            davoud,
            $"/desk/{asked.Number}/steps/{asked.Steps[0]}/opinions/{asked.Steps[2]}/recall"
        );
        Assert.Equal(HttpStatusCode.Conflict, refused.Status);
        Assert.Contains("این را این گام نپرسیده است", refused.Text);
    }

    private async Task<(string Number, Seen Desk)> AskedAsync(Visitor officer)
    {
        var answers = new
        {
            kind = "question",
            subject = "سطل زباله",
            message = "چرا کوچهٔ ما سطل ندارد؟",
        };
        var opened = await city.Maryam()
            .SendAsync(() =>
                new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
                {
                    Content = JsonContent.Create(new { service = "mayor-message", answers }),
                }
            );
        var number = JsonDocument.Parse(opened.Body).RootElement.GetProperty("number").GetString() ?? "";
        var desk = await Journeys.ClaimAsync(officer, number);
        desk = await officer.SubmitAsync(
            desk,
            "form[action$='/opinions']",
            ("office-0", "waste"),
            ("opinion-0", "سطل‌های آن کوچه چند تاست؟"),
            ("days-0", "2")
        );
        return (number, desk);
    }
}
