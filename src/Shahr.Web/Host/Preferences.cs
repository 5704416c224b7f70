namespace Shahr.Web.Host;

/// <summary>The reader's language and theme: two cookies, no account needed.</summary>
internal static class Preferences
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/preferences", Submit);

    public static string Language(HttpContext http) => http.Request.Cookies["lang"] == "en" ? "en" : "fa";

    public static string Theme(HttpContext http) =>
        http.Request.Cookies["theme"] is ("light" or "dark" or "contrast") and var chosen ? chosen : "auto";

    // The form is read by hand: a bound form would demand a token, which a guest's first page need not have.
    private static async Task<IResult> Submit(HttpContext http, CancellationToken ct)
    {
        if (!http.Request.HasFormContentType)
            return TypedResults.StatusCode(StatusCodes.Status415UnsupportedMediaType);
        IFormCollection form;
        try
        {
            form = await http.Request.ReadFormAsync(ct);
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            return TypedResults.StatusCode(StatusCodes.Status400BadRequest);
        }

        var keep = new CookieOptions
        {
            MaxAge = TimeSpan.FromDays(365),
            SameSite = SameSiteMode.Lax,
            HttpOnly = true,
            IsEssential = true,
        };
        var language = form["lang"].ToString();
        if (language is "fa" or "en")
            http.Response.Cookies.Append("lang", language, keep);
        if (form["theme"].ToString() is "auto" or "light" or "dark" or "contrast")
        {
            http.Response.Cookies.Append("theme", form["theme"].ToString(), keep);
        }

        return TypedResults.LocalRedirect(Local(form["back"]));
    }

    /// <summary>Only ways inside the city: an address elsewhere becomes home.</summary>
    internal static string Local(string? back) =>
        back is ['/', not ('/' or '\\'), ..] && !back.Any(char.IsControl) ? back : "/";
}
