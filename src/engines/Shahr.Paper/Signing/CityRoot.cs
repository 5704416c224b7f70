using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Shahr.Paper;

/// <summary>The city's own certificate authority: one root, and signers under it. Everything is ECDSA P-256,
/// SHA-256.</summary>
/// <remarks>Returned certificates hold a private key in memory; dispose them, and keep keys only as encrypted
/// PEM.</remarks>
public static class CityRoot
{
    /// <summary>Extended key usage of document signing (RFC 9336), which signers must carry.</summary>
    public const string DocumentSigning = "1.3.6.1.5.5.7.3.36";

    /// <summary>A new self-signed root with its private key.</summary>
    /// <param name="name">The common name, for example «مرجع گواهی شهر نمونه».</param>
    /// <param name="years">1 to 50.</param>
    /// <param name="now">The first moment of its life, less five minutes for clocks that run behind.</param>
    public static X509Certificate2 Create(string name, int years, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(years, 50);
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Named(name), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, true, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, true)
        );
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        return request.CreateSelfSigned(now.AddMinutes(-5), now.AddYears(years));
    }

    /// <summary>A new signer under the root, with its private key: digital signature and non-repudiation, no
    /// authority.</summary>
    /// <param name="root">The root with its private key.</param>
    /// <param name="subject">The signer's common name, for example «شهرداری شهر نمونه، ادارهٔ ثبت».</param>
    /// <param name="years">Its life, cut at the root's end.</param>
    /// <param name="now">The first moment of its life.</param>
    /// <exception cref="PaperException">The root has no private key or is no authority, or its life is
    /// over.</exception>
    public static X509Certificate2 IssueSigner(X509Certificate2 root, string subject, int years, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(years, 1);
        var constraints = root.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault();
        if (!root.HasPrivateKey || constraints is not { CertificateAuthority: true })
            throw new PaperException("The root is no certificate authority, or its private key is not here.");
        var from = Later(now.AddMinutes(-5), root.NotBefore);
        var to = new DateTimeOffset(root.NotAfter.ToUniversalTime());
        if (now.AddYears(years) < to)
            to = now.AddYears(years);
        if (to <= now)
            throw new PaperException("The root's life is over.");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest(Named(subject), key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(false, false, 0, true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, true)
        );
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(DocumentSigning)], false));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, false));
        request.CertificateExtensions.Add(X509AuthorityKeyIdentifierExtension.CreateFromCertificate(root, true, false));
        var serial = RandomNumberGenerator.GetBytes(16);
        serial[0] = (byte)((serial[0] & 0x7F) | 0x01);
        using var bare = request.Create(root, from, to, serial);
        return bare.CopyWithPrivateKey(key);
    }

    /// <summary>The certificate without its key, as PEM.</summary>
    /// <param name="certificate">The certificate.</param>
    public static string CertificatePem(X509Certificate2 certificate) => certificate.ExportCertificatePem() + "\n";

    /// <summary>The private key as encrypted PKCS#8 PEM (AES-256, PBKDF2 with SHA-256 and 600,000 rounds).</summary>
    /// <param name="certificate">The certificate with its private key.</param>
    /// <param name="password">Not empty.</param>
    /// <exception cref="PaperException">The password is empty or the certificate has no key of a known
    /// kind.</exception>
    public static string KeyPem(X509Certificate2 certificate, ReadOnlySpan<char> password)
    {
        if (password.IsEmpty)
            throw new PaperException("A private key is never exported without a password.");
        var encryption = new PbeParameters(PbeEncryptionAlgorithm.Aes256Cbc, HashAlgorithmName.SHA256, 600_000);
        using AsymmetricAlgorithm? key =
            (AsymmetricAlgorithm?)certificate.GetECDsaPrivateKey() ?? certificate.GetRSAPrivateKey();
        if (key is null)
            throw new PaperException("The certificate has no private key here.");
        return key.ExportEncryptedPkcs8PrivateKeyPem(password, encryption) + "\n";
    }

    /// <summary>A certificate from PEM, without a private key.</summary>
    /// <param name="certificatePem">What <see cref="CertificatePem"/> wrote.</param>
    /// <exception cref="CryptographicException">The text is no certificate.</exception>
    public static X509Certificate2 FromPem(string certificatePem) => X509Certificate2.CreateFromPem(certificatePem);

    /// <summary>A certificate with its private key from PEM.</summary>
    /// <param name="certificatePem">What <see cref="CertificatePem"/> wrote.</param>
    /// <param name="keyPem">What <see cref="KeyPem"/> wrote.</param>
    /// <param name="password">The key's password.</param>
    /// <exception cref="CryptographicException">A text is broken, or the password is wrong.</exception>
    public static X509Certificate2 FromPem(string certificatePem, string keyPem, ReadOnlySpan<char> password) =>
        X509Certificate2.CreateFromEncryptedPem(certificatePem, keyPem, password);

    private static X500DistinguishedName Named(string commonName)
    {
        var builder = new X500DistinguishedNameBuilder();
        builder.AddCommonName(commonName);
        return builder.Build();
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTime other) =>
        one > other.ToUniversalTime() ? one : new DateTimeOffset(other.ToUniversalTime());
}
