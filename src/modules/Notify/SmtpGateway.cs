using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace Shahr.Notify;

/// <summary>Where the city's mail server is; section <c>Notify:Smtp</c>.</summary>
internal sealed record SmtpSettings(string Host, int Port, string From, string? User, string? Password);

/// <summary>Sends e-mail by SMTP. The message id is the Message-Id, so that a repeat can be recognised.</summary>
internal sealed class SmtpGateway(SmtpSettings settings) : IMailGateway
{
    public async Task SendAsync(OutgoingMessage message, CancellationToken ct)
    {
        using var mail = new MimeMessage
        {
            Subject = message.Subject,
            Body = new TextPart("plain") { Text = message.Text },
            MessageId = message.Id.ToString("N") + "@" + settings.Host,
        };
        mail.From.Add(MailboxAddress.Parse(settings.From));
        mail.To.Add(MailboxAddress.Parse(message.Address));
        try
        {
            using var client = new SmtpClient();
            await client.ConnectAsync(settings.Host, settings.Port, cancellationToken: ct);
            if (settings.User is not null)
                await client.AuthenticateAsync(settings.User, settings.Password ?? "", ct);
            await client.SendAsync(mail, ct);
            await client.DisconnectAsync(quit: true, ct);
        }
        catch (Exception broken)
            when (broken is SocketException or IOException or ProtocolException or ServiceNotConnectedException)
        {
            throw new GatewayException(broken.Message);
        }
    }
}
