using Shahr.Paper.Text;
using SkiaSharp;

namespace Shahr.Paper;

/// <summary>The fixed parts of a letter: head, signature, panel of verification, and the frame of each page.</summary>
internal sealed class PaperDrawing(PageFlow flow, TextLayout text)
{
    private const float HeadHeight = 64;

    /// <summary>Draws lines under each other at a place that flow has already made room for.</summary>
    public static void Lines(
        SKCanvas canvas,
        IReadOnlyList<TextLine> lines,
        float left,
        float right,
        float top,
        float lineHeight,
        Align align,
        SKColor color
    )
    {
        using var paint = Sheet.Fill(color);
        for (var i = 0; i < lines.Count; i++)
        {
            var baseline = Sheet.Baseline(top + i * lineHeight, lineHeight, lines[i].Size);
            lines[i].Draw(canvas, left, right, baseline, align, paint);
        }
    }

    public void Head(PaperDocument document)
    {
        var head = document.Letterhead;
        var top = flow.Y;
        const float EmblemSize = 54,
            SideWidth = 158;
        var nameRight = Sheet.Right - EmblemSize - 12;
        var nameLeft = Sheet.Left + SideWidth + 10;
        var issuer = text.Lines(head.Issuer, 15, nameRight - nameLeft, bold: true);
        var office = head.Office is { } o ? text.Lines(o, 10.5f, nameRight - nameLeft) : [];
        var namesHeight = issuer.Count * 24 + office.Count * 18;
        var height = Math.Max(HeadHeight, namesHeight);
        var namesTop = top + (height - namesHeight) / 2;
        flow.Draw(canvas =>
        {
            Emblem.Draw(canvas, head.EmblemPath, Sheet.Right - EmblemSize / 2, top + height / 2, EmblemSize);
            Lines(canvas, issuer, nameLeft, nameRight, namesTop, 24, Align.Right, Sheet.Lapis);
            Lines(canvas, office, nameLeft, nameRight, namesTop + issuer.Count * 24, 18, Align.Right, Sheet.Quiet);
        });
        var sideTop = top + (height - 60) / 2;
        Side("شماره:", head.Number, sideTop, SideWidth);
        Side("تاریخ:", head.Date, sideTop + 20, SideWidth);
        Side("پیوست:", head.Attachment, sideTop + 40, SideWidth);
        flow.Y = top + height + 12;
        Rule(flow.Y);
        flow.Y += 16;
        if (head.Invocation is { } invocation)
            Centered(text.Lines(invocation, 10.5f, Sheet.Right - Sheet.Left), 22, Sheet.Quiet);
        Centered(text.Lines(document.Title, 18, Sheet.Right - Sheet.Left, bold: true), 34, Sheet.Ink);
        flow.Y += 12;
    }

    private void Side(string name, string value, float top, float width)
    {
        const float NameWidth = 42;
        var label = text.Lines(name, 9.5f, NameWidth);
        // One line only: a number too long for its place becomes smaller instead of running into the next line.
        var size = 10.5f;
        var lines = text.Lines(value, size, float.MaxValue);
        var room = width - NameWidth;
        if (lines[0].Width > room)
            lines = text.Lines(value, size * room / lines[0].Width, float.MaxValue);
        flow.Draw(canvas =>
        {
            Lines(canvas, label, Sheet.Left, Sheet.Left + width, top, 20, Align.Right, Sheet.Quiet);
            Lines(canvas, lines.Take(1).ToArray(), Sheet.Left, Sheet.Left + room, top, 20, Align.Right, Sheet.Ink);
        });
    }

    private void Rule(float y) =>
        flow.Draw(canvas =>
        {
            Sheet.Line(canvas, Sheet.Left, Sheet.Right, y, Sheet.Hair, 0.8f);
            Sheet.Line(canvas, Sheet.Right - 66, Sheet.Right, y, Sheet.Lapis, 2.2f);
            Sheet.Line(canvas, Sheet.Right - 90, Sheet.Right - 66, y, Sheet.Turquoise, 2.2f);
        });

    private void Centered(List<TextLine> lines, float lineHeight, SKColor color)
    {
        var top = flow.Y;
        flow.Draw(canvas => Lines(canvas, lines, Sheet.Left, Sheet.Right, top, lineHeight, Align.Center, color));
        flow.Y += lines.Count * lineHeight;
    }

    /// <summary>The signature stands at the left, as in Iranian letters, with the seal to its right.</summary>
    public void Signature(PaperSignature signature, string? emblem)
    {
        const float Width = 230,
            Radius = 38;
        var name = text.Lines(signature.Name, 12.5f, Width, bold: true);
        var role = text.Lines(signature.Role, 10.5f, Width);
        var note = signature.Note is { } n ? text.Lines(n, 8.5f, Width) : [];
        var words = name.Count * 24 + role.Count * 20 + note.Count * 16;
        var height = Math.Max(words, signature.WithSeal ? Radius * 2 + 4 : 0);
        flow.Y += 18;
        flow.Need(height);
        var top = flow.Y + (height - words) / 2;
        var middle = flow.Y + height / 2;
        flow.Draw(canvas =>
        {
            const float Edge = Sheet.Left + Width;
            Lines(canvas, name, Sheet.Left, Edge, top, 24, Align.Center, Sheet.Ink);
            Lines(canvas, role, Sheet.Left, Edge, top + name.Count * 24, 20, Align.Center, Sheet.Ink);
            Lines(
                canvas,
                note,
                Sheet.Left,
                Edge,
                top + name.Count * 24 + role.Count * 20,
                16,
                Align.Center,
                Sheet.Quiet
            );
            if (signature.WithSeal)
                Emblem.Seal(canvas, emblem, Edge + Radius + 22, middle, Radius);
        });
        flow.Y += height + 14;
    }

