using System.Net;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Amounts, several options, days ahead and codes of companies, and questions that hang on others.</summary>
[Collection<RequestsCollection>]
public sealed class PlainAnswersTests(CasesCity city)
{
    [Theory]
    [InlineData("compensation-claim", "loss", "۱۲ هزار و خرده", "«زیان» را به ریال")]
    [InlineData("compensation-claim", "loss", "۰", "«زیان» باید از ۱ ریال")]
    [InlineData("compensation-claim", "loss", "۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹۹", "«زیان» را به ریال")]
    [InlineData("special-waste", "hours", null, "دست‌کم یکی از گزینه‌ها")]
    [InlineData("special-waste", "hours", "midnight", "یکی از گزینه‌ها")]
    public async Task What_must_be_put_right_is_said(string service, string field, string? value, string sentence)
    {
        var (visitor, draft) = await DraftAsync(service);
        var page = await visitor.GetAsync($"/drafts/{draft}/questions/{field}");
        page = await visitor.SubmitAsync(page, Journeys.Question, value is null ? [] : [(field, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(sentence, page.Page.QuerySelector(".error-summary")?.TextContent);
    }

    [Theory]
    [InlineData("1405", "9", "2")]
    [InlineData("1405", "10", "4")]
    public async Task A_day_before_the_first_or_after_the_last_is_refused_with_both(
        string year,
        string month,
        string day
    )
    {
        var (visitor, draft) = await DraftAsync("special-waste");
        var page = await visitor.GetAsync($"/drafts/{draft}/questions/day");
        page = await visitor.SubmitAsync(
            page,
            Journeys.Question,
            ("dayYear", year),
            ("dayMonth", month),
            ("dayDay", day)
        );
        Assert.Contains("از ۳ آذر ۱۴۰۵ تا ۳ دی ۱۴۰۵", page.Text);
    }

    [Fact]
    public async Task A_company_is_asked_for_only_where_one_holds_the_licence_and_its_code_is_checked()
    {
        var (visitor, draft) = await DraftAsync("business-licence");
        Seen page = await AnswerAsync(visitor, draft, "kind", "new");
        Assert.EndsWith("/questions/holder", page.Address);
        Assert.EndsWith("/questions/trade", (await AnswerAsync(visitor, draft, "holder", "me")).Address);
        Assert.EndsWith("/trade", (await visitor.GetAsync($"/drafts/{draft}/questions/company")).Address);
        Assert.EndsWith("/questions/company", (await AnswerAsync(visitor, draft, "holder", "company")).Address);
        page = await AnswerAsync(visitor, draft, "company", "10380284791");
        Assert.Contains("شناسهٔ ملی شرکت یا مؤسسه یازده رقم است", page.Text);
        Assert.EndsWith("/questions/trade", (await AnswerAsync(visitor, draft, "company", "۱۰۳۸۰۲۸۴۷۹۰")).Address);

        // What is not asked is not counted.
        Assert.Contains("پرسش ۴ از", (await visitor.GetAsync($"/drafts/{draft}/questions/trade")).Text);
    }

    [Fact]
    public async Task An_answer_that_a_correction_made_idle_does_not_reach_the_case()
    {
        var maryam = city.Maryam();
        var (_, draft) = await DraftAsync("meeting-request", maryam);
        foreach (
            var (field, value) in new[]
            {
                ("with", "mayor"),
                ("subject", "موضوع"),
                ("matter", "شرح"),
                ("form", "in_person"),
                ("people", "۱"),
                ("days", "monday"),
                ("part", "any"),
                ("needs", "wheelchair"),
            }
        )
            await AnswerAsync(maryam, draft, field, value);
        var check = await maryam.GetAsync($"/drafts/{draft}/check");
        Assert.Contains("شمار افراد", check.Text);
        Assert.Contains("راه بی‌پله", check.Text);

        await AnswerAsync(maryam, draft, "form", "phone");
        check = await maryam.GetAsync($"/drafts/{draft}/check");
        Assert.DoesNotContain("شمار افراد", check.Text);
        var number = Journeys.NumberOf(await maryam.SubmitAsync(check, Journeys.Sending));
        var shown = await maryam.GetAsync($"/cases/{number}");
        Assert.DoesNotContain("شمار افراد", shown.Text);
        Assert.DoesNotContain("راه بی‌پله", shown.Text);
        Assert.Contains("دوشنبه", shown.Text);
    }

    private async Task<(Visitor Visitor, string Draft)> DraftAsync(string service, Visitor? who = null)
    {
        var visitor = who ?? city.As(Somebody.Zahra);
        var page = await visitor.SubmitAsync(await visitor.GetAsync($"/services/{service}"), "form[action$='/drafts']");
        return (visitor, page.Address.Split('/')[2]);
    }

    private static async Task<Seen> AnswerAsync(Visitor visitor, string draft, string field, string value) =>
        await visitor.SubmitAsync(
            await visitor.GetAsync($"/drafts/{draft}/questions/{field}"),
            Journeys.Question,
            (field, value)
        );
}
