using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Shahr.Kit.Web;

namespace Shahr.Identity;

/// <summary>
/// What makes a browser a kiosk: its id and a secret of 128 random bits, encrypted; the city keeps a hash of the
/// secret. It opens nothing: whoever copies it gets shorter sessions and the kiosk's own count of tries, no more.
/// </summary>
internal sealed class KioskCookie(IDataProtectionProvider provider) : ISharedBrowsers
{
    private const string Name = "shahr.kiosk";
    private readonly IDataProtector _protector = provider.CreateProtector("shahr.identity.kiosk.v1");

    // Browsers keep no cookie longer; each sign-in writes it anew.
    private static readonly TimeSpan Length = TimeSpan.FromDays(400);

    /// <summary>What the browser says it is; not yet believed.</summary>
    public SessionToken? Read(HttpContext http) =>
        SealedId.OpenText(_protector, http.Request.Cookies[SealedId.CookieName(http, Name)]) is { } plain
            ? SessionToken.Parse(plain)
            : null;

    public Guid? Seen(HttpContext http) => Read(http)?.Session;

    public void Write(HttpContext http, SessionToken token) =>
        http.Response.Cookies.Append(
            SealedId.CookieName(http, Name),
            _protector.Protect(token.ToString()),
            SealedId.Cookie(http, Length)
        );
}

/// <summary>Which kiosk this request comes from, if it comes from one; asked once a request.</summary>
internal sealed class KioskHere(IHttpContextAccessor accessor, KioskCookie cookie, IdentityDb db)
{
    private (bool Asked, Kiosk? Kiosk) _known;

    /// <summary>
    /// Null for every other browser, and for one whose kiosk was revoked or paired with another browser.
    /// </summary>
    public async Task<Kiosk?> AskAsync(CancellationToken ct)
    {
        if (_known.Asked)
            return _known.Kiosk;
        Kiosk? found = null;
        if (accessor.HttpContext is { } http && cookie.Read(http) is { } token)
        {
            var kiosk = await db
                .Kiosks.AsNoTracking()
                .SingleOrDefaultAsync(k => k.Id == token.Session && k.RevokedAt == null, ct);
            if (kiosk is { SecretHash: { } hash } && token.Fits(hash))
                found = kiosk;
        }

        _known = (true, found);
        return found;
    }

    /// <summary>Keeps the browser a kiosk for another four hundred days.</summary>
    public void Keep(HttpContext http)
    {
        if (_known.Kiosk is not null && cookie.Read(http) is { } token)
            cookie.Write(http, token);
    }
}
