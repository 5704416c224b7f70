using Microsoft.AspNetCore.Http.HttpResults;
using Shahr.Ui;
using Shahr.Ui.Gallery;

namespace Shahr.Web.Pages;

/// <summary>Every component of the design system in every state.</summary>
internal static class Design
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/design", Show);

    internal static RazorComponentResult<GalleryPage> Show(string? lang, string? theme, UiContext ui) =>
        new(new { Lang = lang ?? ui.Language, Theme = theme ?? ui.Theme });
}
