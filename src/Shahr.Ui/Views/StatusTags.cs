using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;

namespace Shahr.Ui;

/// <summary>Status tags as markup that costs no component, for cells of long tables.</summary>
public static class StatusTags
{
    internal static readonly HtmlEncoder Encoder = HtmlEncoder.Create(System.Text.Unicode.UnicodeRanges.All);

    /// <summary>The same as <c>StatusTag</c>; the text is encoded.</summary>
    public static MarkupString Of(string text, Tone tone) =>
        new($"<span class=\"tag tag-{Tones.Name(tone)}\">{Encoder.Encode(text)}</span>");
}
