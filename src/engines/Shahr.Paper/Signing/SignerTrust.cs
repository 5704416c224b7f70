using System.Security.Cryptography.X509Certificates;

namespace Shahr.Paper.Signing;

/// <summary>Whether a certificate may sign for the city: its root, its purpose and its time.</summary>
internal static class SignerTrust
{
    private static readonly string[] _certificateAlgorithms = ["1.2.840.10045.4.3.2", "1.2.840.113549.1.1.11"];

    public static PaperVerdict Check(
        X509Certificate2 signer,
        IReadOnlyCollection<X509Certificate2> roots,
        DateTimeOffset now,
        DateTimeOffset? claimed
    )
    {
        if (!_certificateAlgorithms.Contains(signer.SignatureAlgorithm.Value))
            return new PaperVerdict(
                PaperOutcome.AlgorithmRefused,
                "The signer's certificate is not signed with SHA-256."
            );
        if (!MaySign(signer))
            return new PaperVerdict(PaperOutcome.UnknownSigner, "The certificate is not made for signing documents.");
        if (RootOf(signer, roots, now, out var reason) is not { } root)
            return new PaperVerdict(PaperOutcome.UnknownSigner, reason);
        var end = Earlier(signer.NotAfter, root.NotAfter);
        if (now > end)
            return new PaperVerdict(PaperOutcome.Expired, $"The certificate ended at {end:O}.");
        // A claimed time is no proof, but one outside the certificate's life, or ahead of now, is a lie or a wrong
        // clock.
        var signed = claimed ?? now;
        if (now < signer.NotBefore || signed < signer.NotBefore || signed > now.AddMinutes(10) || signed > end)
            return new PaperVerdict(PaperOutcome.NotYetValid, "The signing time is outside the certificate's life.");
        return new PaperVerdict(PaperOutcome.Valid, "Signed by a trusted signer, and unchanged.");
    }

    private static bool MaySign(X509Certificate2 signer)
    {
        var usage = signer.Extensions.OfType<X509KeyUsageExtension>().FirstOrDefault();
        var purposes = signer.Extensions.OfType<X509EnhancedKeyUsageExtension>().FirstOrDefault();
        var constraints = signer.Extensions.OfType<X509BasicConstraintsExtension>().FirstOrDefault();
        return constraints is not { CertificateAuthority: true }
            && usage is not null
            && (usage.KeyUsages & (X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation)) != 0
            && purposes is not null
            && purposes
                .EnhancedKeyUsages.Cast<System.Security.Cryptography.Oid>()
                .Any(oid => oid.Value == CityRoot.DocumentSigning);
    }

    /// <summary>The given root that issued the signer. Time is left to the caller: «expired» and «unknown»
    /// differ.</summary>
    private static X509Certificate2? RootOf(
        X509Certificate2 signer,
        IReadOnlyCollection<X509Certificate2> roots,
        DateTimeOffset now,
        out string reason
    )
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(roots.ToArray());
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = now.UtcDateTime;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.IgnoreNotTimeValid;
        var trusted = chain.Build(signer) && chain.ChainElements.Count == 2;
        var top = trusted ? chain.ChainElements[1].Certificate.RawData : [];
        var root = roots.FirstOrDefault(candidate => candidate.RawDataMemory.Span.SequenceEqual(top));
        reason = root is not null
            ? ""
            : "The signer does not come directly from a trusted root: "
                + string.Join(", ", chain.ChainStatus.Select(status => status.Status));
        foreach (var element in chain.ChainElements)
            element.Certificate.Dispose();
        return root;
    }

    private static DateTimeOffset Earlier(DateTime one, DateTime other) =>
        new((one < other ? one : other).ToUniversalTime());
}
