using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;

namespace Shahr.Notify;

/// <summary>
/// An SMS provider reached by HTTP as its <see cref="SmsShape"/> says. What it surely did not take is refused; whatever
/// is neither a yes nor a no stays unknown and is asked after. Its answers are never repeated in errors or logs: they
/// may hold our key.
/// </summary>
internal sealed class HttpSmsProvider(SmsAccount account, TimeProvider clock) : ISmsProvider, IDisposable
{
    private const int LongestAnswer = 64 * 1024;
    private const int AskedAtOnce = 16;

    /// <summary>So long it is asked in one round; what was not reached is asked in the next.</summary>
    private static readonly TimeSpan _round = TimeSpan.FromSeconds(6);

    // Made by hand: the factory's clients log addresses, and some providers want the key there.
    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ConnectTimeout = TimeSpan.FromSeconds(5),
            ActivityHeadersPropagator = null,
        }
    )
    {
        Timeout = Timeout.InfiniteTimeSpan,
        MaxResponseContentBufferSize = LongestAnswer,
    };

    public SmsAccount Account => account;

    public void Dispose() => _http.Dispose();

    public async Task<string?> SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        var shape = account.Shape.Send;
        var (code, answer) = await TalkAsync(shape, Words(message.Id, null, message), isSending: true, ct);
        var word = SmsWords.At(answer, shape.Status);
        if (IsWrongKey(code, word))
            throw new NotLetInException($"The provider refused our key ({Said(code, word)}).");
        if (word is not null && shape.No.Contains(word))
            throw new GatewayException($"The provider refused ({Said(code, word)}).");
        // What is asked for wrongly is not taken; but a conflict may mean that it has our id already.
        if ((int)code is >= 400 and < 500 && code is not (HttpStatusCode.RequestTimeout or HttpStatusCode.Conflict))
            throw new GatewayException($"The provider refused ({Said(code, word)}).");
        if ((int)code is < 200 or > 299 || word is null || !shape.Yes.Contains(word))
            throw new IOException($"The provider said neither yes nor no ({Said(code, word)}).");
        if (shape.TheirId is not { } path)
            return null;
        return SmsWords.At(answer, path) ?? throw new IOException("The provider said yes without its own id.");
    }

    public async Task<IReadOnlyDictionary<Guid, Fate>> AskAsync(
        IReadOnlyCollection<Asked> messages,
        CancellationToken ct
    )
    {
        var fates = new ConcurrentDictionary<Guid, Fate>();
        if (account.Shape.Ask is not { } shape)
            return fates;
        var byTheirs = shape.Uses("{theirId}");
        using var round = CancellationTokenSource.CreateLinkedTokenSource(ct);
        round.CancelAfter(_round);
        var isKeyWrong = false;
        try
        {
            await Parallel.ForEachAsync(
                messages.Where(m => !byTheirs || m.TheirId is not null),
                new ParallelOptions { MaxDegreeOfParallelism = AskedAtOnce, CancellationToken = round.Token },
                async (message, stop) =>
                {
                    try
                    {
                        if (await FateAsync(shape, message, stop) is { } fate)
                            fates[message.Id] = fate;
                    }
                    catch (NotLetInException)
                    {
                        isKeyWrong = true;
                    }
                    catch (Exception broken) when (broken is HttpRequestException or IOException or GatewayException)
                    {
                        // Of this one it cannot tell now; the others may be told.
                    }
                }
            );
        }
        catch (OperationCanceledException) when (!ct.IsCancellationRequested)
        {
            // The round is over.
        }

        return isKeyWrong && fates.IsEmpty ? throw new NotLetInException("The provider refused our key.") : fates;
    }

    private async Task<Fate?> FateAsync(AskShape shape, Asked message, CancellationToken ct)
    {
        var (code, answer) = await TalkAsync(shape, Words(message.Id, message.TheirId, null), isSending: false, ct);
        var word = SmsWords.At(answer, shape.Fate);
        var fate = shape.FateOf(word);
        if (fate is null && IsWrongKey(code, SmsWords.At(answer, account.Shape.Send.Status)))
            throw new NotLetInException("The provider refused our key.");
        var age = clock.GetUtcNow().UtcDateTime - message.GivenAt;
        return fate == Fate.NotKnown && age.TotalSeconds < shape.UnknownAfterSeconds ? null : fate;
    }

    private bool IsWrongKey(HttpStatusCode code, string? word) =>
        code is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden
        || (word is not null && account.Shape.Send.WrongKey.Contains(word));

    /// <summary>One request and its answer; an answer that is no JSON is an empty one.</summary>
    private async Task<(HttpStatusCode Code, JsonElement Answer)> TalkAsync(
        RequestShape shape,
        Dictionary<string, string> words,
        bool isSending,
        CancellationToken ct
    )
    {
        using var request = Request(shape, words);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseContentRead, ct);
            var text = await response.Content.ReadAsStringAsync(ct);
            return (response.StatusCode, Json(text));
        }
        catch (HttpRequestException broken) when (isSending && NeverArrived(broken.HttpRequestError))
        {
            throw new GatewayException($"The provider cannot be reached ({broken.HttpRequestError}).");
        }
        catch (TaskCanceledException late) when (isSending && late.InnerException is TimeoutException)
        {
            // The only time-out of this client is that of connecting.
            throw new GatewayException("The provider cannot be reached in time.");
        }
        catch (HttpRequestException broken)
        {
            throw new IOException($"The provider broke off ({broken.HttpRequestError}).");
        }
    }

    private HttpRequestMessage Request(RequestShape shape, Dictionary<string, string> words)
    {
        var query = string.Join(
            '&',
            shape.Query.Select(q => Uri.EscapeDataString(q.Key) + "=" + SmsWords.Fill(q.Value, words, escaped: true))
        );
        var path = SmsWords.Fill(shape.Path, words, escaped: true);
        var request = new HttpRequestMessage(
            new HttpMethod(shape.Method),
            new Uri(account.Shape.Address, query.Length == 0 ? path : $"{path}?{query}")
        )
        {
            Content =
                shape.Form is { } form
                    ? new FormUrlEncodedContent(form.ToDictionary(f => f.Key, f => SmsWords.Fill(f.Value, words)))
                : shape.Json is { } json
                    ? new StringContent(
                        SmsWords.Fill(json, words)?.ToJsonString() ?? "",
                        Encoding.UTF8,
                        MediaTypeHeaderValue.Parse("application/json")
                    )
                : null,
        };
        foreach (var (name, value) in shape.Headers)
            request.Headers.TryAddWithoutValidation(name, SmsWords.Fill(value, words));
        request.Headers.TryAddWithoutValidation("Accept", "application/json");
        // A server that answers twice would have its second answer read as that to the next message.
        request.Headers.ConnectionClose = true;
        return request;
    }

    private Dictionary<string, string> Words(Guid id, string? theirId, OutgoingMessage? message) =>
        new()
        {
            ["key"] = account.Key,
            ["basic"] = SmsWords.Basic(account.Key),
            ["line"] = account.Line,
            ["id"] = SmsWords.Id(id, account.Shape.Ids),
            ["theirId"] = theirId ?? "",
            ["to"] = message is null ? "" : SmsWords.Number(message.Address, account.Shape.Numbers),
            ["text"] = message?.Text ?? "",
        };

    private static bool NeverArrived(HttpRequestError error) =>
        error
            is HttpRequestError.NameResolutionError
                or HttpRequestError.ConnectionError
                or HttpRequestError.SecureConnectionError;

    private static string Said(HttpStatusCode code, string? word) =>
        // A word is repeated only where it can be no key and no name.
        word is { Length: <= 8 }
        && word.All(char.IsAsciiLetterOrDigit)
            ? $"{(int)code}, {word}"
            : $"{(int)code}";

    private static JsonElement Json(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 16 });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
