using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>One office asks another inside the case.</summary>
[Collection<DeskCollection>]
public sealed class AskOfficeTests(CasesCity city)
{
    private const string Form = "form[action$='/opinions']";
    private static readonly (string, string?)[] _toWaste =
    [
        ("office-0", "waste"),
        ("opinion-0", "سطل‌های آن کوچه چند تاست؟"),
        ("days-0", "2"),
    ];

    [Fact]
    public async Task Another_office_reads_the_case_and_answers_and_the_clock_that_stood_runs_on()
    {
        var (maryam, davoud, nader) = (city.Maryam(), city.Davoud(), city.As(Somebody.Nader));
        var number = await WriteToMayorAsync(maryam);
        var desk = await Journeys.ClaimAsync(davoud, number);
        Assert.Equal(HttpStatusCode.Forbidden, (await nader.GetAsync($"/desk/{number}")).Status);

        var asked = await davoud.SubmitAsync(desk, Form, _toWaste);
        Assert.Contains("منتظر پاسخ ادارهٔ دیگر است", asked.Text);
        Assert.Contains(number, await Journeys.WholeDeskAsync(davoud, "?state=elsewhere"));
        var own = await maryam.GetAsync($"/cases/{number}");
        Assert.Contains("نظر ادارهٔ waste", own.Text);
        Assert.Contains("ساعت ایستاده است تا ادارهٔ دیگر پاسخ دهد", own.Text);
        Assert.DoesNotContain("از شما پرسیده‌اند", own.Text);

        var theirs = await Journeys.ClaimAsync(nader, number);
        Assert.Contains("سطل‌های آن کوچه چند تاست؟", theirs.Page.QuerySelector("section.panel")?.TextContent);
        var position = await PositionAsync(nader, number);
        var silent = await Journeys.CloseAsync(nader, number, position, "yes");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, silent.Status);
        await Journeys.CloseAsync(nader, number, position, "yes", "چهار سطل، همه سالم.");

        desk = await davoud.GetAsync($"/desk/{number}");
        Assert.DoesNotContain("منتظر پاسخ ادارهٔ دیگر است", desk.Text);
        Assert.Contains("«نظر ادارهٔ waste» رسید: موافق", desk.Text);
        await Journeys.CloseAsync(davoud, number, 0, "yes", "پاسخ داده شد.");
        Assert.Contains("چهار سطل، همه سالم.", (await maryam.GetAsync($"/cases/{number}")).Text);
    }

    [Fact]
    public async Task While_the_other_office_is_asked_the_step_is_neither_ended_nor_asks_again()
    {
        var davoud = city.Davoud();
        var number = await WriteToMayorAsync(city.Maryam());
        var desk = await Journeys.ClaimAsync(davoud, number);
        var other = city.Davoud();
        var again = await other.GetAsync($"/desk/{number}");
        var twice = await Task.WhenAll(
            davoud.SubmitAsync(desk, Form, _toWaste),
            other.SubmitAsync(again, Form, _toWaste)
        );
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], twice.Select(t => t.Status).Order());
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.office_asked", number));
        var closed = await davoud.SubmitAsync(desk, "form[action$='/result']", ("result-0", "yes"), ("note-0", "زود"));
        Assert.Equal(HttpStatusCode.Conflict, closed.Status);
        Assert.Contains("منتظر پاسخ ادارهٔ دیگری است", closed.Text);
    }

    [Theory]
    [InlineData("office-0", "mayor", "با همین اداره است")]
    [InlineData("office-0", "moon", "یکی از گزینه‌ها")]
    [InlineData("opinion-0", " ", "«پرسش» را بنویسید")]
    [InlineData("days-0", "400", "یکی از گزینه‌ها")]
    public async Task What_cannot_be_asked_comes_back_at_its_field(string field, string value, string sentence)
    {
        var davoud = city.Davoud();
        var number = await WriteToMayorAsync(city.Maryam());
        var desk = await Journeys.ClaimAsync(davoud, number);
        // An option that is not in the list is what a hand-made form would send.
        (string, string?)[] sent = [.. _toWaste.Where(f => f.Item1 != field), (field, value)];
        var action = desk.Page.QuerySelector(Form)?.GetAttribute("action") ?? "";
        var refused = await Journeys.PostAsync(davoud, action, [.. sent.Select(f => (f.Item1, f.Item2 ?? ""))]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sentence, refused.Text);
        Assert.NotNull(refused.Page.QuerySelector("details[open] .field .problem"));
    }

    [Fact]
    public async Task Where_the_service_does_not_say_so_and_by_who_does_not_hold_it_nothing_is_asked()
    {
        var davoud = city.Davoud();
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.671);
        var desk = await Journeys.ClaimAsync(davoud, number);
        Assert.Null(desk.Page.QuerySelector(Form));
        var action = desk.Page.QuerySelector("form[action$='/result']")?.GetAttribute("action") ?? "";
        var asked = await Journeys.PostAsync(
            davoud,
            action.Replace("/result", "/opinions", StringComparison.Ordinal),
            [.. _toWaste.Select(f => (f.Item1, f.Item2 ?? ""))]
        );
        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.Contains("نمی‌توان از ادارهٔ دیگری پرسید", asked.Text);
    }

    private static async Task<int> PositionAsync(Visitor officer, string number)
    {
        var page = (await officer.GetAsync($"/desk/{number}")).Page;
        var name = page.QuerySelector("textarea[name^='note-']")?.GetAttribute("name") ?? "";
        return int.Parse(name.Split('-')[1], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<string> WriteToMayorAsync(Visitor maryam)
    {
        var answers = new
        {
            kind = "question",
            subject = "سطل زباله",
            message = "چرا کوچهٔ ما سطل ندارد؟",
        };
        var opened = await maryam.SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
            {
                Content = JsonContent.Create(new { service = "mayor-message", answers }),
            }
        );
        return JsonDocument.Parse(opened.Body).RootElement.GetProperty("number").GetString() ?? "";
    }
}
