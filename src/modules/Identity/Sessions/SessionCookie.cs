using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Shahr.Identity;

/// <summary>The cookie of a signed-in browser: the session's token, encrypted; everything else is looked up.</summary>
internal sealed class SessionCookie(IDataProtectionProvider provider)
{
    private const string Name = "shahr.session";
    private readonly IDataProtector _protector = provider.CreateProtector("shahr.identity.session.v2");

    public SessionToken? Read(HttpContext http) => Open(Sealed(http));

    /// <summary>The cookie as it was sent, still sealed and not yet believed.</summary>
    public static string? Sealed(HttpContext http) => http.Request.Cookies[SealedId.CookieName(http, Name)];

    /// <summary>The token, or null when the seal is not this city's.</summary>
    public SessionToken? Open(string? text) =>
        SealedId.OpenText(_protector, text) is { } plain ? SessionToken.Parse(plain) : null;

    /// <summary>At a kiosk it goes with the browser's window.</summary>
    public void Write(HttpContext http, SessionToken token, bool atKiosk) =>
        http.Response.Cookies.Append(
            SealedId.CookieName(http, Name),
            _protector.Protect(token.ToString()),
            SealedId.Cookie(http, atKiosk ? null : Session.Length)
        );

    /// <summary>What a browser would send over plain HTTP.</summary>
    public string Header(SessionToken token) => $"{Name}={_protector.Protect(token.ToString())}";

    public static void Remove(HttpContext http) =>
        http.Response.Cookies.Delete(SealedId.CookieName(http, Name), SealedId.Cookie(http, null));
}
