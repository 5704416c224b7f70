using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Configuration;

namespace Shahr.Identity;

/// <summary>How the way to the directory is kept secret.</summary>
internal enum DirectorySecurity
{
    /// <summary>TLS from the first byte; port 636.</summary>
    Ldaps,

    /// <summary>Asked for at the beginning (RFC 4513); port 389.</summary>
    StartTls,

    /// <summary>Plain, and therefore only to this very machine.</summary>
    None,
}

/// <summary>
/// The city's directory of its staff (LDAP v3, Active Directory); section <c>Identity:Directory</c>.
/// </summary>
internal sealed record DirectorySettings(string Host, int Port, DirectorySecurity Security, string BaseDn)
{
    /// <summary>How a user name is found at Active Directory.</summary>
    public const string UsualFilter = "(&(objectClass=user)(sAMAccountName={0}))";

    /// <summary>The account that may search.</summary>
    public required string BindDn { get; init; }

    public required string BindPassword { get; init; }

    public required DirectoryFilter Filter { get; init; }

    /// <summary>Holds the national code of whose entry it is.</summary>
    public string CodeAttribute { get; init; } = "employeeNumber";

    /// <summary>Whom to believe in place of the machine's authorities: a city's domain mostly has its own.</summary>
    public X509Certificate2Collection? Authorities { get; init; }

    /// <summary>How long the directory may take for one question.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Refusals leave at whole multiples of this, whatever was wrong.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The settings, or null where no directory is named.</summary>
    /// <exception cref="InvalidOperationException">A setting is wrong; the message names it, and no secret.</exception>
    public static DirectorySettings? Read(IConfigurationSection section)
    {
        if (section["Host"] is not { Length: > 0 } host)
            return section.GetChildren().Any() ? throw Wrong(section, "Host", "name the LDAP server") : null;
        var security =
            section["Security"] is not { Length: > 0 } word ? DirectorySecurity.Ldaps
            : Enum.TryParse<DirectorySecurity>(word, ignoreCase: true, out var read) && Enum.IsDefined(read) ? read
            : throw Wrong(section, "Security", "write ldaps or starttls");
        if (security == DirectorySecurity.None && !IsThisMachine(host))
            throw Wrong(section, "Security", "passwords go to another machine by ldaps or starttls only");
        var usual = security == DirectorySecurity.Ldaps ? "636" : "389";
        if (!ushort.TryParse(section["Port"] ?? usual, CultureInfo.InvariantCulture, out var port) || port == 0)
            throw Wrong(section, "Port", "it is no port");
        return new DirectorySettings(host, port, security, Needed(section, "BaseDn"))
        {
            BindDn = Needed(section, "BindDn"),
            BindPassword = Secret(section),
            Filter = FilterOf(section),
            CodeAttribute = section["CodeAttribute"] is { Length: > 0 } code ? code : "employeeNumber",
            Authorities = AuthoritiesOf(section),
        };
    }

    /// <summary>Says nothing of the password, wherever it is written.</summary>
    public override string ToString() => $"{Host}:{Port}";

    private static bool IsThisMachine(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));

    private static string Needed(IConfigurationSection section, string name) =>
        section[name] is { Length: > 0 } text ? text : throw Wrong(section, name, "it is missing");

    private static string Secret(IConfigurationSection section)
    {
        if (section["BindPasswordFile"] is not { Length: > 0 } file)
            return section["BindPassword"] is { Length: > 0 } plain
                ? plain
                : throw Wrong(section, "BindPassword", "set BindPassword or BindPasswordFile");
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } kept
                ? kept
                : throw Wrong(section, "BindPasswordFile", "the file is empty");
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException)
        {
            throw Wrong(section, "BindPasswordFile", "the file cannot be read");
        }
    }

    private static DirectoryFilter FilterOf(IConfigurationSection section)
    {
        try
        {
            return DirectoryFilter.Parse(section["Filter"] is { Length: > 0 } text ? text : UsualFilter);
        }
        catch (FormatException wrong)
        {
            throw Wrong(section, "Filter", wrong.Message);
        }
    }

    private static X509Certificate2Collection? AuthoritiesOf(IConfigurationSection section)
    {
        if (section["CaFile"] is not { Length: > 0 } file)
            return null;
        var read = new X509Certificate2Collection();
        try
        {
            read.ImportFromPemFile(file);
        }
        catch (Exception broken) when (broken is IOException or UnauthorizedAccessException or CryptographicException)
        {
            throw Wrong(section, "CaFile", "the file cannot be read");
        }

        return read.Count > 0 ? read : throw Wrong(section, "CaFile", "no certificate (PEM) is in it");
    }

    private static InvalidOperationException Wrong(IConfigurationSection section, string name, string why) =>
        new($"{section.Path}:{name}: {why}.");
}
