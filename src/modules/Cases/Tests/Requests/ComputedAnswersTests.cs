using System.Net;

namespace Shahr.Cases.Tests;

/// <summary>What is worked out instead of asked.</summary>
[Collection<RequestsCollection>]
public sealed class ComputedAnswersTests(CasesCity city)
{
    [Fact]
    public async Task The_pages_show_it_at_the_check_and_pass_it_over_on_the_way()
    {
        var mina = city.As(Somebody.Anybody());
        var page = await mina.GetAsync("/services/compensation-claim");
        page = await mina.SubmitAsync(page, "form[action$='/drafts']");
        var asked = await mina.GetAsync(page.Address.Replace("/kind", "/left", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.NotFound, asked.Status);
        page = await mina.SubmitAsync(page, Journeys.Question, ("kind", "car"));
        (string, string?)[] day = [("happenedDay", "۱"), ("happenedMonth", "۸"), ("happenedYear", "۱۴۰۵")];
        page = await mina.SubmitAsync(page, Journeys.Question, day);
        page = await mina.SubmitAsync(page, Journeys.Question, ("placeAddress", "خیابان سعدی"));
        page = await mina.SubmitAsync(page, Journeys.Question, ("story", "آب آمد."));
        page = await mina.SubmitAsync(page, Journeys.Question, ("loss", "۸۰۰۰"));
        page = await mina.SubmitAsync(page, Journeys.Question, ("insurance", "paid"));
        page = await mina.SubmitAsync(page, Journeys.Question, ("insured", "۹۵۰۰"));
        Assert.EndsWith("/evidence", page.Address);
        page = await mina.SubmitAsync(page, Journeys.Question, [], [("evidence", "سند.png", TestFiles.Png)]);
        page = await mina.SubmitAsync(page, Journeys.Question);
        Assert.Contains("۱٬۵۰۰", Journeys.AnswerTo(page, "مانده پس از بیمه"));

        // Corrected, it is worked out anew.
        var loss = page.Page.QuerySelector("a[href*='/questions/loss']")?.GetAttribute("href") ?? "";
        page = await mina.SubmitAsync(await mina.GetAsync(loss), Journeys.Question, ("loss", "۱۰۰۰۰"));
        Assert.Equal("۵۰۰ ریال", Journeys.AnswerTo(page, "مانده پس از بیمه"));
    }
}
