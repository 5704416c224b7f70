using System.Net;
using System.Security.Cryptography;

namespace Shahr.Documents.Tests;

/// <summary>The signed PDF in its owner's hands.</summary>
[Collection<DocumentsCollection>]
public sealed class DownloadDocumentTests(DocumentsCity city)
{
    [Fact]
    public async Task The_owner_gets_the_very_bytes_that_the_register_knows()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var maryam = await city.AsAsync(TestPeople.Maryam);
        var file = await maryam.GetAsync(made.Href + "/file");
        var hash = Convert.ToHexStringLower(SHA256.HashData(file.Bytes));
        Assert.Equal(
            1,
            await city.CountAsync("select count(*) from documents_documents where file_hash = @value", hash)
        );
        Assert.Equal(file.Bytes, (await maryam.GetAsync(made.Href + "/file")).Bytes);
    }

    [Fact]
    public async Task It_is_a_file_to_save_that_no_browser_opens_as_a_page_or_keeps()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate() with { Kind = "../گواهی/residence_1\r\nx" });
        var file = await (await city.AsAsync(TestPeople.Maryam)).GetAsync(made.Href + "/file");
        var headers = file.Response.Headers;
        Assert.Equal("application/pdf", file.Response.Content.Headers.ContentType?.MediaType);
        Assert.Equal("nosniff", headers.GetValues("X-Content-Type-Options").Single());
        Assert.Contains("sandbox", headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.True(headers.CacheControl?.NoStore);
        var disposition = file.Response.Content.Headers.ContentDisposition;
        Assert.Equal("attachment", disposition?.DispositionType);
        Assert.Equal(
            $"residence1x-{made.Number.Replace("-", "", StringComparison.Ordinal)}.pdf",
            disposition?.FileName
        );
    }

    [Fact]
    public async Task To_others_there_is_no_such_file_and_guests_are_led_to_sign_in()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var davoud = await city.AsAsync(TestPeople.Davoud, DocumentsModule.Revoke);
        var file = await davoud.GetAsync(made.Href + "/file");
        var missing = await davoud.GetAsync("/documents/000-000-000/file");
        Assert.Equal(HttpStatusCode.NotFound, file.Status);
        Assert.Equal(HttpStatusCode.NotFound, missing.Status);
        Assert.Equal(missing.Text, file.Text);
        Assert.DoesNotContain("%PDF", file.Body, StringComparison.Ordinal);
        var guest = await city.Host.Visitor(followRedirects: false).GetAsync(made.Href + "/file");
        Assert.StartsWith("/sign-in?", guest.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Before_it_is_signed_the_owner_is_told_to_wait_and_led_back_to_it()
    {
        city.Faults.BreakAfterKeeping(int.MaxValue);
        try
        {
            var made = await city.OrderAsync(DocumentsCity.Certificate());
            var early = await (await city.AsAsync(TestPeople.Maryam)).GetAsync(made.Href + "/file");
            Assert.Equal(HttpStatusCode.Conflict, early.Status);
            Assert.Contains("هنوز امضا نشده است", early.Text, StringComparison.Ordinal);
            Assert.NotNull(early.Page.QuerySelector($"main a[href='{made.Href}']"));
        }
        finally
        {
            city.Faults.BreakAfterKeeping(0);
        }
    }
}
