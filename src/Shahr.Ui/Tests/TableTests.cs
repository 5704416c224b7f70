using Shahr.Ui.Gallery;

namespace Shahr.Ui.Tests;

public sealed class TableTests
{
    private static readonly Column<SampleRow>[] Columns =
    [
        Column<SampleRow>.Text("شماره", r => r.Number),
        Column<SampleRow>.Text("خدمت", r => r.Service),
        Column<SampleRow>.Html("وضعیت", (cell, r) => cell.Tag(r.State, r.Tone)),
        Column<SampleRow>.Number("مانده", r => r.Left),
    ];

    [Fact]
    public async Task A_long_table_has_a_caption_headings_and_a_label_in_every_cell()
    {
        var row = GallerySamples.Rows(true)[0];
        var page = await Render.PageOf<Table<SampleRow>>(
            ("Caption", "فهرست"),
            ("Columns", Columns),
            ("Rows", Enumerable.Repeat(row, 50).ToArray()),
            ("NextUrl", "/x?after=9")
        );
        Assert.Equal("فهرست", page.QuerySelector("caption")?.TextContent);
        Assert.Equal(4, page.QuerySelectorAll("thead th[scope=col]").Length);
        Assert.Equal(200, page.QuerySelectorAll("tbody td[data-label]").Length);
        Assert.Equal("/x?after=9", page.QuerySelector("a[rel=next]")?.GetAttribute("href"));
        Assert.Null(page.QuerySelector("a[rel=prev]"));
    }

    [Fact]
    public async Task Whatever_stands_in_a_row_stays_text_however_long_it_is()
    {
        var hostile = "\"><script>alert(1)</script>&'" + new string('<', 5000);
        var row = GallerySamples.Rows(true)[0] with
        {
            Number = hostile,
            Service = hostile,
            State = hostile,
            Url = hostile,
        };
        var page = await Render.PageOf<Table<SampleRow>>(
            ("Caption", "فهرست"),
            (
                "Columns",
                (Column<SampleRow>[])[.. Columns, Column<SampleRow>.Main(hostile, (c, r) => c.Link(r.Url, r.Number))]
            ),
            ("RowClass", (Func<SampleRow, string?>)(_ => hostile)),
            ("Rows", new[] { row, row })
        );
        Assert.Empty(page.QuerySelectorAll("script"));
        Assert.Equal(2, page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(hostile, page.QuerySelector("tbody td span")?.TextContent);
        Assert.Equal(hostile, page.QuerySelector("tbody .tag")?.TextContent);
        Assert.Equal(hostile, page.QuerySelector("tbody th a")?.GetAttribute("href"));
        Assert.Equal(hostile, page.QuerySelector("tbody th a")?.TextContent);
        Assert.Equal(hostile, page.QuerySelector("tbody tr")?.ClassName);
    }

    [Fact]
    public async Task Rendering_time_of_fifty_rows_is_told_but_not_judged()
    {
        var rows = Enumerable.Repeat(GallerySamples.Rows(true)[0], 50).ToArray();
        for (var i = 0; i < 300; i++)
            await Render.HtmlOf<Table<SampleRow>>(("Caption", "فهرست"), ("Columns", Columns), ("Rows", rows));
        var best = TimeSpan.MaxValue;
        for (var round = 0; round < 20; round++)
        {
            var start = TimeProvider.System.GetTimestamp();
            for (var i = 0; i < 20; i++)
                Assert.NotEmpty(
                    await Render.HtmlOf<Table<SampleRow>>(("Caption", "فهرست"), ("Columns", Columns), ("Rows", rows))
                );
            var took = TimeProvider.System.GetElapsedTime(start) / 20;
            best = took < best ? took : best;
        }
        TestContext.Current.TestOutputHelper?.WriteLine($"50 rows × 4 columns: {best.TotalMicroseconds:0} µs");
        Console.WriteLine($"50 rows x 4 columns: {best.TotalMicroseconds:0} us");
    }
}
