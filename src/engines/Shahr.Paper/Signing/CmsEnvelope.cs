using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Shahr.Paper.Signing;

/// <summary>
/// The one shape of CMS signature (RFC 5652) that the city writes: one signer, one certificate, SHA-256, three signed
/// attributes (ETSI EN 319 142-1, PAdES-B-B), no unsigned ones. A verifier writes it again from its three free parts
/// and compares every byte, so nothing in it can be changed without being seen.
/// </summary>
internal static class CmsEnvelope
{
    private const string Data = "1.2.840.113549.1.7.1";
    private const string SignedData = "1.2.840.113549.1.7.2";
    private const string ContentType = "1.2.840.113549.1.9.3";
    private const string MessageDigest = "1.2.840.113549.1.9.4";
    private const string SigningCertificateV2 = "1.2.840.113549.1.9.16.2.47";
    private const string Sha256 = "2.16.840.1.101.3.4.2.1";
    private const string EcdsaSha256 = "1.2.840.10045.4.3.2";
    private const string Rsa = "1.2.840.113549.1.1.1";
    private static readonly Asn1Tag _zero = new(TagClass.ContextSpecific, 0, true);

    /// <summary>P-256 or RSA of at least 2048 bits; anything else is refused.</summary>
    public static bool Accepts(X509Certificate2 certificate)
    {
        using var ecdsa = certificate.GetECDsaPublicKey();
        if (ecdsa is not null)
        {
            var curve = ecdsa.ExportParameters(false).Curve;
            return curve.IsNamed && curve.Oid.Value == ECCurve.NamedCurves.nistP256.Oid.Value;
        }
        using var rsa = certificate.GetRSAPublicKey();
        return rsa is { KeySize: >= 2048 and <= 8192 };
    }

    public static byte[] Sign(byte[] content, X509Certificate2 certificate)
    {
        var attributes = Attributes(SHA256.HashData(content), certificate.RawData);
        using var ecdsa = certificate.GetECDsaPrivateKey();
        if (ecdsa is not null)
        {
            return Write(
                certificate,
                attributes,
                ecdsa.SignData(attributes, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence)
            );
        }
        using var rsa =
            certificate.GetRSAPrivateKey()
            ?? throw new PaperException("The signer's certificate has no private key here.");
        return Write(
            certificate,
            attributes,
            rsa.SignData(attributes, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        );
    }

    /// <summary>Whether these bytes are this signer's signature over the content, in exactly the city's
    /// shape.</summary>
    public static bool IsExact(ReadOnlySpan<byte> cms, byte[] content, X509Certificate2 certificate, byte[] signature)
    {
        var attributes = Attributes(SHA256.HashData(content), certificate.RawData);
        if (!cms.SequenceEqual(Write(certificate, attributes, signature)))
            return false;
        using var ecdsa = certificate.GetECDsaPublicKey();
        if (ecdsa is not null)
        {
            return IsStrictDer(signature)
                && ecdsa.VerifyData(
                    attributes,
                    signature,
                    HashAlgorithmName.SHA256,
                    DSASignatureFormat.Rfc3279DerSequence
                );
        }
        using var rsa = certificate.GetRSAPublicKey();
        return rsa is not null
            && rsa.VerifyData(attributes, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
    }

    /// <summary>The certificate and the signature value inside.</summary>
    /// <exception cref="AsnContentException">The bytes have another shape.</exception>
    /// <exception cref="CryptographicException">The certificate cannot be read.</exception>
    public static (X509Certificate2 Certificate, byte[] Signature) Read(ReadOnlyMemory<byte> cms)
    {
        var outer = new AsnReader(cms, AsnEncodingRules.DER).ReadSequence();
        outer.ReadObjectIdentifier();
        var signed = outer.ReadSequence(_zero).ReadSequence();
        signed.ReadInteger();
        signed.ReadSetOf();
        signed.ReadSequence();
        var certificate = signed.ReadSetOf(skipSortOrderValidation: true, _zero).ReadEncodedValue();
        var signer = signed.ReadSetOf().ReadSequence();
        signer.ReadInteger();
        signer.ReadSequence();
        signer.ReadSequence();
        signer.ReadSetOf(_zero);
        signer.ReadSequence();
        var signature = signer.ReadOctetString();
        return (X509CertificateLoader.LoadCertificate(certificate.Span), signature);
    }

    private static bool IsStrictDer(byte[] signature)
    {
        try
        {
            var reader = new AsnReader(signature, AsnEncodingRules.DER);
            var pair = reader.ReadSequence();
            pair.ReadInteger();
            pair.ReadInteger();
            return !pair.HasData && !reader.HasData;
        }
        catch (AsnContentException)
        {
            return false;
        }
    }

    private static byte[] Attributes(byte[] contentDigest, byte[] certificate)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSetOf())
        {
            Attribute(writer, ContentType, w => w.WriteObjectIdentifier(Data));
            Attribute(writer, MessageDigest, w => w.WriteOctetString(contentDigest));
            Attribute(
                writer,
                SigningCertificateV2,
                w =>
                {
                    // SigningCertificateV2 → certs → ESSCertIDv2 with SHA-256 by default (RFC 5035).
                    using (w.PushSequence())
                    using (w.PushSequence())
                    using (w.PushSequence())
                        w.WriteOctetString(SHA256.HashData(certificate));
                }
            );
        }
        return writer.Encode();
    }

    private static void Attribute(AsnWriter writer, string type, Action<AsnWriter> value)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(type);
            using (writer.PushSetOf())
                value(writer);
        }
    }

    private static byte[] Write(X509Certificate2 certificate, byte[] attributes, byte[] signature)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(SignedData);
            using (writer.PushSequence(_zero))
            using (writer.PushSequence())
            {
                writer.WriteInteger(1);
                using (writer.PushSetOf())
                    Algorithm(writer, Sha256, withNull: false);
                using (writer.PushSequence())
                    writer.WriteObjectIdentifier(Data);
                using (writer.PushSetOf(_zero))
                    writer.WriteEncodedValue(certificate.RawData);
                using (writer.PushSetOf())
                    Signer(writer, certificate, attributes, signature);
            }
        }
        return writer.Encode();
    }

    private static void Signer(AsnWriter writer, X509Certificate2 certificate, byte[] attributes, byte[] signature)
    {
        using (writer.PushSequence())
        {
            writer.WriteInteger(1);
            using (writer.PushSequence())
            {
                writer.WriteEncodedValue(certificate.IssuerName.RawData);
                writer.WriteInteger(certificate.SerialNumberBytes.Span);
            }
            Algorithm(writer, Sha256, withNull: false);
            // The signature is over the attributes as a SET; inside the message the same bytes carry the tag [0].
            byte[] tagged = [0xA0, .. attributes.AsSpan(1)];
            writer.WriteEncodedValue(tagged);
            if (certificate.PublicKey.Oid.Value == Rsa)
                Algorithm(writer, Rsa, withNull: true);
            else
                Algorithm(writer, EcdsaSha256, withNull: false);
            writer.WriteOctetString(signature);
        }
    }

    private static void Algorithm(AsnWriter writer, string oid, bool withNull)
    {
        using (writer.PushSequence())
        {
            writer.WriteObjectIdentifier(oid);
            if (withNull)
                writer.WriteNull();
        }
    }
}
