using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Shahr.Bench;

/// <summary>The built city as its own process, as <c>shahr serve</c> starts it.</summary>
internal static class City
{
    /// <summary>Starts the city; without a database it is the embedded one in the data folder.</summary>
    public static async Task<(Running Server, Uri Home)> StartAsync(
        Room room,
        string data,
        string? database,
        string? echo = null
    )
    {
        var home = FreeAddress();
        List<string> words =
        [
            room.CityProgram,
            "serve",
            "--empty",
            "--data",
            data,
            "--urls",
            home.ToString().TrimEnd('/'),
            "--limit-factor",
            "1000000",
        ];
        if (database is not null)
            words.AddRange(["--database", database]);
        if (echo is not null)
            words.AddRange(["--echo", echo]);
        return (await Running.StartAsync("dotnet", words, data, new Uri(home, "/healthz")), home);
    }

    /// <summary>An address of this machine on which nobody listens.</summary>
    public static Uri FreeAddress()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}/"));
    }
}
