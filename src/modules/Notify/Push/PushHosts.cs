using Microsoft.Extensions.Configuration;

namespace Shahr.Notify;

/// <summary>
/// The push services the city sends to; a browser gives the address, so that without a list anybody could have the city
/// call wherever they like. <c>Notify:Push:Hosts</c> names others, in place of these, each also for what ends with it
/// behind a dot.
/// </summary>
internal sealed record PushHosts(IReadOnlyList<string> Names)
{
    private static readonly (string Host, string Maker)[] _known =
    [
        ("fcm.googleapis.com", "Chrome"),
        ("push.services.mozilla.com", "Firefox"),
        ("push.apple.com", "Safari"),
        ("notify.windows.com", "Edge"),
    ];

    public static PushHosts From(IConfiguration push)
    {
        var named = push.GetSection("Hosts").Get<string[]>() ?? [];
        return new PushHosts(named.Length > 0 ? named : [.. _known.Select(k => k.Host)]);
    }

    /// <summary>Https at its usual port, by a name of the list, and nothing of a user in it.</summary>
    public bool Allows(Uri endpoint) =>
        endpoint.Scheme == Uri.UriSchemeHttps
        && endpoint.IsDefaultPort
        && endpoint.UserInfo.Length == 0
        && endpoint.HostNameType == UriHostNameType.Dns
        && Names.Any(name => Is(endpoint.Host, name));

    /// <summary>Whose browser it is, for people; its host where that is not known.</summary>
    public static string MakerOf(Uri endpoint) =>
        Array.Find(_known, k => Is(endpoint.Host, k.Host)).Maker ?? endpoint.Host;

    private static bool Is(string host, string name) =>
        host.Equals(name, StringComparison.OrdinalIgnoreCase)
        || host.EndsWith("." + name, StringComparison.OrdinalIgnoreCase);
}
