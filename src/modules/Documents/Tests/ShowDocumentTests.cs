using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Modules;

namespace Shahr.Documents.Tests;

/// <summary>The owner's pages, and everybody else before a closed door.</summary>
[Collection<DocumentsCollection>]
public sealed class ShowDocumentTests(DocumentsCity city)
{
    [Fact]
    public async Task The_owner_reads_the_twin_with_headings_and_facts()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var page = await (await city.AsAsync(TestPeople.Maryam)).GetAsync(made.Href);
        Assert.Equal("گواهی سکونت", page.Heading);
        var twin = page.Page.QuerySelector("article.paper");
        Assert.NotNull(twin);
        Assert.Equal("rtl", twin.GetAttribute("dir"));
        Assert.Contains("خیابان سعدی، کوچهٔ نسترن، پلاک ۱۲", twin.TextContent);
        Assert.NotNull(page.Page.QuerySelector($"a[href='{made.Href}/file']"));
    }

    [Fact]
    public async Task A_number_in_groups_reads_the_same_in_a_sentence_and_alone()
    {
        var order = DocumentsCity.Certificate() with { BodyFa = ["ساکن نشانی زیر با کد پستی 81837-48392 است."] };
        var made = await city.SignedAsync(order);
        var page = await (await city.AsAsync(TestPeople.Maryam)).GetAsync(made.Href);
        var twin = page.Page.QuerySelector("article.paper")?.TextContent;
        Assert.Contains("کد پستی \u200E۸۱۸۳۷-۴۸۳۹۲", twin, StringComparison.Ordinal);
        Assert.Contains("شمارهٔ سند \u200E" + Kit.Values.PersianText.ToPersianDigits(made.Number), twin);
    }

    [Fact]
    public async Task To_others_the_document_does_not_exist()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var davoud = await city.AsAsync(TestPeople.Davoud, DocumentsModule.Revoke);
        var page = await davoud.GetAsync(made.Href);
        var missing = await davoud.GetAsync("/documents/000-000-000");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(missing.Text, page.Text);
        Assert.DoesNotContain("سعدی", page.Body);
    }

    [Fact]
    public async Task Strangers_are_led_to_sign_in()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var stranger = city.Host.Visitor(followRedirects: false);
        Assert.StartsWith("/sign-in?", (await stranger.GetAsync(made.Href)).Location, StringComparison.Ordinal);
    }

    [Fact]
    public void The_catalogue_offers_verification_to_everybody()
    {
        var module = city.Host.Services.GetServices<IModule>().Single(m => m.Name == "documents");
        Assert.Equal("/verify", Assert.Single(module.Catalogue).Href);
    }
}
