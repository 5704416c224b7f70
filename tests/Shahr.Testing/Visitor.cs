using System.Net;
using System.Net.Http.Headers;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.TestHost;

namespace Shahr.Testing;

/// <summary>
/// Somebody at a browser without script: follows links, fills forms as they stand on the page, keeps cookies.
/// </summary>
public sealed class Visitor : IDisposable
{
    private static readonly HtmlParser Parser = new();
    private static readonly Uri City = new("http://localhost/");
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private readonly bool _follow;

    internal Visitor(TestServer server, bool followRedirects)
    {
        _http = new HttpClient(server.CreateHandler()) { BaseAddress = City };
        _follow = followRedirects;
    }

    /// <summary>The raw client, cookies not included.</summary>
    public HttpClient Http => _http;

    /// <summary>Address of the page last seen.</summary>
    public string At { get; private set; } = "/";

    /// <summary>The cookies as they go out with a request.</summary>
    public string CookieHeader => _cookies.GetCookieHeader(City);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    /// <summary>Opens a page.</summary>
    public Task<Seen> GetAsync(string address) => SendAsync(() => new HttpRequestMessage(HttpMethod.Get, address));

    /// <summary>
    /// Fills a form as it stands on the page (hidden fields, chosen options and the antiforgery token included) and
    /// sends it. A null value leaves the field out.
    /// </summary>
    public Task<Seen> SubmitAsync(Seen page, string form, params (string Name, string? Value)[] values) =>
        SubmitAsync(page, form, values, []);

    /// <summary>The same with files.</summary>
    public Task<Seen> SubmitAsync(
        Seen page,
        string form,
        (string Name, string? Value)[] values,
        (string Name, string FileName, byte[] Content)[] files
    )
    {
        var element =
            page.Page.QuerySelector(form) as IHtmlFormElement
            ?? throw new InvalidOperationException($"No form {form} at {page.Address}:\n{page.Text}");
        var fields = FormFields.Of(element);
        foreach (var (name, value) in values)
        {
            fields.RemoveAll(f => f.Name == name);
            if (value is not null)
                fields.Add((name, value));
        }

        var action = element.GetAttribute("action") is { Length: > 0 } given ? given : page.Address;
        if (string.Equals(element.Method, "get", StringComparison.OrdinalIgnoreCase))
        {
            var query = string.Join(
                '&',
                fields.Select(f => Uri.EscapeDataString(f.Name) + "=" + Uri.EscapeDataString(f.Value))
            );
            return GetAsync(action.Split('?')[0] + "?" + query);
        }

        return SendAsync(() =>
            new HttpRequestMessage(HttpMethod.Post, action) { Content = FormFields.Body(element, fields, files) }
        );
    }

    /// <summary>Sends a request of the test's own making, with this visitor's cookies.</summary>
    public async Task<Seen> SendAsync(Func<HttpRequestMessage> make)
    {
        var request = make();
        for (var hops = 0; ; hops++)
        {
            var uri = new Uri(City, request.RequestUri ?? City);
            if (_cookies.GetCookieHeader(uri) is { Length: > 0 } cookies)
                request.Headers.Add("Cookie", cookies);
            var response = await _http.SendAsync(request);
            if (response.Headers.TryGetValues("Set-Cookie", out var set))
            {
                foreach (var cookie in set)
                    _cookies.SetCookies(uri, cookie);
            }

            if (
                !_follow
                || hops == 10
                || (int)response.StatusCode is < 301 or > 308
                || response.Headers.Location is null
            )
            {
                At = uri.PathAndQuery;
                return await SeenAsync(response, At);
            }

            request = new HttpRequestMessage(HttpMethod.Get, new Uri(uri, response.Headers.Location));
        }
    }

    private static async Task<Seen> SeenAsync(HttpResponseMessage response, string address)
    {
        var bytes = await response.Content.ReadAsByteArrayAsync();
        var body = System.Text.Encoding.UTF8.GetString(bytes);
        return new Seen(response, address, bytes, body, Parser.ParseDocument(body));
    }
}

/// <summary>What came back.</summary>
public sealed record Seen(HttpResponseMessage Response, string Address, byte[] Bytes, string Body, IHtmlDocument Page)
{
    /// <summary>Status code.</summary>
    public HttpStatusCode Status => Response.StatusCode;

    /// <summary>Visible words of the page.</summary>
    public string Text => Page.QuerySelector("main")?.TextContent ?? Page.Body?.TextContent ?? Body;

    /// <summary>The heading.</summary>
    public string Heading => Page.QuerySelector("h1")?.TextContent.Trim() ?? "";

    /// <summary>Address a redirect leads to.</summary>
    public string? Location => Response.Headers.Location?.OriginalString;

    /// <summary>The error written at a field.</summary>
    public string? ProblemAt(string field)
    {
        var input = Page.QuerySelector($"[name='{field}']");
        var ids = input?.GetAttribute("aria-describedby")?.Split(' ') ?? [];
        return ids.Select(Page.GetElementById)
            .FirstOrDefault(e => e?.ClassList.Contains("problem") == true)
            ?.TextContent.Trim();
    }
}
