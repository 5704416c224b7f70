using Shahr.Ui.Gallery;

namespace Shahr.Ui.Tests;

public sealed class GalleryTests
{
    [Theory]
    [InlineData("fa", "rtl")]
    [InlineData("en", "ltr")]
    public async Task The_document_says_its_language_and_direction(string lang, string dir)
    {
        var page = await Render.PageOf<GalleryPage>(Look(lang, "dark"));
        Assert.Equal(lang, page.DocumentElement.GetAttribute("lang"));
        Assert.Equal(dir, page.DocumentElement.GetAttribute("dir"));
        Assert.Equal("dark", page.DocumentElement.GetAttribute("data-theme"));
        Assert.Single(page.QuerySelectorAll("h1"));
        Assert.Single(page.QuerySelectorAll("main"));
    }

    [Fact]
    public async Task A_theme_that_follows_the_device_leaves_no_attribute()
    {
        var page = await Render.PageOf<GalleryPage>(Look());
        Assert.Null(page.DocumentElement.GetAttribute("data-theme"));
    }

    [Theory]
    [InlineData("fa")]
    [InlineData("en")]
    public async Task Every_input_has_a_label_and_every_description_exists(string lang)
    {
        var page = await Render.PageOf<GalleryPage>(Look(lang));
        var inputs = page.QuerySelectorAll("input:not([type=hidden]), select, textarea");
        Assert.True(inputs.Length > 20);
        foreach (var input in inputs)
        {
            var labelled =
                input.Closest("label") is not null
                || page.QuerySelectorAll("label").Any(l => l.GetAttribute("for") == input.Id);
            Assert.True(labelled, $"{input.GetAttribute("name")} has no label");
        }
        foreach (var element in page.QuerySelectorAll("[aria-describedby], [aria-labelledby]"))
        {
            var ids = (element.GetAttribute("aria-describedby") + " " + element.GetAttribute("aria-labelledby")).Split(
                ' '
            );
            foreach (var id in ids.Where(i => i.Length > 0))
                Assert.True(page.GetElementById(id) is not null, $"#{id} does not exist");
        }
    }

    [Fact]
    public async Task Ids_are_unique()
    {
        var page = await Render.PageOf<GalleryPage>(Look());
        var twice = page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1).Select(g => g.Key);
        Assert.Empty(twice);
    }

    [Fact]
    public async Task Every_link_of_the_problem_summary_lands_on_an_input()
    {
        var page = await Render.PageOf<GalleryPage>(Look());
        var links = page.QuerySelectorAll(".error-summary a");
        Assert.Equal(4, links.Length);
        foreach (var link in links)
        {
            var target = page.GetElementById((link.GetAttribute("href") ?? "").TrimStart('#'));
            Assert.Equal("INPUT", target?.TagName);
            Assert.Equal("true", target?.GetAttribute("aria-invalid") ?? "true");
        }
    }

    [Fact]
    public async Task Nothing_inline_and_nothing_from_outside()
    {
        var html = await Render.HtmlOf<GalleryPage>(Look());
        var page = await Render.PageOf<GalleryPage>(Look());
        Assert.Empty(page.QuerySelectorAll("[style], style, script:not([src]), [onclick], [onload], [onsubmit]"));
        Assert.DoesNotContain("http://", html);
        Assert.DoesNotContain("https://", html);
    }

    [Fact]
    public async Task Persian_letters_are_written_as_they_are()
    {
        var html = await Render.HtmlOf<GalleryPage>(Look());
        Assert.Contains("سرگذشت یک درخواست", html);
        Assert.DoesNotContain("&#x6", html);
    }

    [Fact]
    public async Task Every_icon_the_components_name_is_in_the_sprite()
    {
        var known = File.ReadAllLines(Path.Combine(Render.Root, "web", "icons.txt")).ToHashSet();
        foreach (var lang in new[] { "fa", "en" })
        {
            var page = await Render.PageOf<GalleryPage>(Look(lang));
            foreach (var use in page.QuerySelectorAll("use"))
                Assert.Contains((use.GetAttribute("href") ?? "").Split('#')[^1], known);
        }
    }

    [Fact(Explicit = true)]
    public async Task The_gallery_can_be_written_out_to_be_looked_at()
    {
        var folder = Environment.GetEnvironmentVariable("SHAHR_GALLERY") ?? Path.GetTempPath();
        foreach (var lang in new[] { "fa", "en" })
        {
            foreach (var theme in new[] { "light", "dark", "contrast" })
            {
                var html = await Render.HtmlOf<GalleryPage>(Look(lang, theme));
                await File.WriteAllTextAsync(
                    Path.Combine(folder, $"{lang}-{theme}.html"),
                    html,
                    TestContext.Current.CancellationToken
                );
            }
        }
    }

    private static (string, object?) Look(string lang = "fa", string theme = "auto") =>
        (nameof(GalleryPage.View), new GalleryLook(lang, theme));
}
