using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace Shahr.Ui;

/// <summary>Icons of the city's own sprite, as markup that costs no component.</summary>
public static class Icons
{
    private const string Plain =
        "<svg class=\"icon\" aria-hidden=\"true\" focusable=\"false\"><use href=\"/dist/icons.svg";

    /// <summary>A decorative icon; the words beside it carry the meaning.</summary>
    /// <param name="name">Name from <c>web/icons.txt</c>.</param>
    /// <param name="context">Gives the asset's version, when known.</param>
    public static MarkupString Of(string name, UiContext? context = null)
    {
        var version = context?.AssetVersion is { } v ? "?v=" + HtmlEncoder.Default.Encode(v) : "";
        return new MarkupString($"{Plain}{version}#{HtmlEncoder.Default.Encode(name)}\"></use></svg>");
    }
}
