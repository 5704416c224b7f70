using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.DependencyInjection;

namespace Shahr.Documents.Tests;

/// <summary>What somebody needs who checks documents without the city.</summary>
[Collection<DocumentsCollection>]
public sealed class CityRootCertificateTests(DocumentsCity city)
{
    [Fact]
    public async Task Everybody_may_fetch_the_root_that_the_city_signs_under_and_its_key_stays_home()
    {
        var file = await city.Host.Visitor().GetAsync("/verify/root.pem");
        Assert.Equal(HttpStatusCode.OK, file.Status);
        Assert.Equal("application/x-pem-file", file.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("attachment", file.Response.Content.Headers.ContentDisposition?.DispositionType);
        Assert.DoesNotContain("PRIVATE", file.Body, StringComparison.Ordinal);

        using var served = X509Certificate2.CreateFromPem(file.Body);
        using var root = city.Host.Services.GetRequiredService<SigningKeys>().Root();
        Assert.Equal(root.Thumbprint, served.Thumbprint);
        Assert.False(served.HasPrivateKey);
        Assert.True(served.Extensions.OfType<X509BasicConstraintsExtension>().Single().CertificateAuthority);
    }

    [Fact]
    public async Task A_document_of_the_city_is_believed_by_the_served_root_alone()
    {
        var pdf = await city.DownloadAsync(await city.SignedAsync(DocumentsCity.Certificate()));
        using var root = X509Certificate2.CreateFromPem((await city.Host.Visitor().GetAsync("/verify/root.pem")).Body);
        var now = city.Host.Clock.GetUtcNow();
        Assert.Equal(DocumentFinding.Valid, DocumentCheck.Offline(pdf, [root], now).Finding);
        Assert.Equal(DocumentFinding.NotOurs, DocumentCheck.Offline(pdf, [], now).Finding);
    }
}
