using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Shahr.Paper.Pdf;
using Shahr.Paper.Signing;

namespace Shahr.Paper;

/// <summary>Signs a PDF as PAdES-B-B (ETSI EN 319 142-1): CAdES, detached, SHA-256, over every byte but the
/// hole.</summary>
public static class PadesSigner
{
    /// <summary>The signed file: the given one with an incremental update behind it that certifies it against
    /// changes.</summary>
    /// <param name="pdf">A file of <see cref="PaperPdf"/>, or another with classic cross-reference tables; not
    /// signed.</param>
    /// <param name="signer">The certificate with its private key: ECDSA P-256, or RSA of 2048 bits or more.</param>
    /// <param name="reason">Why, for example «صدور گواهی سکونت».</param>
    /// <param name="name">Who signs, as readers show it.</param>
    /// <param name="time">The signing time that the signer claims, kept to the second.</param>
    /// <exception cref="PaperException">The file is unreadable or signed already, or the key is refused.</exception>
    public static byte[] Sign(byte[] pdf, X509Certificate2 signer, string reason, string name, DateTimeOffset time)
    {
        if (!signer.HasPrivateKey || !CmsEnvelope.Accepts(signer))
            throw new PaperException("The signer needs a private key of ECDSA P-256, or RSA of 2048 bits or more.");
        try
        {
            var file = PdfFile.Open(pdf);
            if (file.Catalog["AcroForm"] is not null)
                throw new PaperException("The file has a form or a signature already.");
            var room = signer.RawData.Length + 1600;
            return Fill(Prepare(file, reason, name, time, room), pdf.Length, room, signer);
        }
        catch (PdfDamagedException e)
        {
            throw new PaperException("The file cannot be read: " + e.Message, e);
        }
    }

    private static byte[] Prepare(PdfFile file, string reason, string name, DateTimeOffset time, int room)
    {
        var update = new PdfUpdate(file);
        var page = FirstPage(file);
        var signature = update.Reserve();
        // DocMDP with P=1 tells readers that nothing at all may be added after the signature.
        var permission = PdfDressing.Of(
            ("Type", new PdfName("SigRef")),
            ("TransformMethod", new PdfName("DocMDP")),
            (
                "TransformParams",
                PdfDressing.Of(
                    ("Type", new PdfName("TransformParams")),
                    ("P", new PdfInteger(1)),
                    ("V", new PdfName("1.2"))
                )
            )
        );
        update.Put(
            signature,
            PdfDressing.Of(
                ("Type", new PdfName("Sig")),
                ("Filter", new PdfName("Adobe.PPKLite")),
                ("SubFilter", new PdfName("ETSI.CAdES.detached")),
                ("M", PdfDressing.Date(time)),
                ("Name", PdfNode.Hex(name)),
                ("Reason", PdfNode.Hex(reason)),
                ("Reference", new PdfArray([permission])),
                ("ByteRange", new PdfRaw("[0 9999999999 9999999999 9999999999]")),
                ("Contents", new PdfRaw("<" + new string('0', room * 2) + ">"))
            )
        );
        var field = update.Add(
            PdfDressing.Of(
                ("Type", new PdfName("Annot")),
                ("Subtype", new PdfName("Widget")),
                ("FT", new PdfName("Sig")),
                ("T", PdfNode.Hex("Signature1")),
                ("V", signature),
                ("F", new PdfInteger(132)),
                ("Rect", new PdfRaw("[0 0 0 0]")),
                ("P", page)
            )
        );
        var pageDictionary = file.Dictionary(page) ?? throw new PdfDamagedException("The first page is no dictionary.");
        var annotations = file.Resolve(pageDictionary["Annots"]) is PdfArray array ? array.Items : [];
        update.Put(page, pageDictionary.With(("Annots", new PdfArray([.. annotations, field]))));
        update.Put(
            file.Root,
            file.Catalog.With(
                ("AcroForm", PdfDressing.Of(("Fields", new PdfArray([field])), ("SigFlags", new PdfInteger(3)))),
                ("Perms", PdfDressing.Of(("DocMDP", signature)))
            )
        );
        return update.Write();
    }

    private static byte[] Fill(byte[] prepared, int from, int room, X509Certificate2 signer)
    {
        var range = from + prepared.AsSpan(from).IndexOf("/ByteRange ["u8) + "/ByteRange ".Length;
        var hole = from + prepared.AsSpan(from).IndexOf("/Contents <"u8) + "/Contents ".Length;
        var after = hole + room * 2 + 2;
        var width = prepared.AsSpan(range).IndexOf((byte)']') + 1;
        var text = string.Create(CultureInfo.InvariantCulture, $"[0 {hole} {after} {prepared.Length - after}");
        Encoding.ASCII.GetBytes(text.PadRight(width - 1) + "]").CopyTo(prepared, range);
        byte[] content = [.. prepared.AsSpan(0, hole), .. prepared.AsSpan(after)];
        var cms = CmsEnvelope.Sign(content, signer);
        if (cms.Length > room)
            throw new PaperException("The signature does not fit its place.");
        Encoding.ASCII.GetBytes(Convert.ToHexString(cms)).CopyTo(prepared, hole + 1);
        return prepared;
    }

    private static PdfReference FirstPage(PdfFile file)
    {
        var node = file.Catalog["Pages"];
        for (var depth = 0; depth < 64; depth++)
        {
            if (node is not PdfReference reference || file.Dictionary(reference) is not { } dictionary)
                break;
            if (file.Resolve(dictionary["Kids"]) is not PdfArray { Items.Count: > 0 } kids)
                return reference;
            node = kids.Items[0];
        }
        throw new PdfDamagedException("The first page cannot be found.");
    }
}
