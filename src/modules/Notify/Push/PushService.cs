using System.Net;
using System.Net.Http.Headers;
using Shahr.Kit.Web;

namespace Shahr.Notify;

/// <summary>A push message as it leaves the city: encrypted, and with the proof of who sends.</summary>
internal sealed record OutgoingPush(Uri Endpoint, byte[] Body, string Proof, bool Urgent);

/// <summary>What a push service made of it.</summary>
/// <param name="IsGone">The browser is no more to be reached there (404, 410).</param>
/// <param name="Error">Why it was not taken; null when it was.</param>
/// <param name="Wait">How long the service asks to be left alone, where it says so.</param>
internal sealed record PushAnswer(bool IsGone = false, string? Error = null, TimeSpan? Wait = null)
{
    public static readonly PushAnswer Taken = new();
}

/// <summary>The outside world's push services.</summary>
internal interface IPushService
{
    /// <summary>Gives the message over; throws when nobody answers.</summary>
    Task<PushAnswer> SendAsync(OutgoingPush push, CancellationToken ct);
}

/// <summary>By HTTP, as RFC 8030 says.</summary>
internal sealed class HttpPushService(HttpClient http) : IPushService
{
    /// <summary>A push service keeps it so long for a browser that sleeps; later it is in the inbox anyway.</summary>
    private const string SecondsKept = "86400";

    /// <summary>A client that connects to nothing inside the city's own network and follows no redirect.</summary>
    public static HttpMessageHandler Handler() =>
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            ConnectCallback = PublicConnection.OpenAsync,
        };

    public async Task<PushAnswer> SendAsync(OutgoingPush push, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, push.Endpoint)
        {
            Content = new ByteArrayContent(push.Body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Content.Headers.ContentEncoding.Add("aes128gcm");
        request.Headers.TryAddWithoutValidation("Authorization", push.Proof);
        request.Headers.Add("TTL", SecondsKept);
        request.Headers.Add("Urgency", push.Urgent ? "high" : "normal");
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        if (answer.IsSuccessStatusCode)
            return PushAnswer.Taken;
        var isGone = answer.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Gone;
        return new PushAnswer(
            isGone,
            $"The push service answered {(int)answer.StatusCode}.",
            answer.Headers.RetryAfter?.Delta
        );
    }
}
