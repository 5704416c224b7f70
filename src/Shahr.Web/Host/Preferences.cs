using Microsoft.AspNetCore.Mvc;

namespace Shahr.Web.Host;

/// <summary>The reader's language and theme: two cookies, no account needed.</summary>
internal static class Preferences
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/preferences", Submit).DisableAntiforgery();

    public static string Language(HttpContext http) => http.Request.Cookies["lang"] == "en" ? "en" : "fa";

    public static string Theme(HttpContext http) => http.Request.Cookies["theme"] is "light" or "dark" or "contrast"
        ? http.Request.Cookies["theme"]!
        : "auto";

    public sealed record Form(string? Theme, string? Lang, string? Back);

    private static IResult Submit([FromForm] Form form, HttpContext http)
    {
        var keep = new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, IsEssential = true };
        if (form.Lang is "fa" or "en") http.Response.Cookies.Append("lang", form.Lang, keep);
        if (form.Theme is "auto" or "light" or "dark" or "contrast") http.Response.Cookies.Append("theme", form.Theme, keep);
        return TypedResults.LocalRedirect(Local(form.Back));
    }

    /// <summary>Only ways inside the city: an address elsewhere becomes home.</summary>
    internal static string Local(string? back) =>
        back is ['/', not ('/' or '\\'), ..] && !back.Any(char.IsControl) ? back : "/";
}
