using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;

namespace Shahr.Identity;

/// <summary>
/// Ties a flow to one browser: its id, encrypted. A code read over somebody's shoulder opens nothing elsewhere.
/// </summary>
internal sealed class FlowCookie(IDataProtectionProvider provider)
{
    private readonly IDataProtector _protector = provider.CreateProtector("shahr.identity.flow.v1");

    public Guid? Read(HttpContext http) =>
        SealedId.Open(_protector, http.Request.Cookies[SealedId.CookieName(http, "shahr.flow")]);

    public void Write(HttpContext http, Guid flow) =>
        http.Response.Cookies.Append(
            SealedId.CookieName(http, "shahr.flow"),
            SealedId.Seal(_protector, flow),
            SealedId.Cookie(http, Flow.Length)
        );

    public static void Remove(HttpContext http) =>
        http.Response.Cookies.Delete(SealedId.CookieName(http, "shahr.flow"), SealedId.Cookie(http, null));
}

/// <summary>An id in a cookie: authenticated and encrypted, so that it can be neither guessed nor changed.</summary>
internal static class SealedId
{
    /// <summary>
    /// Over HTTPS the name binds the cookie to this very host (RFC 6265bis, <c>__Host-</c>); plain HTTP may not
    /// use that name.
    /// </summary>
    public static string CookieName(HttpContext http, string name) => http.Request.IsHttps ? "__Host-" + name : name;

    public static CookieOptions Cookie(HttpContext http, TimeSpan? length) =>
        new()
        {
            HttpOnly = true,
            Secure = http.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            Path = "/",
            MaxAge = length,
            IsEssential = true,
        };

    public static string Seal(IDataProtector protector, Guid id) => protector.Protect(id.ToString("N"));

    public static Guid? Open(IDataProtector protector, string? text) =>
        OpenText(protector, text) is { } plain && Guid.TryParseExact(plain, "N", out var id) ? id : null;

    /// <summary>What a cookie of this city holds; null for any other.</summary>
    public static string? OpenText(IDataProtector protector, string? text)
    {
        if (text is null or { Length: > 1000 })
            return null;
        try
        {
            return protector.Unprotect(text);
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            // Forged, of another city, or of a key that is gone: the same as no cookie.
            return null;
        }
    }
}
