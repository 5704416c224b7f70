using System.Net;
using System.Text.Json;

namespace Shahr.Cases.Tests;

/// <summary>The officers' list of open steps.</summary>
[Collection<DeskCollection>]
public sealed class ShowInboxTests(CasesCity city)
{
    [Fact]
    public async Task A_citizen_has_no_desk()
    {
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Maryam().GetAsync("/desk")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Maryam().GetAsync("/desk/123456789")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await city.Maryam().GetAsync("/api/v1/cases/inbox")).Status);
    }

    [Fact]
    public async Task The_desk_shows_late_steps_first_page_by_page_without_losing_or_doubling_any()
    {
        var maryam = city.Maryam();
        var expected = new List<string>();
        for (var i = 0; i < 55; i++)
            expected.Add(await OpenByApiTests.OpenAsync(maryam, "waste", 35.62 + (i * 0.001), Guid.CreateVersion7()));
        city.City.Clock.Advance(TimeSpan.FromDays(30));
        try
        {
            var nader = city.As(Somebody.Nader);
            var seen = new List<string>();
            for (var address = "/desk?service=street-problem"; address.Length > 0; )
            {
                var page = await nader.GetAsync(address);
                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.True(page.Page.QuerySelectorAll("tbody tr").Length <= 50);
                seen.AddRange(
                    page.Page.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")?.Split('/')[^1] ?? "")
                );
                address = page.Page.QuerySelector("a[rel='next']")?.GetAttribute("href") ?? "";
            }

            Assert.Equal(seen.Count, seen.Distinct().Count());
            Assert.Superset(expected.ToHashSet(), seen.ToHashSet());
            Assert.Contains("دیر شده", (await nader.GetAsync("/desk")).Text);
            Assert.Equal(
                HttpStatusCode.OK,
                (await nader.GetAsync("/desk?after=nonsense&mine=7&state=x&service=y")).Status
            );

            var json = JsonDocument.Parse((await nader.GetAsync("/api/v1/cases/inbox")).Body).RootElement;
            Assert.Equal(50, json.GetProperty("steps").GetArrayLength());
            Assert.Equal("مریم احمدی", json.GetProperty("steps")[0].GetProperty("applicant").GetString());
        }
        finally
        {
            city.City.Clock.Advance(TimeSpan.FromDays(-30));
        }
    }

    [Fact]
    public async Task An_office_sees_its_own_steps_and_one_row_tells_whose_names_were_read()
    {
        await Journeys.ReportAsync(city.Maryam(), "waste", 35.75);
        var light = await Journeys.ReportAsync(city.Maryam(), "light", 35.75);
        city.Looks.Rows.Clear();
        var desk = await city.As(Somebody.Nader).GetAsync("/desk");
        Assert.All(
            desk.Page.QuerySelectorAll("tbody small"),
            office => Assert.Equal("ادارهٔ waste", office.TextContent)
        );
        Assert.DoesNotContain(light, desk.Body);
        var look = Assert.Single(city.Looks.Rows);
        Assert.Equal("دیدن فهرست میز کار", look.Reason);
        Assert.Contains(Somebody.Maryam.Person, look.People);
    }
}
