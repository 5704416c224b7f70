using System.Net;
using System.Text.Json;
using System.Xml.Linq;

namespace Shahr.Cases.Tests;

/// <summary>Reports for everybody.</summary>
[Collection<RequestsCollection>]
public sealed class ListReportsTests(CasesCity city)
{
    [Fact]
    public async Task A_report_is_listed_with_where_and_who_is_responsible_and_without_its_person_or_words()
    {
        var number = await Geo.FileAsync(city.ProgramOf(Somebody.Maryam), "leak", 35.721);
        var anybody = city.As(null);
        var listed = await anybody.GetAsync($"{Geo.Root}/requests.xml?service_code=street-problem.leak");
        var one = XDocument
            .Parse(listed.Body)
            .Root?.Elements("request")
            .Single(r => r.Element("service_request_id")?.Value == number);
        Assert.Equal("open", one?.Element("status")?.Value);
        Assert.Equal("35.721", one?.Element("lat")?.Value);
        Assert.EndsWith("Z", one?.Element("expected_datetime")?.Value);
        Assert.NotEmpty(one?.Element("agency_responsible")?.Value ?? "");
        Assert.DoesNotContain("مدرسه", listed.Body);
        Assert.DoesNotContain("مریم", listed.Body);
    }

    [Fact]
    public async Task A_report_that_was_put_right_is_closed_and_says_so()
    {
        var number = await Geo.FileAsync(city.ProgramOf(Somebody.Maryam), "noise", 35.722);
        await Journeys.WorkAsync(city.Davoud(), number, 0, "yes");
        var one = (await Geo.JsonAsync(city.As(null), $"/requests/{number}.json"))[0];
        Assert.Equal("closed", one.GetProperty("status").GetString());
        Assert.Equal("برطرف شد", one.GetProperty("status_notes").GetString());
        Assert.Equal(JsonValueKind.Null, one.GetProperty("expected_datetime").ValueKind);

        async Task<bool> HasAsync(string query) =>
            (await Geo.JsonAsync(city.As(null), "/requests.json?" + query))
                .EnumerateArray()
                .Any(r => r.GetProperty("service_request_id").GetString() == number);
        Assert.True(await HasAsync("status=closed"));
        Assert.True(await HasAsync("status=open,closed&page_size=1000"));
        Assert.False(await HasAsync("status=open"));
        Assert.True(await HasAsync($"service_request_id={number},000000000"));
        Assert.False(await HasAsync("start_date=2020-01-01T00:00:00Z&end_date=2020-02-01T00:00:00%2B03:30"));
        Assert.False(await HasAsync("service_code=street-problem.tree"));
    }

    [Fact]
    public async Task Pages_go_on_where_the_one_before_ended()
    {
        var client = city.ProgramOf(Somebody.Maryam);
        foreach (var i in Enumerable.Range(0, 3))
            await Geo.FileAsync(client, "tree", 35.723 + (i * 0.001));
        var seen = new List<string?>();
        for (var page = 1; page <= 3; page++)
        {
            var rows = await Geo.JsonAsync(
                city.As(null),
                $"/requests.json?service_code=street-problem.tree&page_size=1&page={page}"
            );
            seen.Add(Assert.Single(rows.EnumerateArray()).GetProperty("service_request_id").GetString());
        }

        Assert.Equal(3, seen.Distinct().Count());
    }

    [Fact]
    public async Task A_certificate_an_unknown_number_and_a_strange_instant_are_not_found_or_refused()
    {
        var certificate = await Journeys.AskForCertificateAsync(city.Maryam());
        foreach (var hidden in new[] { certificate, "123456789", "x" })
        {
            var none = await city.As(null).GetAsync($"{Geo.Root}/requests/{hidden}.xml");
            Assert.Equal(HttpStatusCode.NotFound, none.Status);
        }

        var strange = await city.As(null).GetAsync(Geo.Root + "/requests.xml?start_date=yesterday");
        Assert.Equal(HttpStatusCode.BadRequest, strange.Status);
        Assert.Equal(HttpStatusCode.NotFound, (await city.As(null).GetAsync(Geo.Root + "/requests.csv")).Status);
    }
}
