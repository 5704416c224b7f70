using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Shahr.Paper;

/// <summary>The accessible twin of the PDF: the same document as semantic HTML, for screen readers and small
/// screens.</summary>
public static class PaperHtml
{
    private static readonly CultureInfo _plain = CultureInfo.InvariantCulture;
    private static readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>One <c>article</c> element, without style or script; every piece of text is encoded.</summary>
    /// <param name="document">The document.</param>
    /// <param name="headingLevel">The level of the title, 1 to 5; headings inside take the next.</param>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside 1 to 5.</exception>
    public static string Render(PaperDocument document, int headingLevel = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(headingLevel, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(headingLevel, 5);
        var html = new StringBuilder();
        html.Append("<article class=\"paper\" lang=\"fa\" dir=\"rtl\">\n");
        Head(html, document, headingLevel);
        foreach (var block in document.Body)
            Block(html, block, headingLevel + 1);
        if (document.Signature is { } signature)
        {
            html.Append("<section class=\"paper-signature\" aria-label=\"امضا\">");
            html.Append(_plain, $"<p><strong>{Text(signature.Name)}</strong><br>{Text(signature.Role)}</p>");
            if (signature.Note is { } note)
                html.Append(_plain, $"<p>{Text(note)}</p>");
            html.Append("</section>\n");
        }
        if (document.Verification is { } check)
            Verification(html, check, headingLevel + 1);
        if (document.Footer is { } footer)
            html.Append(_plain, $"<footer class=\"paper-footer\"><p>{Text(footer)}</p></footer>\n");
        return html.Append("</article>\n").ToString();
    }

    private static void Head(StringBuilder html, PaperDocument document, int level)
    {
        var head = document.Letterhead;
        html.Append(_plain, $"<header class=\"paper-head\"><p><strong>{Text(head.Issuer)}</strong>");
        if (head.Office is { } office)
            html.Append(_plain, $"<br>{Text(office)}");
        html.Append("</p>");
        if (head.Invocation is { } invocation)
            html.Append(_plain, $"<p>{Text(invocation)}</p>");
        html.Append(_plain, $"<dl><dt>شماره</dt><dd><bdi dir=\"ltr\">{Text(head.Number)}</bdi></dd>");
        html.Append(_plain, $"<dt>تاریخ</dt><dd><bdi dir=\"ltr\">{Text(head.Date)}</bdi></dd>");
        html.Append(_plain, $"<dt>پیوست</dt><dd>{Text(head.Attachment)}</dd></dl>");
        html.Append(_plain, $"<h{level}>{Text(document.Title)}</h{level}></header>\n");
    }

    private static void Block(StringBuilder html, PaperBlock block, int level)
    {
        switch (block)
        {
            case PaperHeading heading:
                html.Append(_plain, $"<h{level}>{Text(heading.Text)}</h{level}>\n");
                break;
            case PaperParagraph paragraph:
                html.Append("<p>");
                foreach (var span in paragraph.Spans)
                    Span(html, span);
                html.Append("</p>\n");
                break;
            case PaperFacts facts:
                html.Append("<dl class=\"paper-facts\">");
                foreach (var fact in facts.Rows)
                    html.Append(_plain, $"<dt>{Text(fact.Name)}</dt><dd>{Directed(fact.Value, fact.LeftToRight)}</dd>");
                html.Append("</dl>\n");
                break;
            case PaperTable table:
                Table(html, table);
                break;
            case PaperSeal seal:
                html.Append(_plain, $"<p class=\"paper-seal\">مهر: {Text(seal.Caption)}</p>\n");
                break;
            default:
                throw new PaperException($"There is no HTML for a block of type {block.GetType().Name}.");
        }
    }

    private static void Span(StringBuilder html, PaperSpan span)
    {
        var text = Directed(span.Text, span.LeftToRight);
        html.Append(span.Bold ? $"<strong>{text}</strong>" : text);
    }

    private static void Table(StringBuilder html, PaperTable table)
    {
        // On a phone a wide table is pushed sideways, also by keyboard.
        var name = Text(table.Caption ?? "جدول");
        html.Append(_plain, $"<div class=\"paper-table\" role=\"region\" aria-label=\"{name}\" tabindex=\"0\"><table>");
        if (table.Caption is { } caption)
            html.Append(_plain, $"<caption>{Text(caption)}</caption>");
        html.Append("<thead><tr>");
        foreach (var column in table.Columns)
            html.Append(_plain, $"<th scope=\"col\">{Text(column.Name)}</th>");
        html.Append("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            html.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
            {
                var leftToRight = i < table.Columns.Count && table.Columns[i].LeftToRight;
                html.Append(_plain, $"<td>{Directed(row[i], leftToRight)}</td>");
            }
            html.Append("</tr>");
        }
        html.Append("</tbody></table></div>\n");
    }

    private static void Verification(StringBuilder html, PaperVerification check, int level)
    {
        html.Append(_plain, $"<section class=\"paper-check\"><h{level}>درستی این سند را بسنجید</h{level}>");
        html.Append(_plain, $"<p>شمارهٔ پیگیری سند: <bdi dir=\"ltr\">{Text(check.PublicNumber)}</bdi></p><p>نشانی: ");
        // Only web addresses become links: «javascript:» and its kin stay words.
        if (Uri.TryCreate(check.Address, UriKind.Absolute, out var uri) && (uri.Scheme is "https" or "http"))
            html.Append(_plain, $"<a href=\"{Text(uri.AbsoluteUri)}\">{Directed(check.Address, true)}</a>");
        else
            html.Append(_plain, $"<bdi dir=\"ltr\">{Text(check.Address)}</bdi>");
        html.Append("</p></section>\n");
    }

    private static string Directed(string text, bool leftToRight) =>
        leftToRight ? $"<bdi dir=\"ltr\">{Text(text)}</bdi>" : Text(text);

    private static string Text(string text) => _encoder.Encode(Shahr.Paper.Text.CleanText.Of(text));
}
