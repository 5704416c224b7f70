using System.Net;
using System.Net.Sockets;

namespace Shahr.Kit.Web;

/// <summary>
/// Connects to addresses of the public Internet alone, for requests whose address somebody outside has given
/// (server-side request forgery, OWASP A10): the name is looked up once, and what was checked is what is connected to.
/// </summary>
public static class PublicConnection
{
    // IANA's registries of special-purpose addresses (RFC 6890 and what came after), as far as unicast goes.
    private static readonly IPNetwork[] _special =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.0.0.0/24"),
        IPNetwork.Parse("192.0.2.0/24"),
        IPNetwork.Parse("192.88.99.0/24"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("198.18.0.0/15"),
        IPNetwork.Parse("198.51.100.0/24"),
        IPNetwork.Parse("203.0.113.0/24"),
        IPNetwork.Parse("224.0.0.0/3"),
        IPNetwork.Parse("2001::/23"),
        IPNetwork.Parse("2001:db8::/32"),
        IPNetwork.Parse("2002::/16"),
        IPNetwork.Parse("3fff::/20"),
    ];

    private static readonly IPNetwork _global = IPNetwork.Parse("2000::/3");

    /// <summary>True for an address that belongs to no private, local or special network.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && !_global.Contains(plain))
            return false;
        return !Array.Exists(_special, network => network.Contains(plain));
    }

    /// <summary>For <see cref="SocketsHttpHandler.ConnectCallback"/>.</summary>
    /// <exception cref="HttpRequestException">The name leads to no public address.</exception>
    public static async ValueTask<Stream> OpenAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        var found = await Dns.GetHostAddressesAsync(host, ct);
        var open = Array.FindAll(found, IsPublic);
        if (open.Length == 0)
            throw new HttpRequestException($"{host} is no address of the public Internet.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
