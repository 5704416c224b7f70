using Microsoft.Extensions.Configuration;

namespace Shahr.Notify;

/// <summary>What is wrong with a gateway to the outside, in two languages.</summary>
public sealed record GatewayTrouble(string Fa, string En);

/// <summary>
/// The look of <c>shahr doctor</c> at the SMS providers: configured, with a secret, reachable. Sends nothing.
/// </summary>
public static class SmsCheck
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    /// <summary>The first thing that is wrong, or null.</summary>
    /// <param name="sms">Section <c>Notify:Sms</c>.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<GatewayTrouble?> LookAsync(IConfigurationSection sms, CancellationToken ct)
    {
        try
        {
            using var lines = SmsLines.From(sms, new GatewaySimulator(TimeProvider.System), TimeProvider.System);
            return await LookAsync(lines, ct);
        }
        catch (InvalidOperationException wrong)
        {
            return new(
                $"تنظیم درگاه پیامک درست نیست: {wrong.Message}",
                $"An SMS provider is set wrongly: {wrong.Message}"
            );
        }
    }

    private static async Task<GatewayTrouble?> LookAsync(SmsLines lines, CancellationToken ct)
    {
        var real = lines.InOrder.Where(l => l.Provider is HttpSmsProvider).ToList();
        if (real.Count == 0)
            return new(
                "هیچ درگاه پیامک واقعی تنظیم نشده است؛ کد ورود به گوشی کسی نمی‌رسد و کسی نمی‌تواند حساب بسازد.",
                "No real SMS provider is set: no code reaches a phone, and nobody can sign up."
            );
        if (real.Count < lines.InOrder.Count)
            return new(
                "کنار درگاه واقعی یک درگاه نمایشی هم هست؛ پیامی که به آن برسد گم می‌شود.",
                "A simulated provider stands beside the real one; a message that reaches it is lost."
            );
        foreach (var line in real)
        {
            if (line.Provider is HttpSmsProvider { Account: var account } && !await AnswersAsync(account, ct))
                return new(
                    $"درگاه پیامک {line.Name} در {account} پاسخ نمی‌دهد؛ نشانی و دیوارهٔ آتش را ببینید.",
                    $"The SMS provider {line.Name} at {account} does not answer; look at the address and the firewall."
                );
        }

        return null;
    }

    // Its front door without our key: any answer will do.
    private static async Task<bool> AnswersAsync(SmsAccount account, CancellationToken ct)
    {
        using var http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false })
        {
            Timeout = _patience,
        };
        try
        {
            using var answer = await http.GetAsync(
                new Uri(account.Shape.Address, "/"),
                HttpCompletionOption.ResponseHeadersRead,
                ct
            );
            return true;
        }
        catch (Exception silent) when (silent is HttpRequestException or TaskCanceledException)
        {
            ct.ThrowIfCancellationRequested();
            return false;
        }
    }
}
