using System.Net;
using System.Text.Json;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>Opening a case by JSON.</summary>
[Collection<RequestsCollection>]
public sealed class OpenByApiTests(CasesCity city)
{
    [Fact]
    public async Task A_case_opened_by_the_api_is_the_same_as_one_opened_by_the_pages()
    {
        var maryam = city.Maryam();
        var key = Guid.CreateVersion7();
        var number = await OpenAsync(maryam, "light", 35.7, key);
        Assert.Equal(number, await OpenAsync(maryam, "light", 35.7, key));
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseOpened", number));

        var mine = JsonDocument.Parse((await maryam.GetAsync("/api/v1/cases")).Body).RootElement;
        Assert.Contains(mine.GetProperty("cases").EnumerateArray(), c => c.GetProperty("number").GetString() == number);
        Assert.Contains("چراغ معابر", (await maryam.GetAsync($"/cases/{number}")).Text);
        var theirs = await city.As(Somebody.Zahra).GetAsync("/api/v1/cases");
        Assert.DoesNotContain(number, theirs.Body);
    }

    [Theory]
    [InlineData("""{"service":"teleport"}""", 404, "cases.no_such_service", "service")]
    [InlineData("""{"service":"street-problem","answers":{}}""", 422, "cases.choose_one", "category")]
    [InlineData(
        """{"service":"street-problem","answers":{"category":"light","place":{"lat":0,"lon":0}}}""",
        422,
        "cases.outside_city",
        "place"
    )]
    [InlineData(
        """{"service":"street-problem","answers":{"category":["light"]}}""",
        422,
        "cases.choose_one",
        "category"
    )]
    [InlineData(
        """
            {"service":"residence-certificate","answers":{"purpose":"bank","address":{"lat":35.7,"lon":51.4},
            "postal_code":"1619735744","since":"2021-03-21","household_head":"م"}}
            """,
        422,
        "cases.send_files_by_page",
        "id_scan"
    )]
    [InlineData(
        """
            {"service":"meeting-request","answers":{"with":"mayor","subject":"م","matter":"م","form":"in_person"}}
            """,
        422,
        "cases.answer_needed",
        "people"
    )]
    [InlineData(
        """
            {"service":"meeting-request","answers":{"with":"mayor","subject":"م","matter":"م","form":"phone"}}
            """,
        422,
        "cases.choose_some",
        "days"
    )]
    public async Task A_refusal_is_a_problem_with_its_code_and_field(string body, int status, string code, string field)
    {
        var answer = await SendAsync(city.Maryam(), body, null);
        Assert.Equal(status, (int)answer.Status);
        Assert.Equal("application/problem+json", answer.Response.Content.Headers.ContentType?.MediaType);
        var problem = JsonDocument.Parse(answer.Body).RootElement;
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal(field, problem.GetProperty("field").GetString());
    }

    [Fact]
    public async Task Several_options_are_an_array_and_a_field_that_is_not_asked_is_passed_over()
    {
        const string body = """
            {"service":"meeting-request","answers":{"with":"mayor","subject":"م","matter":"م","form":"phone",
            "people":7,"days":["sunday","saturday"],"part":"any","needs":["sign"]}}
            """;
        var maryam = city.Maryam();
        var opened = JsonDocument.Parse((await SendAsync(maryam, body, null)).Body).RootElement;
        var shown = await maryam.GetAsync(opened.GetProperty("href").GetString() ?? "");
        Assert.Contains("شنبه، یکشنبه", shown.Text);
        Assert.DoesNotContain("زبان اشاره", shown.Text);
        Assert.DoesNotContain("شمار افراد", shown.Text);
    }

    [Fact]
    public async Task A_key_that_is_no_uuid_and_a_form_in_place_of_json_are_refused()
    {
        Assert.Equal(422, (int)(await SendAsync(city.Maryam(), """{"service":"street-problem"}""", "again")).Status);
        var form = await city.Maryam()
            .SendAsync(() =>
                new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
                {
                    Content = new FormUrlEncodedContent([KeyValuePair.Create("service", "street-problem")]),
                }
            );
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, form.Status);
    }

    [Fact]
    public async Task Somebody_elses_key_opens_nothing_of_theirs()
    {
        var key = Guid.CreateVersion7();
        var number = await OpenAsync(city.Maryam(), "leak", 35.7, key);
        var other = await SendAsync(city.As(Somebody.Zahra), Body("leak", 35.7), key.ToString());
        Assert.DoesNotContain(number, other.Body);
        Assert.InRange((int)other.Status, 400, 499);
    }

    [Fact]
    public async Task One_key_sent_ten_times_at_once_opens_one_case()
    {
        var key = Guid.CreateVersion7();
        var numbers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => OpenAsync(city.Maryam(), "noise", 35.71, key))
        );
        var number = Assert.Single(numbers.Distinct());
        Assert.Equal(1, await Rows.EventsAsync(city, "CaseOpened", number));
    }

    internal static async Task<string> OpenAsync(Visitor visitor, string category, double lat, Guid key)
    {
        var answer = await SendAsync(visitor, Body(category, lat), key.ToString());
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return JsonDocument.Parse(answer.Body).RootElement.GetProperty("number").GetString() ?? "";
    }

    internal static async Task<string> OpenCertificateAsync(Visitor visitor, string service)
    {
        var body = $$$"""
            {"service":"{{{service}}}","answers":{"purpose":"bank","address":{"lat":35.7,"lon":51.4,
            "address":"خیابان سعدی، پلاک ۱۲"},
            "postal_code":"1619735744","since":"2021-03-21","household_head":"مریم احمدی"}}
            """;
        var answer = await SendAsync(visitor, body, null);
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return JsonDocument.Parse(answer.Body).RootElement.GetProperty("number").GetString() ?? "";
    }

    private static string Body(string category, double lat) =>
        JsonSerializer.Serialize(
            new
            {
                service = "street-problem",
                answers = new
                {
                    category,
                    place = new { lat, lon = 51.4 },
                    description = "تاریک است.",
                },
            }
        );

    private static Task<Seen> SendAsync(Visitor visitor, string body, string? key) =>
        visitor.SendAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
            {
                Content = new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
            };
            if (key is not null)
                request.Headers.Add("Idempotency-Key", key);
            return request;
        });
}
