using Shahr.Ui;

namespace Shahr.Web.Host;

/// <summary>A reader chooses language, theme, letters or motion for this browser; no account needed.</summary>
internal static class Preferences
{
    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/preferences", Submit);

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

        foreach (var wish in Reading.Wishes)
            Reading.Keep(http, wish, form[wish]);
        return TypedResults.LocalRedirect(Local(form["back"]));
    }

    /// <summary>Only ways inside the city: an address elsewhere becomes home.</summary>
    internal static string Local(string? back) =>
        back is ['/', not ('/' or '\\'), ..] && !back.Any(char.IsControl) ? back : "/";
}
