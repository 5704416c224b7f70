using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using Shahr.Kit.Web;

namespace Shahr.Web.Host;

/// <summary>
/// How often one network address may ask. Counted in each process by itself: N processes allow up to N times as much,
/// which a reverse proxy may narrow. A kiosk, which many people share, is counted by itself.
/// Stricter limits (sign-in, tracking) are named here and worn by their slices.
/// </summary>
internal static class CityLimits
{
    public static IServiceCollection AddCityLimits(this IServiceCollection services) =>
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var pause)
                    ? pause
                    : TimeSpan.FromMinutes(1);
                context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds)
                    .ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
            limiter.AddPolicy("track", context => ByAddress(context, 30));
            limiter.AddPolicy("sign-in", context => ByAddress(context, 60));
            limiter.AddPolicy("partner", context => ByAddress(context, 600));
            limiter.AddPolicy("upload", context => ByAddress(context, 60));
        });

    private static RateLimitPartition<string> ByAddress(HttpContext context, int perMinute)
    {
        var options = context.RequestServices.GetRequiredService<LimitSettings>();
        return RateLimitPartition.GetFixedWindowLimiter(
            Shared(context) ?? Network(context.Connection.RemoteIpAddress),
            _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = perMinute * options.Factor,
                Window = TimeSpan.FromMinutes(1),
            }
        );
    }

    private static string? Shared(HttpContext context) =>
        context.RequestServices.GetService<ISharedBrowsers>()?.Seen(context) is { } kiosk ? "kiosk:" + kiosk : null;

    // One IPv6 subscriber holds a whole /64: counted by address it would have no limit at all.
    private static string Network(IPAddress? address)
    {
        if (address is null)
            return "none";
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address.ToString();
    }
}

/// <summary>Widens every limit; benchmarks and journeys from one address set it.</summary>
public sealed record LimitSettings(int Factor = 1);
