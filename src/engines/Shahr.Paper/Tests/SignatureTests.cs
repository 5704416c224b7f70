using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Shahr.Paper.Tests;

public sealed class SignatureTests
{
    [Fact]
    public void A_signed_letter_is_valid_and_gives_its_data_back_byte_for_byte()
    {
        var verdict = City.Verify(City.Signed);
        Assert.Equal(PaperOutcome.Valid, verdict.Outcome);
        Assert.Equal("شهرداری شهر نمونه", verdict.SignerName);
        Assert.Equal(SampleLetters.Issued, verdict.SigningTime);
        Assert.NotNull(verdict.Data);
        Assert.Equal(SampleLetters.Data, verdict.Data.Value.ToArray());
        Assert.Equal(SampleLetters.Data, PaperData.Extract(City.Signed));
    }

    [Fact]
    public void Poppler_finds_the_signature_valid_and_over_the_whole_file() =>
        Tools.WithFile(
            City.Signed,
            path =>
            {
                var (_, output) = Tools.Run("pdfsig", "-nocert", path);
                Assert.Contains("Signature is Valid.", output, StringComparison.Ordinal);
                Assert.Contains("ETSI.CAdES.detached", output, StringComparison.Ordinal);
                Assert.Contains("Total document signed", output, StringComparison.Ordinal);
            }
        );

    [Fact]
    public void Qpdf_finds_nothing_wrong_before_and_after_signing()
    {
        foreach (var pdf in new[] { City.Unsigned, City.Signed })
        {
            Tools.WithFile(
                pdf,
                path =>
                {
                    var (code, output) = Tools.Run("qpdf", "--check", path);
                    Assert.True(code == 0 && !output.Contains("WARNING", StringComparison.Ordinal), output);
                }
            );
        }
    }

    [Fact]
    public void Qpdf_finds_the_attached_data_too() =>
        Tools.WithFile(
            City.Signed,
            path =>
            {
                var (code, output) = Tools.Run("qpdf", "--show-attachment=document.json", path);
                Assert.Equal(0, code);
                Assert.Equal(Encoding.UTF8.GetString(SampleLetters.Data), output);
            }
        );

    [Fact]
    public void An_rsa_signer_of_the_root_is_valid_too()
    {
        using var key = RSA.Create(2048);
        using var signer = Issue(
                request: new CertificateRequest("CN=RSA", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            )
            .CopyWithPrivateKey(key);
        var signed = City.Sign(City.Unsigned, signer);
        Assert.Equal(PaperOutcome.Valid, City.Verify(signed).Outcome);
        Tools.WithFile(
            signed,
            path =>
                Assert.Contains(
                    "Signature is Valid.",
                    Tools.Run("pdfsig", "-nocert", path).Output,
                    StringComparison.Ordinal
                )
        );
    }

    [Fact]
    public void A_weak_key_is_refused_by_the_signer()
    {
        using var key = RSA.Create(1024);
        using var signer = Issue(
                new CertificateRequest("CN=weak", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            )
            .CopyWithPrivateKey(key);
        Assert.Throws<PaperException>(() => City.Sign(City.Unsigned, signer));
    }

    [Fact]
    public void A_signer_of_another_root_is_unknown_and_its_data_is_not_told()
    {
        using var other = CityRoot.Create("مرجع گواهی شهر نمونه", 20, SampleLetters.Issued.AddDays(-1));
        using var stranger = CityRoot.IssueSigner(other, "شهرداری شهر نمونه", 5, SampleLetters.Issued.AddDays(-1));
        var verdict = City.Verify(City.Sign(City.Unsigned, stranger));
        Assert.Equal(PaperOutcome.UnknownSigner, verdict.Outcome);
        Assert.Null(verdict.Data);
        Assert.Equal(PaperOutcome.UnknownSigner, PaperVerifier.Verify(City.Signed, [], City.Now).Outcome);
    }

    [Fact]
    public void A_certificate_not_made_for_documents_is_unknown_even_under_the_root()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=web", key, HashAlgorithmName.SHA256);
        using var web = Issue(request, purpose: "1.3.6.1.5.5.7.3.1").CopyWithPrivateKey(key);
        Assert.Equal(PaperOutcome.UnknownSigner, City.Verify(City.Sign(City.Unsigned, web)).Outcome);
        Assert.Equal(PaperOutcome.UnknownSigner, City.Verify(City.Sign(City.Unsigned, City.Root)).Outcome);
    }

    [Fact]
    public void Time_outside_the_certificate_is_told_apart()
    {
        Assert.Equal(
            PaperOutcome.Expired,
            PaperVerifier.Verify(City.Signed, [City.Root], City.Now.AddYears(6)).Outcome
        );
        Assert.Equal(
            PaperOutcome.Expired,
            PaperVerifier.Verify(City.Signed, [City.Root], City.Now.AddYears(30)).Outcome
        );
        Assert.Equal(
            PaperOutcome.NotYetValid,
            PaperVerifier.Verify(City.Signed, [City.Root], City.Now.AddYears(-1)).Outcome
        );
        var early = PadesSigner.Sign(City.Unsigned, City.Signer, "r", "n", SampleLetters.Issued.AddYears(-2));
        Assert.Equal(PaperOutcome.NotYetValid, City.Verify(early).Outcome);
    }

    [Fact]
    public void A_file_is_signed_once()
    {
        Assert.Throws<PaperException>(() => City.Sign(City.Signed, City.Signer));
        Assert.Throws<PaperException>(() => City.Sign([1, 2, 3], City.Signer));
        Assert.Throws<PaperException>(() =>
            City.Sign(City.Unsigned, CityRoot.FromPem(CityRoot.CertificatePem(City.Signer)))
        );
    }

    [Fact]
    public void Roots_and_signers_survive_pem_with_a_password()
    {
        var (certificate, key) = (CityRoot.CertificatePem(City.Root), CityRoot.KeyPem(City.Root, "گذرواژهٔ بلند"));
        Assert.Contains("ENCRYPTED PRIVATE KEY", key, StringComparison.Ordinal);
        using var root = CityRoot.FromPem(certificate, key, "گذرواژهٔ بلند");
        using var signer = CityRoot.IssueSigner(root, "امضاکننده", 1, SampleLetters.Issued.AddHours(-1));
        Assert.Equal(PaperOutcome.Valid, City.Verify(City.Sign(City.Unsigned, signer)).Outcome);
        Assert.ThrowsAny<CryptographicException>(() => CityRoot.FromPem(certificate, key, "نادرست"));
        Assert.Throws<PaperException>(() => CityRoot.KeyPem(City.Root, ""));
        Assert.Throws<PaperException>(() => CityRoot.IssueSigner(signer, "زیر", 1, SampleLetters.Issued));
    }

    private static X509Certificate2 Issue(CertificateRequest request, string purpose = CityRoot.DocumentSigning)
    {
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(purpose)], false));
        using var key = City.Root.GetECDsaPrivateKey() ?? throw new InvalidOperationException("The root lost its key.");
        return request.Create(
            City.Root.SubjectName,
            X509SignatureGenerator.CreateForECDsa(key),
            SampleLetters.Issued.AddDays(-1),
            SampleLetters.Issued.AddYears(1),
            [1, 2, 3]
        );
    }
}
