using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Shahr.Identity;

/// <summary>The cookie of a signed-in browser: the session's id, encrypted; everything else is looked up.</summary>
internal sealed class SessionCookie(IDataProtectionProvider provider)
{
    private const string Name = "shahr.session";
    private readonly IDataProtector _protector = provider.CreateProtector("shahr.identity.session.v1");

    public Guid? Read(HttpContext http) => Open(Sealed(http));

    /// <summary>The cookie as it was sent, still sealed and not yet believed.</summary>
    public static string? Sealed(HttpContext http) => http.Request.Cookies[SealedId.CookieName(http, Name)];

    /// <summary>The session's id, or null when the seal is not this city's.</summary>
    public Guid? Open(string? text) => SealedId.Open(_protector, text);

    public void Write(HttpContext http, Guid session) =>
        http.Response.Cookies.Append(
            SealedId.CookieName(http, Name),
            SealedId.Seal(_protector, session),
            SealedId.Cookie(http, Session.Length)
        );

    /// <summary>What a browser would send over plain HTTP.</summary>
    public string Header(Guid session) => $"{Name}={SealedId.Seal(_protector, session)}";

    public static void Remove(HttpContext http) =>
        http.Response.Cookies.Delete(SealedId.CookieName(http, Name), SealedId.Cookie(http, null));
}
