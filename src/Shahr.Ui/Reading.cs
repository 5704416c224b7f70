using Microsoft.AspNetCore.Http;

namespace Shahr.Ui;

/// <summary>
/// How a reader wishes to read: one cookie of the browser for each wish, no account needed. An account remembers them
/// for its other browsers.
/// </summary>
public static class Reading
{
    /// <summary>Language of the pages.</summary>
    public const string Language = "lang";

    /// <summary>Colours.</summary>
    public const string Theme = "theme";

    /// <summary>Size of the letters.</summary>
    public const string Text = "text";

    /// <summary>Whether anything may move.</summary>
    public const string Motion = "motion";

    private static readonly Dictionary<string, string[]> _known = new()
    {
        [Language] = ["fa", "en"],
        [Theme] = ["auto", "light", "dark", "contrast"],
        [Text] = ["normal", "large", "larger"],
        [Motion] = ["auto", "still"],
    };

    /// <summary>Names of all wishes.</summary>
    public static IReadOnlyCollection<string> Wishes => _known.Keys;

    /// <summary>What may be wished, the usual first.</summary>
    public static IReadOnlyList<string> Of(string wish) => _known[wish];

    /// <summary>What this browser wishes; the usual where it says nothing known.</summary>
    public static string In(HttpContext http, string wish) =>
        http.Request.Cookies[wish] is { } said && _known[wish].Contains(said) ? said : _known[wish][0];

    /// <summary>Lets the browser remember a wish. False for one that does not exist.</summary>
    public static bool Keep(HttpContext http, string wish, string? value)
    {
        if (value is null || !_known[wish].Contains(value))
            return false;
        http.Response.Cookies.Append(
            wish,
            value,
            new CookieOptions
            {
                MaxAge = TimeSpan.FromDays(365),
                SameSite = SameSiteMode.Lax,
                HttpOnly = true,
                IsEssential = true,
            }
        );
        return true;
    }

    /// <summary>At sign-in: what the account remembers, unless this browser has a wish of its own.</summary>
    public static void Offer(HttpContext http, string wish, string remembered)
    {
        if (!http.Request.Cookies.ContainsKey(wish) && remembered != _known[wish][0])
            Keep(http, wish, remembered);
    }
}
