using System.Security.Cryptography;
using System.Security.Cryptography.Pkcs;
using System.Security.Cryptography.X509Certificates;
using Shahr.Paper.Pdf;
using Shahr.Paper.Signing;

namespace Shahr.Paper;

/// <summary>Checks a signed document without any network: only the given roots are trusted, never the
/// system's.</summary>
public static class PaperVerifier
{
    private const int MaxBytes = 64 << 20;

    /// <summary>The finding; never an exception, whatever the bytes are.</summary>
    /// <param name="pdf">The file, up to 64 MB.</param>
    /// <param name="trustedRoots">The city's roots.</param>
    /// <param name="now">The moment of checking.</param>
    public static PaperVerdict Verify(
        byte[] pdf,
        IReadOnlyCollection<X509Certificate2> trustedRoots,
        DateTimeOffset now
    )
    {
        try
        {
            return Check(pdf, trustedRoots, now);
        }
        catch (PdfDamagedException e)
        {
            return Unreadable(pdf, e.Message);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The last fence: a hostile file may reach a corner of a library below that nobody foresaw.
            return new PaperVerdict(PaperOutcome.Damaged, $"The file could not be checked ({e.GetType().Name}).");
        }
    }

    private static PaperVerdict Check(byte[] pdf, IReadOnlyCollection<X509Certificate2> roots, DateTimeOffset now)
    {
        if (!pdf.AsSpan().StartsWith("%PDF-"u8))
            return new PaperVerdict(PaperOutcome.NotPdf, "The file does not begin with %PDF-.");
        if (pdf.Length > MaxBytes)
            return new PaperVerdict(PaperOutcome.Damaged, "The file is larger than 64 MB.");
        var file = PdfFile.Open(pdf);
        var (place, problem) = SignaturePlace.Find(file);
        if (place is null)
            return problem ?? new PaperVerdict(PaperOutcome.NotSigned, "There is no signature.");
        if (place.SignedLength < pdf.Length)
            return Appended(pdf, place, roots, now);
        var cms = place.Cms;
        var content = place.Content(pdf);
        if (Exact(cms, content) is not { } signer)
            return Diagnose(cms, content, roots, now);
        using (signer)
        {
            var time = place.Time;
            var found = SignerTrust.Check(signer, roots, now, time);
            var name = signer.GetNameInfo(X509NameType.SimpleName, false);
            var tellsData = found.Outcome is PaperOutcome.Valid or PaperOutcome.Expired or PaperOutcome.NotYetValid;
            var data = tellsData ? PaperData.Extract(file) : null;
            return found with
            {
                SignerName = name,
                SigningTime = time,
                Data = data is null ? default(ReadOnlyMemory<byte>?) : data,
            };
        }
    }

    private static X509Certificate2? Exact(byte[] cms, byte[] content)
    {
        try
        {
            var (certificate, signature) = CmsEnvelope.Read(cms);
            if (CmsEnvelope.Accepts(certificate) && CmsEnvelope.IsExact(cms, content, certificate, signature))
                return certificate;
            certificate.Dispose();
            return null;
        }
        catch (Exception e) when (e is CryptographicException or System.Formats.Asn1.AsnContentException)
        {
            return null;
        }
    }

    /// <summary>Not the city's shape of signature: tells a stranger's sound one from a changed or broken one.</summary>
    private static PaperVerdict Diagnose(
        byte[] encoded,
        byte[] content,
        IReadOnlyCollection<X509Certificate2> roots,
        DateTimeOffset now
    )
    {
        try
        {
            var cms = new SignedCms(new ContentInfo(content), detached: true);
            cms.Decode(encoded);
            if (cms.SignerInfos.Count != 1)
                return new PaperVerdict(
                    PaperOutcome.SeveralSignatures,
                    "The message does not have exactly one signer."
                );
            var signer = cms.SignerInfos[0];
            if (signer.Certificate is not { } certificate)
                return new PaperVerdict(PaperOutcome.UnknownSigner, "The signer's certificate is missing.");
            if (signer.DigestAlgorithm.Value != "2.16.840.1.101.3.4.2.1" || !CmsEnvelope.Accepts(certificate))
                return new PaperVerdict(
                    PaperOutcome.AlgorithmRefused,
                    "The digest or the key of the signer is refused."
                );
            signer.CheckSignature(verifySignatureOnly: true);
            var trust = SignerTrust.Check(certificate, roots, now, claimed: null);
            return trust.Outcome == PaperOutcome.Valid
                ? new PaperVerdict(
                    PaperOutcome.Damaged,
                    "The signature holds, but its message is not in the city's exact form."
                )
                : trust;
        }
        catch (CryptographicException e)
        {
            return new PaperVerdict(PaperOutcome.ChangedAfterSigning, "The signature does not match: " + e.Message);
        }
    }

    private static PaperVerdict Appended(
        byte[] pdf,
        SignaturePlace place,
        IReadOnlyCollection<X509Certificate2> roots,
        DateTimeOffset now
    )
    {
        // The file as it was signed is checked only to tell a reader what happened; the answer stays a refusal.
        var signed = pdf[..place.SignedLength];
        var whole =
            SignaturePlace.Find(PdfFile.Open(signed)).Place is { } same
            && same.SignedLength == signed.Length
            && Check(signed, roots, now).IsValid;
        var added = pdf.Length - place.SignedLength;
        return new PaperVerdict(
            PaperOutcome.ChangedAfterSigning,
            $"{added} bytes stand behind the signed part" + (whole ? "; the part before them is as signed." : "."),
            UnchangedLength: whole ? place.SignedLength : null
        );
    }

    private static PaperVerdict Unreadable(byte[] pdf, string reason)
    {
        if (SignaturePlace.CountRanges(pdf) > 0)
            return SignaturePlace.HasBytesBehind(pdf)
                ? new PaperVerdict(PaperOutcome.ChangedAfterSigning, "Bytes stand behind the signed part. " + reason)
                : new PaperVerdict(PaperOutcome.Damaged, reason);
        var tail = pdf.AsSpan(Math.Max(0, pdf.Length - 64));
        // Files of other tools, with cross-reference streams, are sound PDF but none of ours; they end as they should.
        return tail.IndexOf("%%EOF"u8) >= 0 && tail.IndexOf("startxref"u8) >= 0
            ? new PaperVerdict(
                PaperOutcome.NotSigned,
                "There is no signature that this city could have made. " + reason
            )
            : new PaperVerdict(PaperOutcome.Damaged, reason);
    }
}
