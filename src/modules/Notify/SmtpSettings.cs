using System.Globalization;
using Microsoft.Extensions.Configuration;
using MimeKit;
using Shahr.Kit.Keys;

namespace Shahr.Notify;

/// <summary>A mail server, and who signs in there.</summary>
public sealed record MailServer(string Host, int Port, string? User, string? Password)
{
    /// <summary>The server of a section, or null where it names none.</summary>
    /// <exception cref="InvalidOperationException">Its port is none.</exception>
    public static MailServer? Read(IConfiguration section, string path) =>
        section["Host"] is not { Length: > 0 } host ? null
        : !ushort.TryParse(section["Port"] ?? "587", CultureInfo.InvariantCulture, out var port) || port == 0
            ? throw new InvalidOperationException(path + ":Port is no port.")
        : new MailServer(host, port, section["User"], section["Password"]);

    /// <summary>Says nothing of the password, wherever it is written.</summary>
    public override string ToString() => $"{Host}:{Port}";
}

/// <summary>Where the city's mail servers are; section <c>Notify:Smtp</c>.</summary>
/// <param name="InOrder">The first that works is taken; one at least.</param>
/// <param name="From">The sender's address.</param>
/// <param name="DkimSelector">Which key signs.</param>
public sealed record SmtpSettings(IReadOnlyList<MailServer> InOrder, string From, string DkimSelector)
{
    /// <summary>Where letters come back to; null where nobody reads them.</summary>
    public BounceSettings? Bounces { get; init; }

    /// <summary>The settings, or null where no server is named.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong; the message names it.</exception>
    public static SmtpSettings? Read(IConfiguration smtp)
    {
        if (MailServer.Read(smtp, "Notify:Smtp") is not { } first)
            return null;
        var others = smtp.GetSection("Others")
            .GetChildren()
            .Select(o =>
                MailServer.Read(o, o.Path) ?? throw new InvalidOperationException(o.Path + ":Host is missing.")
            );
        var settings = new SmtpSettings(
            [first, .. others],
            smtp["From"] ?? "city@" + first.Host,
            smtp["DkimSelector"] ?? MailSignature.UsualSelector
        );
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
