using Shahr.Paper.Text;
using SkiaSharp;

namespace Shahr.Paper;

/// <summary>Draws a document as PDF: A4, right to left, fonts embedded, with its canonical data inside.</summary>
public static class PaperPdf
{
    /// <summary>The bytes of an unsigned PDF; sign them with <see cref="PadesSigner"/>.</summary>
    /// <param name="document">The document.</param>
    /// <exception cref="PaperException">
    /// A table's row has a wrong number of cells, the emblem is no path data, or the QR code is too dense.</exception>
    public static byte[] Render(PaperDocument document)
    {
        Emblem.Check(document.Letterhead.EmblemPath);
        foreach (var seal in document.Body.OfType<PaperSeal>())
            Emblem.Check(seal.EmblemPath);
        var drawn = Draw(document);
        return Pdf.PdfDressing.Dress(drawn, document);
    }

    private static byte[] Draw(PaperDocument document)
    {
        var flow = new PageFlow();
        var text = new TextLayout();
        var drawing = new PaperDrawing(flow, text);
        var blocks = new PaperBlocks(flow, text);
        drawing.Head(document);
        foreach (var block in document.Body)
            blocks.Add(block);
        if (document.Signature is { } signature)
            drawing.Signature(signature, document.Letterhead.EmblemPath);
        if (document.Verification is { } check)
            drawing.Verification(check);
        using var stream = new MemoryStream();
        var created = document.CreatedAt.UtcDateTime;
        var metadata = new SKDocumentPdfMetadata
        {
            Title = document.Title,
            Author = document.Letterhead.Issuer,
            Subject = document.Letterhead.Number,
            Creator = "Shahr",
            Producer = "Shahr.Paper",
            Creation = created,
            Modified = created,
            RasterDpi = 300,
            EncodingQuality = 100,
        };
        using (var pdf = SKDocument.CreatePdf(stream, metadata))
        {
            flow.Play(
                () => pdf.BeginPage(Sheet.Width, Sheet.Height),
                (canvas, page) => drawing.Frame(canvas, document, page),
                pdf.EndPage
            );
            pdf.Close();
        }
        return stream.ToArray();
    }
}
