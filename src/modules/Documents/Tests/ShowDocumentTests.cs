using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shahr.Kit.Modules;

namespace Shahr.Documents.Tests;

/// <summary>The owner's pages, and everybody else before a closed door.</summary>
public sealed class ShowDocumentTests(DocumentsCity city) : IClassFixture<DocumentsCity>
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
    public async Task To_others_the_document_does_not_exist()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var davoud = await city.AsAsync(TestPeople.Davoud, DocumentsModule.Revoke);
        var page = await davoud.GetAsync(made.Href);
        var file = await davoud.GetAsync(made.Href + "/file");
        var missing = await davoud.GetAsync("/documents/000-000-000");
        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Equal(HttpStatusCode.NotFound, file.Status);
        Assert.Equal(missing.Text, page.Text);
        Assert.DoesNotContain("سعدی", page.Body);
        Assert.DoesNotContain("%PDF", file.Body);
    }

    [Fact]
    public async Task Strangers_are_led_to_sign_in()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var stranger = city.Host.Visitor(followRedirects: false);
        foreach (var address in new[] { "/documents", made.Href, made.Href + "/file" })
        {
            Assert.StartsWith("/sign-in?", (await stranger.GetAsync(address)).Location);
        }
    }

    [Fact]
    public async Task My_documents_are_listed_searched_and_shown_at_home()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var maryam = await city.AsAsync(TestPeople.Maryam);
        Assert.NotNull((await maryam.GetAsync("/documents")).Page.QuerySelector($"a[href='{made.Href}']"));
        Assert.NotNull(
            (await maryam.GetAsync("/search?q=" + made.Number)).Page.QuerySelector($"a[href='{made.Href}']")
        );
        Assert.NotNull(
            (await maryam.GetAsync("/search?q=" + Uri.EscapeDataString("گواهي سكونت"))).Page.QuerySelector(
                $"a[href='{made.Href}']"
            )
        );
        Assert.NotNull((await maryam.GetAsync("/")).Page.QuerySelector($"main a[href='{made.Href}']"));

        var nasrin = await city.AsAsync(TestPeople.Nasrin);
        Assert.Contains("هنوز سندی ندارید", (await nasrin.GetAsync("/documents")).Text);
        Assert.Null((await nasrin.GetAsync("/search?q=" + made.Number)).Page.QuerySelector($"a[href='{made.Href}']"));
    }

    [Fact]
    public async Task A_long_list_is_paged_without_repeating_or_losing_a_line()
    {
        var owner = TestPeople.Davoud;
        for (var i = 0; i < 23; i++)
            await city.OrderAsync(DocumentsCity.Certificate() with { Owner = owner });
        var davoud = await city.AsAsync(owner);
        var first = await davoud.GetAsync("/documents");
        var next = first.Page.QuerySelector("a[href*='before=']")?.GetAttribute("href");
        Assert.NotNull(next);
        var second = await davoud.GetAsync(next);
        var seen = first
            .Page.QuerySelectorAll("tbody a")
            .Concat(second.Page.QuerySelectorAll("tbody a"))
            .Select(a => a.GetAttribute("href"))
            .ToList();
        Assert.Equal(23, seen.Count);
        Assert.Equal(23, seen.Distinct().Count());
    }

    [Fact]
    public void The_catalogue_offers_verification_to_everybody()
    {
        var module = city.Host.Services.GetServices<IModule>().Single(m => m.Name == "documents");
        Assert.Equal("/verify", Assert.Single(module.Catalogue).Href);
    }
}
