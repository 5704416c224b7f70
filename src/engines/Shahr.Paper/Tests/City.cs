using System.Security.Cryptography.X509Certificates;

namespace Shahr.Paper.Tests;

/// <summary>One root, one signer and one signed letter that all tests share.</summary>
internal static class City
{
    public static readonly DateTimeOffset Now = SampleLetters.Issued.AddDays(10);

    public static readonly X509Certificate2 Root = CityRoot.Create(
        "مرجع گواهی شهر نمونه",
        20,
        SampleLetters.Issued.AddDays(-1)
    );

    public static readonly X509Certificate2 Signer = CityRoot.IssueSigner(
        Root,
        "شهرداری شهر نمونه",
        5,
        SampleLetters.Issued.AddDays(-1)
    );

    public static readonly byte[] Unsigned = PaperPdf.Render(SampleLetters.Residence());

    public static readonly byte[] Signed = Sign(Unsigned, Signer);

    public static byte[] Sign(byte[] pdf, X509Certificate2 signer) =>
        PadesSigner.Sign(pdf, signer, "صدور گواهی سکونت", "داوود احمدی", SampleLetters.Issued);

    public static PaperVerdict Verify(byte[] pdf) => PaperVerifier.Verify(pdf, [Root], Now);
}
