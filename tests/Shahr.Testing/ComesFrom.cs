using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Shahr.Testing;

/// <summary>Lets a visitor come from a network address of their own.</summary>
public sealed class ComesFrom : IStartupFilter
{
    private const string Header = "X-Comes-From";
    private static int _count;

    /// <summary>An address that nobody else has, unless the visitor has one.</summary>
    public static void OwnAddress(Visitor who)
    {
        var headers = who.Http.DefaultRequestHeaders;
        if (!headers.Contains(Header))
            headers.Add(Header, Interlocked.Increment(ref _count).ToString(CultureInfo.InvariantCulture));
    }

    /// <inheritdoc />
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, onward) =>
                {
                    if (int.TryParse(http.Request.Headers[Header], CultureInfo.InvariantCulture, out var number))
                        http.Connection.RemoteIpAddress = new IPAddress([10, 0, (byte)(number >> 8), (byte)number]);
                    return onward();
                }
            );
            next(app);
        };
}
