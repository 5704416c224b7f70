using System.Globalization;
using AngleSharp.Html.Parser;
using CsCheck;
using Shahr.Paper.Text;

namespace Shahr.Paper.Tests;

public sealed class DrawingTests
{
    [Fact]
    public void The_same_document_gives_the_same_bytes() =>
        Assert.Equal(PaperPdf.Render(SampleLetters.Residence()), PaperPdf.Render(SampleLetters.Residence()));

    [Fact]
    public void Letters_are_drawn_on_many_threads_while_memory_is_collected()
    {
        var expected = PaperPdf.Render(SampleLetters.Residence());
        Parallel.For(
            0,
            16,
            _ =>
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                Assert.Equal(expected, PaperPdf.Render(SampleLetters.Residence()));
            }
        );
    }

    [Fact]
    public void Poppler_reads_the_words_in_order_and_both_fonts_are_embedded() =>
        Tools.WithFile(
            City.Signed,
            path =>
            {
                var words = Tools.Run("pdftotext", path, "-").Output;
                Assert.Contains("بدین‌وسیله گواهی می‌شود خانم مریم رضایی", words, StringComparison.Ordinal);
                Assert.Contains("+98 912 345 6789", words, StringComparison.Ordinal);
                Assert.Contains("SH-4821-7", words, StringComparison.Ordinal);
                var fonts = Tools
                    .Run("pdffonts", path)
                    .Output.Split('\n')
                    .Where(line => line.Contains("Vazirmatn"))
                    .ToArray();
                Assert.Equal(2, fonts.Length);
                Assert.All(fonts, line => Assert.Contains("yes yes yes", line, StringComparison.Ordinal));
            }
        );

    [Fact]
    public void A_long_document_runs_over_pages_that_carry_their_numbers() =>
        Tools.WithFile(
            PaperPdf.Render(SampleLetters.Long()),
            path =>
            {
                var info = Tools.Run("pdfinfo", path).Output;
                Assert.Contains("A4", info, StringComparison.Ordinal);
                var line = info.Split('\n').Single(l => l.StartsWith("Pages:", StringComparison.Ordinal));
                var pages = int.Parse(line[6..], CultureInfo.InvariantCulture);
                Assert.InRange(pages, 3, 6);
                var words = Tools.Run("pdftotext", "-raw", path, "-").Output;
                Assert.Contains(Sheet.PersianDigits(pages), words, StringComparison.Ordinal);
            }
        );

    [Fact]
    public void A_phone_reads_the_address_from_the_printed_code() =>
        Tools.WithFile(
            City.Signed,
            path =>
            {
                Tools.Need("zbarimg");
                var picture = path + ".png";
                try
                {
                    Tools.Run("pdftoppm", "-r", "150", "-png", "-singlefile", path, path);
                    var words = Tools.Run("zbarimg", "-q", "--raw", picture).Output;
                    Assert.Contains("https://city.example.ir/verify?n=SH-4821-7", words, StringComparison.Ordinal);
                }
                finally
                {
                    File.Delete(picture);
                }
            }
        );

    [Fact]
    public void A_code_too_dense_for_paper_is_refused()
    {
        var check = new PaperVerification("https://city.example.ir", "SH-1", new string('x', 451));
        Assert.Throws<PaperException>(() => PaperPdf.Render(SampleLetters.Residence() with { Verification = check }));
    }

    [Fact]
    public void No_line_is_wider_than_its_place_whatever_the_words_are()
    {
        string[] all =
        [
            "سلام",
            "می‌روم ",
            " ",
            "Shahr ",
            "۱۲۳۴/۵۶ ",
            "(«",
            "»)",
            "https://example.ir/a/b?c=d",
            "👩‍👩‍👧",
            "\u202E",
            "\u2067",
            "-",
            "\n",
            "ـِ",
            "لا",
            "\u0000",
            "\uD800",
            "\t",
        ];
        var piece = Gen.Int[0, all.Length - 1].Select(i => all[i]);
        Gen.Select(piece.Array[0, 60], Gen.Float[30, 400])
            .Sample(
                (pieces, width) =>
                {
                    var lines = new TextLayout().Lines(string.Concat(pieces), 11, width);
                    Assert.NotEmpty(lines);
                    Assert.All(lines, line => Assert.True(line.Width <= width + 0.01f, $"{line.Width} in {width}"));
                },
                iter: 500
            );
    }

    [Fact]
    public void Persian_words_with_latin_and_digits_have_a_glyph_each()
    {
        var text =
            "پژوهش‌گرانِ «شهر نمونه» (Shahr v2.1) ۰۱۲۳۴۵۶۷۸۹ ٪ ٬ ٫ ؟ ؛ ، هٔ ۀ أ ؤ ئ ء آ "
            + "— – … ﷼ +98 & @ # / \\ SH-4821-7";
        Assert.All(new TextLayout().Lines(text, 11, 300), line => Assert.False(line.HasMissingGlyph));
    }

    [Fact]
    public void An_override_in_a_name_cannot_turn_the_words_around()
    {
        Assert.Equal("abc", CleanText.Of("\u202Ea\u2067b\u2069c\u202C\u0007"));
        Assert.Equal("می‌روم", CleanText.Of("می‌روم"));
    }

    [Fact]
    public void A_row_with_missing_cells_and_an_emblem_of_nonsense_are_refused()
    {
        var table = new PaperTable(
            [new("یک"), new("دو")],
            [
                ["تنها"],
            ]
        );
        Assert.Throws<PaperException>(() => PaperPdf.Render(SampleLetters.Residence() with { Body = [table] }));
        var head = SampleLetters.Residence().Letterhead with { EmblemPath = "<script>" };
        Assert.Throws<PaperException>(() => PaperPdf.Render(SampleLetters.Residence() with { Letterhead = head }));
    }

    [Fact]
    public void The_html_twin_tells_everything_and_lets_no_markup_through()
    {
        var letter = SampleLetters.Long() with
        {
            Title = "<script>alert(1)</script>\u202E",
            Verification = new PaperVerification("javascript:alert(1)", "\"><img src=x>"),
        };
        var html = new HtmlParser().ParseDocument(PaperHtml.Render(letter, headingLevel: 2));
        Assert.Empty(html.QuerySelectorAll("script, img, a"));
        var article = html.QuerySelector("article");
        Assert.Equal(("fa", "rtl"), (article?.GetAttribute("lang"), article?.GetAttribute("dir")));
        Assert.Equal("<script>alert(1)</script>", html.QuerySelector("h2")?.TextContent);
        Assert.Equal(2 + 1, html.QuerySelectorAll("h3").Length);
        Assert.Equal(5, html.QuerySelectorAll("th[scope=col]").Length);
        Assert.Equal(30, html.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("داوود احمدی", html.Body?.TextContent ?? "", StringComparison.Ordinal);
        Assert.Equal(
            2,
            new HtmlParser().ParseDocument(PaperHtml.Render(SampleLetters.Residence())).QuerySelectorAll("a, h1").Length
        );
    }
}
