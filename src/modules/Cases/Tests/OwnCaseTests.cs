using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Modules;

namespace Shahr.Cases.Tests;

/// <summary>What a person sees and does with their own cases, and what nobody else may.</summary>
public sealed class OwnCaseTests(CasesCity city) : IClassFixture<CasesCity>
{
    [Fact]
    public async Task Somebody_elses_case_does_not_exist_whatever_one_tries()
    {
        var number = await Journeys.AskForCertificateAsync(city.Maryam());
        var own = await city.Maryam().GetAsync($"/cases/{number}");
        var file = own.Page.QuerySelector("a[href*='/files/']")?.GetAttribute("href") ?? "";
        var zahra = city.As(Somebody.Zahra);
        foreach (var address in new[] { $"/cases/{number}", $"/cases/{number}/withdrawal", file })
        {
            var page = await zahra.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, page.Status);
            Assert.DoesNotContain("مریم", page.Text);
        }

        var form = await zahra.GetAsync("/services/street-problem");
        var token = form.Page.QuerySelector("[name='__RequestVerificationToken']")?.GetAttribute("value") ?? "";
        foreach (var what in new[] { "withdrawal", "answers" })
        {
            var refused = await zahra.SendAsync(() =>
                new HttpRequestMessage(HttpMethod.Post, $"/cases/{number}/{what}")
                {
                    Content = new FormUrlEncodedContent([
                        KeyValuePair.Create("__RequestVerificationToken", token),
                        KeyValuePair.Create("answer", "x"),
                    ]),
                }
            );
            Assert.Equal(HttpStatusCode.NotFound, refused.Status);
        }
    }

    [Fact]
    public async Task A_file_is_served_to_its_owner_and_to_the_officer_with_fences_and_the_officers_look_is_logged()
    {
        var maryam = city.Maryam();
        var number = await Journeys.AskForCertificateAsync(maryam);
        var link =
            (await maryam.GetAsync($"/cases/{number}")).Page.QuerySelector("a[href*='/files/']")?.GetAttribute("href")
            ?? "";
        var file = await maryam.GetAsync(link);
        Assert.Equal("image/png", file.Response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("sandbox", string.Concat(file.Response.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", string.Concat(file.Response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(file.Bytes.Length > 8);

        city.Looks.Rows.Clear();
        Assert.Equal(HttpStatusCode.OK, (await city.Davoud().GetAsync(link)).Status);
        Assert.Single(city.Looks.Rows);
    }

    [Fact]
    public async Task A_request_can_be_withdrawn_once()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam, "tree", 35.74);
        var ask = await maryam.GetAsync($"/cases/{number}/withdrawal");
        var done = await maryam.SubmitAsync(ask, "form[action$='/withdrawal']");
        Assert.Contains("پس گرفته شد", done.Text);
        Assert.Equal(1, await Rows.AuditAsync(city, "cases.withdrawn", number));
        var twice = await maryam.SubmitAsync(ask, "form[action$='/withdrawal']");
        Assert.Equal(HttpStatusCode.Conflict, twice.Status);
        Assert.Contains("این پرونده بسته شده است", twice.Text);
    }

    [Fact]
    public async Task The_list_goes_on_page_by_page_without_losing_or_doubling_any()
    {
        var zahra = city.As(Somebody.Zahra);
        var expected = new List<string>();
        for (var i = 0; i < 53; i++)
            expected.Add(await ApiTests.OpenAsync(zahra, "noise", 35.65 + (i * 0.001), Guid.CreateVersion7()));
        var first = await zahra.GetAsync("/cases");
        Assert.Equal(50, first.Page.QuerySelectorAll("tbody tr").Length);
        var second = await zahra.GetAsync(first.Page.QuerySelector("a[rel='next']")?.GetAttribute("href") ?? "");
        var seen = first
            .Page.QuerySelectorAll("tbody a")
            .Concat(second.Page.QuerySelectorAll("tbody a"))
            .Select(a => a.GetAttribute("href")?.Split('/')[^1] ?? "")
            .ToList();
        Assert.Equal(seen.Count, seen.Distinct().Count());
        Assert.Equal(expected.Order(), seen.Order());
    }

    [Fact]
    public async Task Home_and_search_know_my_cases_and_the_services_by_any_word()
    {
        var maryam = city.Maryam();
        var number = await Journeys.ReportAsync(maryam, "leak", 35.79);
        Assert.Contains(number, (await maryam.GetAsync("/")).Body);
        var hits = await SearchAsync("نشتِ آب");
        Assert.Contains(hits, h => h.Href == $"/cases/{number}");
        Assert.Contains(hits, h => h.Href == "/services/street-problem");
        Assert.Contains(await SearchAsync("سكونت"), h => h.Href == "/services/residence-certificate");
        Assert.Equal(
            $"/cases/{number}",
            (await SearchAsync(Shahr.Kit.Values.PersianText.ToPersianDigits(number)))[0].Href
        );
        Assert.Empty(await SearchAsync("%_'\"--"));
    }

    [Fact]
    public async Task Other_modules_may_ask_for_a_case()
    {
        var number = await Journeys.ReportAsync(city.Maryam(), "light", 35.66);
        var found = await city.City.InScopeAsync(async scope =>
        {
            var id = (await scope.GetRequiredService<CaseStore>().FindAsync(number, default))?.Id ?? default;
            return await scope.GetRequiredService<ICases>().FindAsync(id);
        });
        Assert.Equal((number, "street-problem", true), (found?.Number, found?.ServiceCode, found?.IsOpen));
        Assert.Equal(HttpStatusCode.OK, (await city.Maryam().GetAsync($"/cases/{found?.Id}")).Status);
    }

    private Task<IReadOnlyList<SearchHit>> SearchAsync(string query) =>
        city.City.InScopeAsync(scope =>
            scope
                .GetServices<ISearchSource>()
                .OfType<SearchCases>()
                .Single()
                .SearchAsync(query, Somebody.Maryam, "fa", 20, default)
        );
}
