using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Shahr.Kit.Values;

namespace Shahr.Cases.Tracking;

/// <summary>
/// What an address carries that shows where one request stands: given to whoever proved that they know of it, and to
/// whoever is shown an open report of their street. It is good for an hour.
/// </summary>
internal sealed class TrackPass(IDataProtectionProvider provider, CaseClock clock)
{
    private const int Longest = 500;
    private static readonly TimeSpan _good = TimeSpan.FromHours(1);
    private readonly IDataProtector _protector = provider.CreateProtector("shahr.cases.track.v1");

    /// <summary>The tracking page of a number, open for an hour.</summary>
    public string Url(string number) => $"/track/{number}?pass={Of(number)}";

    /// <summary>True where it was given for this number, within the hour.</summary>
    public bool Opens(string? pass, PublicNumber number)
    {
        if (pass is null or { Length: > Longest })
            return false;
        try
        {
            return _protector.Unprotect(pass).Split('|') is [var given, var until]
                && given == number.Value
                && long.Parse(until, CultureInfo.InvariantCulture) > clock.Now.Ticks;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    /// <summary>A pass for a number.</summary>
    public string Of(string number) =>
        _protector.Protect(string.Create(CultureInfo.InvariantCulture, $"{number}|{(clock.Now + _good).Ticks}"));
}
