using MailKit.Net.Smtp;
using Microsoft.Extensions.Configuration;

namespace Shahr.Notify;

/// <summary>
/// The look of <c>shahr doctor</c> at the mail server and at the mailbox of returned letters. Sends and reads nothing.
/// </summary>
public static class MailCheck
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(5);

    /// <summary>The first thing that is wrong, or null.</summary>
    /// <param name="smtp">Section <c>Notify:Smtp</c>.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static async Task<GatewayTrouble?> LookAsync(IConfigurationSection smtp, CancellationToken ct)
    {
        SmtpSettings? settings;
        try
        {
            settings = SmtpSettings.Read(smtp);
        }
        catch (InvalidOperationException wrong)
        {
            return new($"تنظیم رایانامه درست نیست: {wrong.Message}", $"E-mail is set wrongly: {wrong.Message}");
        }

        if (settings is null)
            return new(
                "Notify:Smtp:Host نام هیچ نامه‌رسانی را نمی‌گوید؛ نامه‌ای به کسی نمی‌رسد.",
                "Notify:Smtp:Host names no mail server; no letter reaches anybody."
            );
        foreach (var server in settings.InOrder)
        {
            if (await WorksAsync(stop => AnswersAsync(server, stop), ct))
                continue;
            return new(
                $"نامه‌رسان {server} پاسخ نمی‌دهد؛ نشانی و دیوارهٔ آتش را ببینید.",
                $"The mail server {server} does not answer; see its address and the firewall."
            );
        }

        return settings.Bounces is not { } bounces || await WorksAsync(stop => OpensAsync(bounces, stop), ct)
            ? null
            : new(
                $"صندوق نامه‌های برگشتی در {bounces} باز نمی‌شود؛ نشانی، نام و کلید را ببینید.",
                $"The mailbox of returned letters at {bounces} does not open; look at its address, user and key."
            );
    }

    private static async Task AnswersAsync(MailServer server, CancellationToken ct)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(server.Host, server.Port, cancellationToken: ct);
    }

    private static async Task OpensAsync(BounceSettings bounces, CancellationToken ct)
    {
        using var mailbox = new BounceMailbox(bounces);
        await mailbox.OpenAsync(ct);
    }

    // The library has a dozen kinds of what may go wrong; all mean that a human must look.
    private static async Task<bool> WorksAsync(Func<CancellationToken, Task> talk, CancellationToken ct)
    {
        using var soon = CancellationTokenSource.CreateLinkedTokenSource(ct);
        soon.CancelAfter(_patience);
        try
        {
            await talk(soon.Token);
            return true;
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            return false;
        }
    }
}
