using System.Net;
using AngleSharp.Dom;
using Shahr.Contracts;
using Shahr.Testing;

namespace Shahr.Documents.Tests;

/// <summary>«سندهای من»: mine, all of them, each as it stands.</summary>
[Collection<DocumentsCollection>]
public sealed class ListMyDocumentsTests(DocumentsCity city)
{
    [Fact]
    public async Task My_documents_are_listed_searched_and_shown_at_home_and_nobody_elses()
    {
        var made = await city.SignedAsync(DocumentsCity.Certificate());
        var maryam = await city.AsAsync(TestPeople.Maryam);
        Assert.NotNull(Link(await maryam.GetAsync("/documents"), made));
        Assert.NotNull(Link(await maryam.GetAsync("/search?q=" + made.Number), made));
        Assert.NotNull(Link(await maryam.GetAsync("/search?q=" + Uri.EscapeDataString("گواهي سكونت")), made));
        Assert.NotNull(Link(await maryam.GetAsync("/"), made));

        var nasrin = await city.AsAsync(TestPeople.Nasrin);
        var empty = await nasrin.GetAsync("/documents");
        Assert.Contains("هنوز سندی ندارید", empty.Text, StringComparison.Ordinal);
        Assert.NotNull(empty.Page.QuerySelector(".empty a.button"));
        Assert.Null(Link(await nasrin.GetAsync("/search?q=" + made.Number), made));
    }

    [Fact]
    public async Task Each_line_says_how_the_document_stands()
    {
        var today = CityDay.Of(city.Host.Clock.GetUtcNow().UtcDateTime);
        var good = await city.SignedAsync(DocumentsCity.Certificate(until: today));
        var over = await city.SignedAsync(DocumentsCity.Certificate(until: today.AddDays(-1)));
        var taken = await city.SignedAsync(DocumentsCity.Certificate());
        var davoud = await city.AsAsync(TestPeople.Davoud, DocumentsModule.Revoke);
        await davoud.SubmitAsync(
            await davoud.GetAsync($"/documents/{taken.Number}/revocation"),
            "#revoke-form",
            ("reason", "نشانی درست نبود")
        );
        var list = await (await city.AsAsync(TestPeople.Maryam)).GetAsync("/documents");
        Assert.Contains("معتبر", Row(list, good), StringComparison.Ordinal);
        Assert.Contains("مهلت گذشته", Row(list, over), StringComparison.Ordinal);
        Assert.Contains("باطل‌شده", Row(list, taken), StringComparison.Ordinal);
        Assert.Contains("بدون تاریخ پایان", Row(list, taken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_list_is_paged_without_repeating_or_losing_a_line()
    {
        var owner = TestPeople.Davoud;
        for (var i = 0; i < 23; i++)
            await city.OrderAsync(DocumentsCity.Certificate() with { Owner = owner });
        var davoud = await city.AsAsync(owner);
        var first = await davoud.GetAsync("/documents");
        Assert.Equal(20, first.Page.QuerySelectorAll("tbody tr").Length);
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
        Assert.Equal(HttpStatusCode.OK, (await davoud.GetAsync("/documents?before=nonsense")).Status);
    }

    [Fact]
    public async Task Guests_are_led_to_sign_in()
    {
        var guest = await city.Host.Visitor(followRedirects: false).GetAsync("/documents");
        Assert.StartsWith("/sign-in?", guest.Location, StringComparison.Ordinal);
    }

    private static IElement? Link(Seen page, DocumentMade made) =>
        page.Page.QuerySelector($"main a[href='{made.Href}']");

    private static string Row(Seen list, DocumentMade made) => Link(list, made)?.Closest("tr")?.TextContent ?? "";
}
