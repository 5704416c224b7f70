using System.Buffers;
using Microsoft.AspNetCore.Components;

namespace Shahr.Ui;

/// <summary>
/// Writes the cells of a long list straight as HTML: a row costs one piece of the page and not a dozen. Every word and
/// address that comes in is encoded; what is not encoded cannot come in from outside this library.
/// </summary>
public sealed class Markup
{
    private char[] _text = new char[1024];
    private int _length;

    /// <summary>Words.</summary>
    public Markup Text(string? text)
    {
        var rest = text.AsSpan();
        while (true)
        {
            var done = StatusTags.Encoder.Encode(rest, _text.AsSpan(_length), out var read, out var written);
            _length += written;
            if (done != OperationStatus.DestinationTooSmall)
                return this;
            rest = rest[read..];
            Array.Resize(ref _text, _text.Length * 2);
        }
    }

    /// <summary>Words that read from left to right inside a Persian line: numbers, codes, degrees.</summary>
    public Markup Ltr(string? text) => Raw("<bdi dir=\"ltr\">").Text(text).Raw("</bdi>");

    /// <summary>A digest in full, in letters of one width; it may break anywhere.</summary>
    public Markup Hash(string? digest) =>
        Raw("<bdi dir=\"ltr\"><code class=\"hash\">").Text(digest).Raw("</code></bdi>");

    /// <summary>A link; its words keep their own direction.</summary>
    /// <param name="href">A local address, or <c>https:</c> of the city's own making.</param>
    /// <param name="text">The words.</param>
    public Markup Link(string href, string? text) =>
        Raw("<a href=\"").Text(href).Raw("\"><bdi>").Text(text).Raw("</bdi></a>");

    /// <summary>A state in one or two words, as <c>StatusTag</c>.</summary>
    public Markup Tag(string text, Tone tone) =>
        Raw("<span class=\"tag tag-").Raw(Tones.Name(tone)).Raw("\">").Text(text).Raw("</span>");

    /// <summary>A quieter second line under what stands in the cell.</summary>
    public Markup Note(string? text) => Raw("<br><small class=\"muted\">").Text(text).Raw("</small>");

    /// <summary>A quieter second line in which what was looked for is marked; none where there are no pieces.</summary>
    /// <param name="pieces">Of a plain text, in their order, and whether each was looked for.</param>
    public Markup Found(IEnumerable<(string Text, bool IsFound)> pieces)
    {
        var begun = false;
        foreach (var (text, isFound) in pieces)
        {
            if (!begun)
                Raw("<br><small class=\"muted\"><bdi>");
            begun = true;
            if (isFound)
                Raw("<mark>").Text(text).Raw("</mark>");
            else
                Text(text);
        }

        return begun ? Raw("</bdi></small>") : this;
    }

    /// <summary>HTML of this library's own, never of a caller.</summary>
    internal Markup Raw(string html)
    {
        if (_text.Length - _length < html.Length)
            Array.Resize(ref _text, Math.Max(_text.Length * 2, _length + html.Length));
        html.CopyTo(_text.AsSpan(_length));
        _length += html.Length;
        return this;
    }

    /// <summary>What was written since it was last taken.</summary>
    internal MarkupString Take()
    {
        var taken = new MarkupString(new string(_text, 0, _length));
        _length = 0;
        return taken;
    }
}
