using System.Text;
using System.Text.Json;

namespace Shahr.Bench;

/// <summary>Opens a case over the API, as Maryam.</summary>
internal static class CaseOpener
{
    public const string Body = """
        {"service":"street-problem","answers":{"category":"light",
        "place":{"lat":35.7,"lon":51.4,"address":"خیابان بهار"},
        "description":"چراغ سر کوچه از دیشب خاموش است."}}
        """;

    /// <summary>The public number of the new case.</summary>
    public static async Task<string> OpenAsync(Uri home, string cookie)
    {
        using var browser = new HttpClient(new HttpClientHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(home, "/api/v1/cases"));
        request.Headers.Add("Cookie", cookie);
        request.Content = new StringContent(Body, Encoding.UTF8, "application/json");
        using var answer = await browser.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new BenchException($"No case was opened: {(int)answer.StatusCode} {text}");
        return JsonDocument.Parse(text).RootElement.GetProperty("number").GetString() ?? "";
    }
}
