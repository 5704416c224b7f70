using Microsoft.AspNetCore.Http;

namespace Shahr.Identity;

/// <summary>The host reads the page's language from this cookie; a person's own choice sets it too.</summary>
internal static class LanguageCookie
{
    /// <summary>At sign-in: the person's language, unless this browser has one of its own.</summary>
    public static void Offer(HttpContext http, string language)
    {
        if (!http.Request.Cookies.ContainsKey("lang") && language != "fa")
            Write(http, language);
    }

    public static void Write(HttpContext http, string language) =>
        http.Response.Cookies.Append(
            "lang",
            language,
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                IsEssential = true,
            }
        );
}
