using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Contracts;
using Shahr.Kit.Data;
using Shahr.Paper;

namespace Shahr.Documents.Tests;

/// <summary>From the order of another module to the signed file in its owner's hands.</summary>
public sealed class OrderDocumentTests(DocumentsCity city) : IClassFixture<DocumentsCity>
{
    [Fact]
    public async Task An_ordered_document_is_signed_downloaded_and_verified_without_the_city()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var maryam = await city.AsAsync(TestPeople.Maryam);
        var file = await maryam.GetAsync(made.Href + "/file");
        using var root = X509Certificate2.CreateFromPem((await city.Host.Visitor().GetAsync("/verify/root.pem")).Body);
        Assert.False(root.HasPrivateKey);
        var verdict = DocumentCheck.Offline(file.Bytes, [root], city.Host.Clock.GetUtcNow());
        Assert.Equal(DocumentFinding.Valid, verdict.Finding);
        Assert.Equal(made.Number, verdict.Statement?.Number);
        Assert.Equal("مریم رضایی‌نژاد", verdict.Statement?.Owner);
        Assert.Equal("1619735744", verdict.Statement?.Fields.Single(f => f.Name == "postalCode").Value);
    }

    [Fact]
    public async Task A_certificate_of_another_root_is_not_believed()
    {
        var pdf = await city.DownloadAsync(await city.SignedAsync(DocumentsCity.Certificate()));
        using var stranger = CityRoot.Create("مرجع گواهی شهر دیگر", 5, city.Host.Clock.GetUtcNow());
        var verdict = DocumentCheck.Offline(pdf, [stranger], city.Host.Clock.GetUtcNow());
        Assert.Equal(DocumentFinding.NotOurs, verdict.Finding);
        Assert.Null(verdict.Statement);
    }

    [Fact]
    public async Task The_same_key_ordered_by_many_at_once_makes_one_document()
    {
        var order = DocumentsCity.Certificate();
        var made = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => city.OrderAsync(order))));
        Assert.Single(made.Select(m => m.Number).Distinct());
        Assert.Equal(
            1,
            await city.CountAsync("select count(*) from documents_documents where order_key = @value", order.Key)
        );
    }

    [Fact]
    public async Task An_order_that_is_rolled_back_leaves_nothing()
    {
        var order = DocumentsCity.Certificate();
        await city.Host.InScopeAsync(async scope =>
        {
            var transaction = scope.GetRequiredService<CityTransaction>();
            await transaction.BeginAsync();
            await scope.GetRequiredService<IDocuments>().OrderAsync(order);
            await transaction.RollbackAsync();
            return true;
        });
        Assert.Equal(
            0,
            await city.CountAsync("select count(*) from documents_documents where order_key = @value", order.Key)
        );
    }

    [Fact]
    public async Task Signing_is_told_to_the_city_once()
    {
        var order = DocumentsCity.Certificate();
        var made = await city.SignedAsync(order);
        Assert.Equal(
            1,
            await city.CountAsync(
                "select count(*) from kit_outbox_events where stream = @value and type = 'DocumentSigned'",
                made.Number
            )
        );
        Assert.Equal(
            1,
            await city.CountAsync(
                "select count(*) from kit_audit_entries where action = 'documents.signed' and subject_id = @value",
                made.Number.Replace("-", "", StringComparison.Ordinal)
            )
        );
    }

    [Fact]
    public async Task Neither_database_nor_file_store_holds_what_a_document_says_in_the_clear()
    {
        await city.SignedAsync(DocumentsCity.Certificate());
        var raw = await RawBytes.OfEverythingAsync(city.Host);
        Assert.True(
            raw.AsSpan().IndexOf("residence-certificate"u8) >= 0,
            "The raw bytes are not those of the register."
        );
        Assert.True(raw.AsSpan().IndexOf("%PDF-"u8) < 0, "A PDF lies in the clear.");
        foreach (var secret in new[] { "0499370899", "۰۴۹۹۳۷۰۸۹۹", "خیابان سعدی", "رضایی‌نژاد", "1619735744" })
        {
            var bytes = Encoding.UTF8.GetBytes(secret);
            Assert.True(raw.AsSpan().IndexOf(bytes) < 0, "Database or files hold in the clear: " + secret);
        }
    }

    [Fact]
    public async Task Keys_are_readable_by_the_city_alone()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("Windows has no such modes.");
        await city.SignedAsync(DocumentsCity.Certificate());
        var folder = Path.Join(city.Host.Options.Data, "keys", "documents");
        var keys = Directory.GetFiles(folder, "private-key.pem", SearchOption.AllDirectories);
        Assert.Equal(2, keys.Length);
        Assert.All(
            keys,
            key => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(key))
        );
    }
}
