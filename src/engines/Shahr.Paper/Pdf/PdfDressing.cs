using System.Globalization;
using System.Security;
using System.Text;

namespace Shahr.Paper.Pdf;

/// <summary>What Skia does not write: the language, the reading direction, XMP metadata and the attached
/// data.</summary>
internal static class PdfDressing
{
    public static byte[] Dress(byte[] drawn, PaperDocument document)
    {
        var file = PdfFile.Open(drawn);
        var update = new PdfUpdate(file);
        var preferences = Of(("Direction", new PdfName("R2L")), ("DisplayDocTitle", new PdfRaw("true")));
        var metadata = update.AddStream(
            Of(("Type", new PdfName("Metadata")), ("Subtype", new PdfName("XML"))),
            Encoding.UTF8.GetBytes(Xmp(document))
        );
        var catalog = file.Catalog.With(
            ("Version", new PdfName("1.7")),
            ("Lang", PdfNode.Hex("fa-IR")),
            ("ViewerPreferences", preferences),
            ("Metadata", metadata)
        );
        if (!document.CanonicalData.IsEmpty)
        {
            var attached = Attach(update, document);
            var names = Of(("Names", new PdfArray([PdfNode.Hex(PaperData.FileName), attached])));
            catalog = catalog.With(("Names", Of(("EmbeddedFiles", names))), ("AF", new PdfArray([attached])));
        }
        update.Put(file.Root, catalog);
        return update.Write();
    }

    private static PdfReference Attach(PdfUpdate update, PaperDocument document)
    {
        var data = document.CanonicalData.Span;
        var properties = Of(("Size", new PdfInteger(data.Length)), ("ModDate", Date(document.CreatedAt)));
        var stream = update.AddStream(
            Of(
                ("Type", new PdfName("EmbeddedFile")),
                ("Subtype", new PdfName("application/json")),
                ("Params", properties)
            ),
            data
        );
        return update.Add(
            Of(
                ("Type", new PdfName("Filespec")),
                ("F", PdfNode.Hex(PaperData.FileName)),
                ("UF", PdfNode.Hex(PaperData.FileName)),
                ("AFRelationship", new PdfName("Data")),
                ("Desc", PdfNode.Hex("Canonical data of this document")),
                ("EF", Of(("F", stream), ("UF", stream)))
            )
        );
    }

    public static PdfDictionary Of(params (string Key, PdfNode Value)[] items) =>
        new PdfDictionary(new Dictionary<string, PdfNode>()).With(items);

    public static PdfRaw Date(DateTimeOffset at) =>
        new("(D:" + at.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture) + "Z)");

    private static string Xmp(PaperDocument document)
    {
        var created = document.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        string title = Xml(document.Title),
            issuer = Xml(document.Letterhead.Issuer);
        return $"""
            <?xpacket begin="{'\uFEFF'}" id="W5M0MpCehiHzreSzNTczkc9d"?>
            <x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
            <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
             xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
            <dc:format>application/pdf</dc:format>
            <dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
            <dc:creator><rdf:Seq><rdf:li>{issuer}</rdf:li></rdf:Seq></dc:creator>
            <dc:identifier>{Xml(document.Letterhead.Number)}</dc:identifier>
            <dc:language><rdf:Bag><rdf:li>fa-IR</rdf:li></rdf:Bag></dc:language>
            <xmp:CreateDate>{created}</xmp:CreateDate><xmp:ModifyDate>{created}</xmp:ModifyDate>
            <xmp:CreatorTool>Shahr</xmp:CreatorTool><pdf:Producer>Shahr.Paper</pdf:Producer>
            </rdf:Description></rdf:RDF></x:xmpmeta>
            <?xpacket end="r"?>
            """;
    }

    private static string Xml(string text) => SecurityElement.Escape(Shahr.Paper.Text.CleanText.Of(text)) ?? "";
}
