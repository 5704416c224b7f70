using System.Globalization;
using MailKit.Net.Smtp;
using Microsoft.Extensions.Configuration;
using MimeKit;
using Shahr.Kit.Keys;

namespace Shahr.Notify;

/// <summary>Where the city's mail server is; section <c>Notify:Smtp</c>.</summary>
public sealed record SmtpSettings(
    string Host,
    int Port,
    string From,
    string? User,
    string? Password,
    string DkimSelector
)
{
    /// <summary>Where letters come back to; null where nobody reads them.</summary>
    public BounceSettings? Bounces { get; init; }

    /// <summary>The settings, or null where no server is named.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong; the message names it.</exception>
    public static SmtpSettings? Read(IConfiguration smtp)
    {
        if (smtp["Host"] is not { Length: > 0 } host)
            return null;
        var settings = new SmtpSettings(
            host,
            ushort.TryParse(smtp["Port"] ?? "587", CultureInfo.InvariantCulture, out var port) ? port : 0,
            smtp["From"] ?? "city@" + host,
            smtp["User"],
            smtp["Password"],
            smtp["DkimSelector"] ?? MailSignature.UsualSelector
        );
        if (settings.Port == 0)
            throw new InvalidOperationException("Notify:Smtp:Port is no port.");
        if (!MailSignature.TryDomain(settings.From, out _))
            throw new InvalidOperationException("Notify:Smtp:From is no e-mail address.");
        var bounces = BounceSettings.Read(smtp.GetSection("Bounces"), MailboxAddress.Parse(settings.From).Domain);
        return MailSignature.IsSelector(settings.DkimSelector)
            ? settings with
            {
                Bounces = bounces,
            }
            : throw new InvalidOperationException("Notify:Smtp:DkimSelector: lower-case letters, digits and - only.");
    }

    /// <summary>The key that signs what leaves by these settings.</summary>
    internal MailSignature Signature(ICityKeys keys) => new(keys, MailboxAddress.Parse(From).Domain, DkimSelector);
}

/// <summary>
/// Sends e-mail by SMTP, signed (<see cref="MailSignature"/>). The message id is the Message-Id, so that a repeat can
/// be recognised.
/// </summary>
internal sealed class SmtpGateway(SmtpSettings settings, MailSignature signature, ReturnAddress? back) : IMailGateway
{
    /// <summary>How long a silent server is waited for, at each of its answers.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        try
        {
            using var mail = Write(message);
            signature.Sign(mail);
            using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
            await client.ConnectAsync(settings.Host, settings.Port, cancellationToken: ct);
            if (settings.User is not null)
                await client.AuthenticateAsync(settings.User, settings.Password ?? "", ct);
            // What comes back goes to an address of this letter alone, not to the sender's.
            var sender = back is null ? settings.From : back.For(message.Id);
            await client.SendAsync(mail, MailboxAddress.Parse(sender), mail.To.Mailboxes, ct);
            await client.DisconnectAsync(quit: true, CancellationToken.None);
        }
        // The library has a dozen kinds: refused by the server, not let in, no TLS, cut, too slow, no address at all.
        catch (Exception broken) when (!ct.IsCancellationRequested)
        {
            throw new GatewayException(broken.Message);
        }
    }

    private MimeMessage Write(OutgoingMessage message)
    {
        var mail = new MimeMessage
        {
            Subject = message.Subject,
            Body = new TextPart("plain") { Text = message.Text },
            MessageId = message.Id.ToString("N") + "@" + signature.Domain,
        };
        mail.From.Add(MailboxAddress.Parse(settings.From));
        mail.To.Add(MailboxAddress.Parse(message.Address));
        if (message.LeaveUrl is { } leave)
        {
            mail.Headers.Add(HeaderId.ListUnsubscribe, $"<{leave}>");
            mail.Headers.Add(HeaderId.ListUnsubscribePost, LeaveNotices.OneClick);
        }

        return mail;
    }
}
