using System.Text.Json;
using System.Xml.Linq;
using Shahr.Kit;
using Shahr.Testing;

namespace Shahr.Cases.Tests;

/// <summary>A client of GeoReport.</summary>
internal static class Geo
{
    public const string Root = "/open311/v2";

    /// <summary>A program with a token of somebody's.</summary>
    public static Visitor ProgramOf(this CasesCity city, Actor owner, params string[] scopes) =>
        city.As(
            owner with
            {
                Session = Guid.CreateVersion7(),
                TokenScopes = scopes.Length == 0 ? ["cases.open"] : scopes,
            }
        );

    /// <summary>What real clients send with a report, in the order and by the names of FixMyStreet's.</summary>
    public static Dictionary<string, string> Report(string kind, double lat, string? theirs = null)
    {
        var sent = new Dictionary<string, string>
        {
            ["lat"] = FormattableString.Invariant($"{lat}"),
            ["long"] = "51.4",
            ["email"] = "somebody@example.org",
            ["first_name"] = "سارا",
            ["last_name"] = "ناشناخته",
            ["phone"] = "09120000000",
            ["description"] = "title: چاله\n\ndetail: جلوی مدرسه",
            ["service_code"] = "street-problem." + kind,
            ["api_key"] = "ours",
            ["jurisdiction_id"] = "shahr",
            ["media_url"] = "https://elsewhere.example/photo/1.jpeg",
            ["device_id"] = "abc",
        };
        if (theirs is not null)
            sent["attribute[external_id]"] = theirs;
        return sent;
    }

    public static Task<Seen> PostAsync(
        Visitor client,
        string address,
        Dictionary<string, string> form,
        string? key = null
    ) =>
        client.SendAsync(() =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, Root + address)
            {
                Content = new FormUrlEncodedContent(form),
            };
            if (key is not null)
                request.Headers.Add("Idempotency-Key", key);
            return request;
        });

    public static async Task<string> FileAsync(Visitor client, string kind, double lat)
    {
        var sent = await PostAsync(client, "/requests.xml", Report(kind, lat));
        return NumberIn(sent);
    }

    public static string NumberIn(Seen answer) =>
        XDocument.Parse(answer.Body).Descendants("service_request_id").Single().Value;

    public static async Task<JsonElement> JsonAsync(Visitor client, string address) =>
        JsonDocument.Parse((await client.GetAsync(Root + address)).Body).RootElement;
}
