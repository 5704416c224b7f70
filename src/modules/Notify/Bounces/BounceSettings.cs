using System.Globalization;
using Microsoft.Extensions.Configuration;
using MimeKit;

namespace Shahr.Notify;

/// <summary>
/// The mailbox to which letters come back; section <c>Notify:Smtp:Bounces</c>. It gets everything that is written to
/// its address, and to its address with a + and more behind its name.
/// </summary>
/// <param name="Host">The IMAP server.</param>
/// <param name="Port">993 speaks TLS from the beginning, any other is asked for it.</param>
/// <param name="User">Who signs in.</param>
/// <param name="Key">Their password.</param>
/// <param name="Name">The address before its @.</param>
/// <param name="Domain">The address behind its @.</param>
public sealed record BounceSettings(string Host, int Port, string User, string Key, string Name, string Domain)
{
    /// <summary>Leaves room for a message's mark in the 64 letters that a name may have (RFC 5321).</summary>
    public const int LongestName = 64 - ReturnAddress.MarkLength;

    /// <summary>The settings, or null where no mailbox is named.</summary>
    /// <param name="bounces">The section.</param>
    /// <param name="domain">The sender's, where no address of its own is set.</param>
    /// <exception cref="InvalidOperationException">A setting is wrong; the message names it, and no secret.</exception>
    public static BounceSettings? Read(IConfigurationSection bounces, string domain)
    {
        if (bounces["Host"] is not { Length: > 0 } host)
            return bounces.GetChildren().Any() ? throw Wrong(bounces, "Host", "name the IMAP server") : null;
        if (!ushort.TryParse(bounces["Port"] ?? "993", CultureInfo.InvariantCulture, out var port) || port == 0)
            throw Wrong(bounces, "Port", "it is no port");
        var address = bounces["Address"] ?? "bounce@" + domain;
        if (!MailboxAddress.TryParse(address, out var mailbox) || mailbox.Domain.Length == 0)
            throw Wrong(bounces, "Address", "it is no e-mail address");
        if (mailbox.LocalPart.Length > LongestName || mailbox.LocalPart.Contains('+', StringComparison.Ordinal))
            throw Wrong(bounces, "Address", $"before the @ at most {LongestName} letters, and no +");
        var user = bounces["User"] is { Length: > 0 } name ? name : throw Wrong(bounces, "User", "it is missing");
        var key = Secrets.Read(bounces, "Key") ?? throw Wrong(bounces, "Key", "set Key or KeyFile");
        return new BounceSettings(host, port, user, key, mailbox.LocalPart, mailbox.Domain);
    }

    /// <summary>Says nothing of the key, wherever it is written.</summary>
    public override string ToString() => $"{Host}:{Port}";

    private static InvalidOperationException Wrong(IConfigurationSection section, string name, string why) =>
        new($"{section.Path}:{name}: {why}.");
}
