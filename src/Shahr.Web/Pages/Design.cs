using Shahr.Ui;
using Shahr.Ui.Gallery;

namespace Shahr.Web.Pages;

/// <summary>Every component of the design system in every state.</summary>
internal static class Design
{
    public static void Map(IEndpointRouteBuilder app) => app.MapGet("/design", Show);

    internal static PageResult Show(string? lang, string? theme, UiContext ui) =>
        Ui.Pages.Of<GalleryPage>(new GalleryLook(lang ?? ui.Language, theme ?? ui.Theme));
}
