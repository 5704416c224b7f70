using System.Text;

namespace Shahr.Treasury;

/// <summary>One call to a provider: whatever goes wrong on the way means that nothing is known.</summary>
internal static class GatewayCall
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private const int LongestAnswer = 256 * 1024;

    /// <summary>Posts a text and reads the answer.</summary>
    /// <exception cref="GatewaySilentException">No answer in time, or none with status 200.</exception>
    public static async Task<string> PostAsync(
        HttpClient http,
        string path,
        string body,
        string mediaType,
        CancellationToken ct
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            using var content = new StringContent(body, Encoding.UTF8, mediaType);
            using var answer = await http.PostAsync(path, content, patience.Token).WaitAsync(patience.Token);
            if (!answer.IsSuccessStatusCode)
                throw new GatewaySilentException($"{path} answered {(int)answer.StatusCode}.");
            if (answer.Content.Headers.ContentLength > LongestAnswer)
                throw new GatewaySilentException($"{path} answered too much.");
            return await answer.Content.ReadAsStringAsync(patience.Token);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new GatewaySilentException($"{path} did not answer in time.", late);
        }
        catch (HttpRequestException broken)
        {
            throw new GatewaySilentException($"{path} cannot be reached.", broken);
        }
    }
}
