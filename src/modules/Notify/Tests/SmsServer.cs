using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Shahr.Notify.Tests;

/// <summary>What an HTTP provider does with the next message.</summary>
internal enum HttpManner
{
    Works,
    Hangs,
    AnswersTwice,
    Breaks,
    BreaksAfterTaking,
    LiesInHtml,
    SaysYesAndForgets,
    RefusesKey,
    RefusesMessage,
    Cuts,
}

/// <summary>
/// A real HTTP server that stands for an SMS company: takes messages and is asked after them by our id.
/// </summary>
internal sealed class SmsServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<string, string> _fates = new();
    private readonly CancellationTokenSource _over = new();
    private int _number = 1000;

    public SmsServer()
    {
        _listener.Start();
        _ = TakeAsync();
    }

    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/";

    public volatile HttpManner Manner;

    /// <summary>What it says of a message it has; the test's shape knows the words.</summary>
    public string Fate { get; set; } = "delivered";

    /// <summary>Every request: its first line, its headers, and its body.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public IEnumerable<string> Sent => Requests.Where(r => r.Contains("/send", StringComparison.Ordinal));

    /// <summary>A file that describes this server.</summary>
    public string Shape(string more = "") =>
        $$"""
            {
              "address": "{{Address}}", "numbers": "digits",
              "send": {
                "path": "v1/send", "headers": { "X-API-KEY": "{key}" },
                "json": { "from": "{number:line}", "text": "{text}", "to": ["{to}"], "uid": "{id}" },
                "status": "return.status", "yes": ["200"], "no": ["418"], "wrongKey": ["403"],
                "theirId": "entries.0.id"
              },
              "ask": {
                "method": "GET", "path": "v1/fate/{id}", "headers": { "X-API-KEY": "{key}" }, "fate": "fate",
                "onItsWay": ["sent"], "delivered": ["delivered"], "undelivered": ["failed"], "notKnown": ["none"],
                "unknownAfterSeconds": 5
              },
              "receipts": { "theirId": "id", "fate": "status", "delivered": ["10"], "undelivered": ["11"] }
              {{more}}
            }
            """;

    public void Dispose()
    {
        _over.Cancel();
        _listener.Dispose();
    }

    private async Task TakeAsync()
    {
        try
        {
            while (true)
                _ = TalkAsync(await _listener.AcceptTcpClientAsync());
        }
        catch (Exception over) when (over is SocketException or ObjectDisposedException) { }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using var ends = client;
            await using var stream = client.GetStream();
            var request = await ReadAsync(stream);
            Requests.Enqueue(request);
            var answer = request.Contains("/fate/", StringComparison.Ordinal)
                ? Told(request)
                : await GivenAsync(request);
            if (answer is null)
                return;
            await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
            if (Manner == HttpManner.AnswersTwice)
                await stream.WriteAsync(Encoding.UTF8.GetBytes(answer));
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or OperationCanceledException) { }
    }

    private string Told(string request)
    {
        if (Manner == HttpManner.RefusesKey)
            return Answer(401, "{}");
        var id = request.Split('/')[3].Split(' ')[0];
        return Answer(200, $$"""{"fate":"{{(_fates.ContainsKey(id) ? Fate : "none")}}"}""");
    }

    private async Task<string?> GivenAsync(string request)
    {
        var at = request.IndexOf("\"uid\":\"", StringComparison.Ordinal);
        if (at < 0)
            return Answer(404, "{}");
        var id = request.Substring(at + 7, 32);
        if (Manner is HttpManner.Works or HttpManner.BreaksAfterTaking or HttpManner.Cuts or HttpManner.AnswersTwice)
            _fates[id] = "taken";
        if (Manner == HttpManner.Hangs)
            await Task.Delay(Timeout.Infinite, _over.Token);
        return Manner switch
        {
            HttpManner.Cuts => null,
            HttpManner.Breaks or HttpManner.BreaksAfterTaking => Answer(500, "<h1>Oops</h1>"),
            HttpManner.LiesInHtml => Answer(200, "<html>Welcome to the hotel's WiFi</html>"),
            HttpManner.RefusesKey => Answer(200, """{"return":{"status":403,"message":"bad key abc"}}"""),
            HttpManner.RefusesMessage => Answer(418, """{"return":{"status":418}}"""),
            _ => Answer(
                200,
                $$"""{"return":{"status":200},"entries":[{"id":{{Interlocked.Increment(ref _number)}}}]}"""
            ),
        };
    }

    private static string Answer(int code, string body) =>
        $"HTTP/1.1 {code} X\r\nContent-Type: application/json\r\n"
        + $"Content-Length: {Encoding.UTF8.GetByteCount(body)}\r\n\r\n{body}";

    private static async Task<string> ReadAsync(NetworkStream stream)
    {
        var bytes = new List<byte>();
        var buffer = new byte[4096];
        while (true)
        {
            var text = Encoding.UTF8.GetString([.. bytes]);
            var head = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (head >= 0 && bytes.Count >= Encoding.UTF8.GetByteCount(text[..(head + 4)]) + Length(text[..head]))
                return text;
            var read = await stream.ReadAsync(buffer);
            if (read == 0)
                return text;
            bytes.AddRange(buffer.AsSpan(0, read));
        }
    }

    private static int Length(string head) =>
        head.Split("\r\n")
            .Where(line => line.StartsWith("Content-Length:", StringComparison.OrdinalIgnoreCase))
            .Select(line => int.Parse(line[15..], System.Globalization.CultureInfo.InvariantCulture))
            .FirstOrDefault();
}