    /// <summary>The panel of verification at the foot of the last page.</summary>
    public void Verification(PaperVerification check)
    {
        const float Height = 96,
            Code = 80,
            Pad = 8;
        flow.Need(Height + 8);
        var top = Sheet.Bottom - Height;
        var right = Sheet.Right - 14;
        var left = Sheet.Left + Code + Pad * 2 + 8;
        var ask = text.Lines("درستی این سند را خودتان بسنجید", 10.5f, right - left, bold: true);
        var how = text.Lines(
            "با دوربین گوشی رمزینه را بخوانید، یا نشانی زیر را باز کنید و شمارهٔ سند را بنویسید.",
            9,
            right - left
        );
        var address = text.Lines(check.Address, 9, right - left, leftToRight: true);
        var number = text.Lines(
            [new PaperSpan("شمارهٔ سند: "), new PaperSpan(check.PublicNumber, Bold: true, LeftToRight: true)],
            11,
            right - left
        );
        var modules = Qr(check.QrText ?? check.Address);
        flow.Draw(canvas =>
        {
            using var tint = Sheet.Fill(Sheet.Tint);
            using var hair = Sheet.Stroke(Sheet.Hair, 0.7f);
            var panel = new SKRect(Sheet.Left, top, Sheet.Right, top + Height);
            canvas.DrawRoundRect(panel, 7, 7, tint);
            canvas.DrawRoundRect(panel, 7, 7, hair);
            DrawQr(canvas, modules, Sheet.Left + Pad, top + Pad, Code);
            Lines(canvas, ask, left, right, top + 9, 20, Align.Right, Sheet.Lapis);
            Lines(canvas, how, left, right, top + 29, 17, Align.Right, Sheet.Ink);
            var y = top + 31 + how.Count * 17;
            Lines(canvas, address.Take(2).ToArray(), left, right, y, 16, Align.Right, Sheet.Ink);
            Lines(canvas, number.Take(1).ToArray(), left, right, top + Height - 28, 20, Align.Right, Sheet.Ink);
        });
        flow.Y = Sheet.Bottom;
    }

    /// <summary>The foot of every page, and the small head of the pages after the first.</summary>
    public void Frame(SKCanvas canvas, PaperDocument document, int page)
    {
        const float Foot = Sheet.Height - 46;
        var width = Sheet.Right - Sheet.Left;
        Sheet.Line(canvas, Sheet.Left, Sheet.Right, Foot, Sheet.Hair, 0.7f);
        var pages = $"صفحهٔ {Sheet.PersianDigits(page + 1)} از {Sheet.PersianDigits(flow.Count)}";
        Lines(canvas, text.Lines(pages, 8.5f, width), Sheet.Left, Sheet.Right, Foot + 4, 16, Align.Left, Sheet.Quiet);
        if (document.Footer is { } footer)
        {
            var lines = text.Lines(footer, 8.5f, width - 90).Take(2).ToArray();
            Lines(canvas, lines, Sheet.Left, Sheet.Right, Foot + 4, 14, Align.Right, Sheet.Quiet);
        }
        if (page == 0)
            return;
        var head = text.Lines($"{document.Letterhead.Issuer} · {document.Title}", 9, width - 150).Take(1).ToArray();
        var number = text.Lines($"شماره: {document.Letterhead.Number}", 9, 150).Take(1).ToArray();
        Lines(canvas, head, Sheet.Left, Sheet.Right, 42, 20, Align.Right, Sheet.Quiet);
        Lines(canvas, number, Sheet.Left, Sheet.Right, 42, 20, Align.Left, Sheet.Quiet);
        Sheet.Line(canvas, Sheet.Left, Sheet.Right, 66, Sheet.Hair, 0.7f);
    }

    private static QrCode Qr(string content)
    {
        // The code is 28 mm wide: with more bytes its modules fall under the 0.3 mm that phones still read from paper.
        if (System.Text.Encoding.UTF8.GetByteCount(content) > 450)
            throw new PaperException(
                "The QR code would hold more than 450 bytes, which phones do not read from paper."
            );
        return QrCode.Of(content);
    }

    private static void DrawQr(SKCanvas canvas, QrCode code, float left, float top, float size)
    {
        using var white = Sheet.Fill(SKColors.White);
        using var dark = new SKPaint { Color = SKColors.Black, IsAntialias = false };
        canvas.DrawRect(left, top, size, size, white);
        var step = size / code.Size;
        var builder = new SKPathBuilder();
        foreach (var run in code.Runs)
            builder.AddRect(SKRect.Create(left + run.X * step, top + run.Y * step, run.Length * step, step));
        using var path = builder.Detach();
        canvas.DrawPath(path, dark);
    }
}
