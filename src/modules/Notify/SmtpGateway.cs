using System.Collections.Concurrent;
using MailKit.Net.Smtp;
using MimeKit;

namespace Shahr.Notify;

/// <summary>
/// Sends e-mail by SMTP, signed (<see cref="MailSignature"/>). The message id is the Message-Id, so that a repeat can
/// be recognised. A server that does not answer, or takes no letter from us, rests for a minute and the next one is
/// tried; what broke off while a letter was handed over waits, for it may have been taken.
/// </summary>
internal sealed class SmtpGateway(
    SmtpSettings settings,
    MailSignature signature,
    ReturnAddress? back,
    TimeProvider clock
) : IMailGateway
{
    /// <summary>How long a silent server is waited for, at each of its answers.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>How long a server that failed comes after the others.</summary>
    public static readonly TimeSpan Rest = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<MailServer, DateTimeOffset> _resting = new();

    public async Task SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        try
        {
            using var mail = Write(message);
            signature.Sign(mail);
            var now = clock.GetUtcNow();
            var inOrder = settings.InOrder.OrderBy(s => _resting.TryGetValue(s, out var until) && until > now).ToList();
            for (var i = 0; !await IsTakenAsync(inOrder[i], message, mail, isLast: i == inOrder.Count - 1, ct); i++)
                _resting[inOrder[i]] = now + Rest;
        }
        // The library has a dozen kinds: refused by the server, not let in, no TLS, cut, too slow, no address at all.
        catch (Exception broken) when (!ct.IsCancellationRequested)
        {
            throw new GatewayException(broken.Message);
        }
    }

    // False where another server may take it; throws where none may, or none is left.
    private async Task<bool> IsTakenAsync(
        MailServer server,
        OutgoingMessage message,
        MimeMessage mail,
        bool isLast,
        CancellationToken ct
    )
    {
        using var client = new SmtpClient { Timeout = (int)Patience.TotalMilliseconds };
        try
        {
            await client.ConnectAsync(server.Host, server.Port, cancellationToken: ct);
            if (server.User is not null)
                await client.AuthenticateAsync(server.User, server.Password ?? "", ct);
        }
        catch (Exception) when (!isLast && !ct.IsCancellationRequested)
        {
            return false;
        }

        try
        {
            // What comes back goes to an address of this letter alone, not to the sender's.
            var sender = back is null ? settings.From : back.For(message.Id);
            await client.SendAsync(mail, MailboxAddress.Parse(sender), mail.To.Mailboxes, ct);
        }
        // It answered, and did not take it; a reader who is not there is not there for the next one either.
        catch (SmtpCommandException no) when (!isLast && !IsOfReader(no))
        {
            return false;
        }
        catch (Exception) when (!ct.IsCancellationRequested)
        {
            // Tried again later, it goes by another first.
            _resting[server] = clock.GetUtcNow() + Rest;
            throw;
        }

        await client.DisconnectAsync(quit: true, CancellationToken.None);
        return true;
    }

    private static bool IsOfReader(SmtpCommandException no) =>
        no.ErrorCode == SmtpErrorCode.RecipientNotAccepted && (int)no.StatusCode >= 500;

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
