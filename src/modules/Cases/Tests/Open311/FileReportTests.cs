using System.Net;
using System.Xml.Linq;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Another program files a report in the name of whom its key belongs to.</summary>
[Collection<RequestsCollection>]
public sealed class FileReportTests(CasesCity city)
{
    [Fact]
    public async Task A_report_of_another_program_is_a_case_of_the_keys_owner_and_keeps_no_third_person()
    {
        var filed = await Geo.PostAsync(
            city.ProgramOf(Somebody.Maryam),
            "/requests.xml",
            Geo.Report("pothole", 35.711)
        );
        Assert.Equal(HttpStatusCode.Created, filed.Status);
        Assert.StartsWith("text/xml", filed.Response.Content.Headers.ContentType?.ToString());
        var own = await city.Maryam().GetAsync($"/cases/{Geo.NumberIn(filed)}");
        Assert.Contains("جلوی مدرسه", own.Text);
        Assert.Contains("چاله", own.Heading);
        Assert.Contains("https://elsewhere.example/photo/1.jpeg", own.Text);
        Assert.DoesNotContain("ناشناخته", own.Text);
        Assert.DoesNotContain("09120000000", own.Body);
    }

    [Fact]
    public async Task Photos_that_come_with_it_are_the_reports_photos()
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in Geo.Report("light", 35.712))
            form.Add(new StringContent(value), name);
        form.Add(new ByteArrayContent(TestFiles.Png), "photo1", "a.png");
        form.Add(new ByteArrayContent(TestFiles.Png), "photo2", "b.png");
        var bytes = await form.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var filed = await city.ProgramOf(Somebody.Maryam)
            .SendAsync(() =>
            {
                var body = new ByteArrayContent(bytes);
                body.Headers.ContentType = form.Headers.ContentType;
                return new HttpRequestMessage(HttpMethod.Post, Geo.Root + "/requests.xml") { Content = body };
            });
        Assert.Equal(HttpStatusCode.Created, filed.Status);
        var own = await city.Maryam().GetAsync($"/cases/{Geo.NumberIn(filed)}");
        Assert.Contains("a.png", own.Text);
    }

    [Fact]
    public async Task The_same_report_sent_again_is_the_same_case_and_of_eight_at_once_one_is_made()
    {
        var report = Geo.Report("waste", 35.713, "fms-4711");
        var all = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Geo.PostAsync(city.ProgramOf(Somebody.Maryam), "/requests.xml", report))
        );
        var number = Assert.Single(all.Select(Geo.NumberIn).Distinct());
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseOpened", number));
        // The same words of somebody else's program are another report.
        var other = await Geo.PostAsync(city.ProgramOf(Somebody.Zahra), "/requests.xml", report);
        Assert.NotEqual(number, Geo.NumberIn(other));
    }

    [Theory]
    [InlineData("service_code", "", 404, "service_code")]
    [InlineData("service_code", "street-problem.dragon", 404, "service_code")]
    [InlineData("service_code", "residence-certificate.home", 404, "service_code")]
    [InlineData("lat", "0", 400, "lat, long, address_string")]
    [InlineData("lat", "north", 400, "lat, long, address_string")]
    [InlineData("description", "", 400, "description")]
    public async Task What_cannot_be_taken_is_refused_in_the_standards_words(
        string field,
        string value,
        int status,
        string named
    )
    {
        var report = Geo.Report("pothole", 35.714);
        report[field] = value;
        report.Remove("media_url");
        var refused = await Geo.PostAsync(city.ProgramOf(Somebody.Maryam), "/requests.xml", report);
        Assert.Equal(status, (int)refused.Status);
        var error = XDocument.Parse(refused.Body).Element("errors")?.Element("error");
        Assert.Equal($"{status}", error?.Element("code")?.Value);
        Assert.StartsWith(named, error?.Element("description")?.Value);
    }

    [Fact]
    public async Task Without_a_key_with_one_for_reading_or_as_a_browser_nothing_is_filed()
    {
        foreach (
            var nobody in new[]
            {
                city.As(null),
                city.ProgramOf(Somebody.Maryam, "cases.read"),
                city.Maryam(), // a session, whose browser another site may have sent here
            }
        )
        {
            var refused = await Geo.PostAsync(nobody, "/requests.json", Geo.Report("pothole", 35.715));
            Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
            Assert.Contains("\"code\":403", refused.Body);
        }
    }
}
