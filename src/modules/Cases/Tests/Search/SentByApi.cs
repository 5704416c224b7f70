using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Shahr.Kit;

namespace Shahr.Cases.Tests.Search;

/// <summary>Requests that a person's program sends, to be found afterwards.</summary>
internal static class SentByApi
{
    /// <summary>A street problem in these words; its number.</summary>
    public static Task<string> ReportAsync(
        this CasesCity city,
        Actor who,
        string description,
        string category = "light"
    ) =>
        city.SendAsync(
            who,
            "street-problem",
            new
            {
                category,
                place = new
                {
                    lat = 35.7,
                    lon = 51.4,
                    address = "خیابان سعدی",
                },
                description,
            }
        );

    /// <summary>Any request; its number.</summary>
    public static async Task<string> SendAsync(this CasesCity city, Actor who, string service, object answers)
    {
        var answer = await city.As(who)
            .SendAsync(() =>
                new HttpRequestMessage(HttpMethod.Post, "/api/v1/cases")
                {
                    Content = JsonContent.Create(new { service, answers }),
                }
            );
        Assert.Equal(HttpStatusCode.Created, answer.Status);
        return JsonDocument.Parse(answer.Body).RootElement.GetProperty("number").GetString() ?? "";
    }
}
