using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.WebUtilities;
using Shahr.Partners;

namespace Shahr.Bench;

/// <summary>Maryam's browser and the demo's partner in one: signs in by code, then renews.</summary>
internal sealed partial class PartnerClient : IDisposable
{
    private const string Back = PartnersSeed.DemoRedirect;
    private readonly Uri _home;
    private readonly HttpClient _http;

    public PartnerClient(Uri home, string cookie)
    {
        _home = home;
        var cookies = new CookieContainer();
        cookies.SetCookies(home, cookie);
        _http = new HttpClient(
            new SocketsHttpHandler { CookieContainer = cookies, AllowAutoRedirect = false },
            disposeHandler: true
        );
        // The consent is remembered, and this browser comes from the city itself: no page in between.
        _http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
    }

    /// <summary>The newest refresh token.</summary>
    public string Refresh { get; private set; } = "";

    /// <summary>The newest access token.</summary>
    public string Access { get; private set; } = "";

    public void Dispose() => _http.Dispose();

    /// <summary>A whole sign-in: the city's page, agreed to where it is shown, and the code for tokens.</summary>
    public async Task SignInAsync()
    {
        var verifier = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));
        var address = QueryHelpers.AddQueryString(
            "/connect/authorize",
            new Dictionary<string, string?>
            {
                ["client_id"] = PartnersSeed.DemoClient,
                ["redirect_uri"] = Back,
                ["response_type"] = "code",
                ["scope"] = "openid profile offline_access",
                ["code_challenge"] = WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier))),
                ["code_challenge_method"] = "S256",
            }
        );
        var seen = await _http.GetAsync(new Uri(_home, address));
        if (seen.StatusCode == HttpStatusCode.OK)
            seen = await AgreeAsync(await seen.Content.ReadAsStringAsync());
        var code = QueryHelpers.ParseQuery(seen.Headers.Location?.Query)["code"].ToString();
        if (code.Length == 0)
            throw new BenchException($"No code came but {(int)seen.StatusCode}.");
        await AskAsync(
            ("grant_type", "authorization_code"),
            ("code", code),
            ("redirect_uri", Back),
            ("code_verifier", verifier)
        );
    }

    public Task RenewAsync() => AskAsync(("grant_type", "refresh_token"), ("refresh_token", Refresh));

    private async Task AskAsync(params (string Name, string Value)[] fields)
    {
        using var body = new FormUrlEncodedContent(
            fields.Append(("client_id", PartnersSeed.DemoClient)).Select(f => KeyValuePair.Create(f.Item1, f.Item2))
        );
        using var response = await _http.PostAsync(new Uri(_home, "/connect/token"), body);
        var said = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        if (!response.IsSuccessStatusCode)
            throw new BenchException($"The city gave no token: {said}");
        (Access, Refresh) = (Text("access_token"), Text("refresh_token"));

        string Text(string name) => said.GetProperty(name).GetString() ?? "";
    }

    private async Task<HttpResponseMessage> AgreeAsync(string page)
    {
        var fields = Hidden().Matches(page).Select(m => (Name: m.Groups[1].Value, Value: m.Groups[2].Value));
        using var body = new FormUrlEncodedContent(
            fields
                .Append(("Decision", "allow"))
                .DistinctBy(f => f.Item1)
                .Select(f => KeyValuePair.Create(f.Item1, WebUtility.HtmlDecode(f.Item2)))
        );
        return await _http.PostAsync(new Uri(_home, "/connect/authorize"), body);
    }

    [GeneratedRegex("<input type=\"hidden\" name=\"([^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();
}
